// Where webviews reach the engine's frame links: the engine listens on the loopback address, and the window makes that an address
// that its webviews reach, also from another machine. The port stays the same over restarts, since the pages of open panels name it.

import * as vscode from 'vscode';
import type { EngineClient } from './engine-client.ts';

export class LinkAddress {
  readonly #engine: Pick<EngineClient, 'request'>;
  #port: number | null = null;

  constructor(engine: Pick<EngineClient, 'request'>) {
    this.#engine = engine;
  }

  /** The address for a WebSocket; null: there is none, and frames go as messages. Starts the engine. */
  async url(): Promise<string | null> {
    if (process.env.GLYPHREEL_FRAME_LINK === 'off') return null; // To measure the messages.
    let { port } = await this.#engine.request('listenForLinks', { port: this.#port });
    // Another program has taken it meanwhile: open panels use messages, and those that are opened from now on another port.
    if (port === null && this.#port !== null) ({ port } = await this.#engine.request('listenForLinks', { port: null }));
    this.#port = port;
    if (port === null) return null;
    const outside = await vscode.env.asExternalUri(vscode.Uri.parse(`http://127.0.0.1:${port}/`));
    const url = new URL(outside.toString(true));
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return url.href;
  }
}
