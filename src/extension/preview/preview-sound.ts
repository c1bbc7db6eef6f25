// The sound of a panel: requested from the engine when the webview wants it, once per content of the file, and only in a
// trusted workspace.

import * as vscode from 'vscode';
import type { HostToPreview } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureText } from '../shared/failure.ts';
import { ownBytes } from '../shared/own-bytes.ts';

interface SoundParts {
  engine: EngineClient;
  log: vscode.LogOutputChannel;
}

/** An audio file with its content. */
interface SoundFile {
  path: string;
  digest: string;
}

export class PreviewSound {
  readonly #parts: SoundParts;
  readonly #session: string;
  readonly #post: (message: HostToPreview) => void;
  #file: SoundFile | null = null;
  /** What the webview has: path and digest. */
  #sent: string | null = null;

  constructor(parts: SoundParts, session: string, post: (message: HostToPreview) => void) {
    this.#parts = parts;
    this.#session = session;
    this.#post = post;
  }

  /** The webview was created again and has no sound. */
  forget(): void {
    this.#sent = null;
  }

  /** Sets the reel's audio; a replaced file has another digest and is sent again. */
  use(file: SoundFile | null): void {
    this.#file = vscode.workspace.isTrusted ? file : null;
    if (this.#file === null && this.#sent !== null) {
      this.#sent = null;
      this.#post({ type: 'noAudio' });
    } else if (this.#file !== null) void this.send();
  }

  async send(): Promise<void> {
    const file = this.#file;
    if (file === null) return;
    const key = `${file.digest} ${file.path}`;
    if (key === this.#sent) return;
    this.#sent = key;
    try {
      const [audio, analysis] = await Promise.all([
        this.#parts.engine.request('previewAudio', { session: this.#session }),
        this.#parts.engine.request('analyze', { path: file.path }),
      ]);
      // A newer file was requested meanwhile.
      if (this.#sent !== key || audio === null) return;
      this.#post({
        type: 'audio',
        bytes: ownBytes(audio.bytes),
        mime: audio.mime,
        wave: new Float32Array(analysis.wave),
        seconds: analysis.seconds,
      });
    } catch (error) {
      if (this.#sent === key) this.#sent = null;
      this.#parts.log.warn(`The preview has no sound: ${failureText(error)}`);
    }
  }
}
