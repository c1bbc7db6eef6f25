// Thumbnails for the strip: drawn when typing pauses, once per plan.

import type * as vscode from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import type { HostToPreview } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureText } from '../shared/failure.ts';
import { ownBytes } from '../shared/own-bytes.ts';

const WIDTH = 192;
const QUIET_MS = 700;

interface ThumbnailParts {
  engine: EngineClient;
  log: vscode.LogOutputChannel;
}

export class PreviewThumbnails implements vscode.Disposable {
  readonly #parts: ThumbnailParts;
  readonly #session: string;
  readonly #post: (message: HostToPreview) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #drawn = '';

  constructor(parts: ThumbnailParts, session: string, post: (message: HostToPreview) => void) {
    this.#parts = parts;
    this.#session = session;
    this.#post = post;
  }

  /** Draws them again even if the plan stays the same: the webview was reloaded, or a file of the plan has changed. */
  reset(): void {
    this.#drawn = '';
  }

  schedule(plan: ScenePlan, isVisible: () => boolean): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => isVisible() && void this.#draw(plan), QUIET_MS);
  }

  dispose(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  async #draw(plan: ScenePlan): Promise<void> {
    const key = JSON.stringify(plan);
    if (key === this.#drawn) return;
    this.#drawn = key;
    try {
      const items = await this.#parts.engine.request('thumbnails', { session: this.#session, width: WIDTH });
      this.#post({ type: 'thumbnails', items: items.map((item) => ({ ...item, jpeg: ownBytes(item.jpeg) })) });
    } catch (error) {
      this.#drawn = '';
      this.#parts.log.debug(`Thumbnails: ${failureText(error)}`);
    }
  }
}
