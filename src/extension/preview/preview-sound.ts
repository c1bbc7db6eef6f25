// The sound of a panel: asked of the engine when the webview wants it, once per file, and only where there is trust.

import * as vscode from 'vscode';
import type { HostToPreview } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureText } from '../shared/failure.ts';
import { ownBytes } from '../shared/own-bytes.ts';

interface SoundParts {
  engine: EngineClient;
  log: vscode.LogOutputChannel;
}

export class PreviewSound {
  readonly #parts: SoundParts;
  readonly #session: string;
  readonly #post: (message: HostToPreview) => void;
  #path: string | null = null;
  #sent: string | null = null;

  constructor(parts: SoundParts, session: string, post: (message: HostToPreview) => void) {
    this.#parts = parts;
    this.#session = session;
    this.#post = post;
  }

  /** The webview has been made anew, and has no sound. */
  forget(): void {
    this.#sent = null;
  }

  /** The reel's audio is this file now. */
  use(path: string | null): void {
    this.#path = vscode.workspace.isTrusted ? path : null;
    if (this.#path === null && this.#sent !== null) {
      this.#sent = null;
      this.#post({ type: 'noAudio' });
    } else if (this.#path !== null && this.#path !== this.#sent) void this.send();
  }

  async send(): Promise<void> {
    const path = this.#path;
    if (path === null || path === this.#sent) return;
    this.#sent = path;
    try {
      const [audio, analysis] = await Promise.all([
        this.#parts.engine.request('previewAudio', { session: this.#session }),
        this.#parts.engine.request('analyze', { path }),
      ]);
      if (audio)
        this.#post({
          type: 'audio',
          bytes: ownBytes(audio.bytes),
          mime: audio.mime,
          wave: new Float32Array(analysis.wave),
          seconds: analysis.seconds,
        });
    } catch (error) {
      this.#sent = null;
      this.#parts.log.warn(`No sound in the preview: ${failureText(error)}`);
    }
  }
}
