// The frame link of one panel, as its page and its webview get it: the page's policy names the address, and the webview a token
// for each connection.

import type { AskFrameLinkMessage, FrameLinkMessage } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import type { LinkAddress } from '../engine/link-address.ts';
import { isDesktop } from '../shared/is-desktop.ts';

/** An engine that takes longer to start does not hold up the page, which then gets its frames as messages. */
const PATIENCE_MS = 3000;

export interface LinkParts {
  engine: Pick<EngineClient, 'request'>;
  linkAddress: Pick<LinkAddress, 'url'>;
}

export class PanelLink {
  readonly #parts: LinkParts;
  readonly #session: string;
  #url: string | null = null;

  constructor(parts: LinkParts, session: string) {
    this.#parts = parts;
    this.#session = session;
  }

  /** The address for the page's policy; null: no link. */
  async address(patienceMs = PATIENCE_MS): Promise<string | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, patienceMs, null)));
    this.#url = await Promise.race([this.#current(), late]);
    clearTimeout(timer);
    return this.#url;
  }

  /** What a webview connects to, once. */
  async grant(webview: Pick<AskFrameLinkMessage, 'origin' | 'takesPlanes'>): Promise<FrameLinkMessage['link']> {
    const url = this.#url;
    // The page cannot reach another address than its own.
    if (url === null || (await this.#current()) !== url) return null;
    const { origin, takesPlanes } = webview;
    const granted = await this.#parts.engine
      .request('grantLink', { session: this.#session, origin, takesPlanes, isLocal: isDesktop() })
      .catch(() => null);
    return granted && { url, token: granted.token };
  }

  #current(): Promise<string | null> {
    return this.#parts.linkAddress.url().catch(() => null);
  }
}
