// The sound of a panel: sent once per content of its file. Needs a trusted workspace.

import * as vscode from 'vscode';
import type { HostToPreview } from '../../contract/webview.ts';
import type { EngineClient } from '../engine/engine-client.ts';
import { failureText } from '../shared/failure.ts';
import { ownBytes } from '../shared/own-bytes.ts';

interface SoundParts {
  engine: EngineClient;
  log: vscode.LogOutputChannel;
}

/** An audio file with the digest of its content. */
interface SoundFile {
  path: string;
  digest: string;
}

export class PreviewSound {
  readonly #parts: SoundParts;
  readonly #session: string;
  readonly #post: (message: HostToPreview) => void;
  /** Digest and path of what the webview has. */
  #sent: string | null = null;

  constructor(parts: SoundParts, session: string, post: (message: HostToPreview) => void) {
    this.#parts = parts;
    this.#session = session;
    this.#post = post;
  }

  /** The webview was reloaded and has no sound. */
  reset(): void {
    this.#sent = null;
  }

  /** Sets the reel's audio file; null: the reel is silent, or its sound cannot be decoded. */
  use(file: SoundFile | null): void {
    const key = file === null || !vscode.workspace.isTrusted ? null : `${file.digest} ${file.path}`;
    if (key === this.#sent) return;
    this.#sent = key;
    if (file === null || key === null) this.#post({ type: 'audioRemoved' });
    else void this.#send(key);
  }

  async #send(key: string): Promise<void> {
    try {
      const audio = await this.#parts.engine.request('previewAudio', { session: this.#session });
      if (audio && this.#sent === key)
        this.#post({
          type: 'audio',
          bytes: ownBytes(audio.bytes),
          mime: audio.mime,
          wave: new Float32Array(audio.wave),
          seconds: audio.seconds,
        });
    } catch (error) {
      if (this.#sent === key) this.#sent = null;
      this.#parts.log.warn(`The preview has no sound: ${failureText(error)}`);
    }
  }
}
