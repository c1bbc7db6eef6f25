// The terminal while a film plays: the alternate screen without cursor, keys as they are typed. However the film ends, the terminal is
// left as it was.

import type { ReadStream, WriteStream } from 'node:tty';

/** Alternate screen, no cursor, no wrapping at the last column. */
const ENTER = '\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[m\x1b[2J';
const LEAVE = '\x1b[?2026l\x1b[m\x1b[?7h\x1b[?25h\x1b[?1049l';
/** What is between them appears at once, where the terminal knows synchronized output. */
const BEGIN = '\x1b[?2026h';
const END = '\x1b[?2026l';

export class PlayScreen {
  readonly #out: WriteStream;
  readonly #keys: ReadStream | null;
  readonly #onInput: (text: string) => void;
  #isEntered = false;
  readonly #onExit = () => this.leave();
  readonly #onData = (chunk: Buffer) => this.#onInput(chunk.toString('utf8'));

  /** `keys`: null where nothing can be typed. */
  constructor(out: WriteStream, keys: ReadStream | null, onInput: (text: string) => void) {
    this.#out = out;
    this.#keys = keys;
    this.#onInput = onInput;
    // The terminal may be closed.
    keys?.on('error', () => {});
  }

  /** Cells of the terminal; 80 × 24 where it does not tell. */
  get size(): { cols: number; rows: number } {
    return { cols: Math.max(1, this.#out.columns || 80), rows: Math.max(1, this.#out.rows || 24) };
  }

  enter(): void {
    if (this.#isEntered) return;
    this.#isEntered = true;
    // Also where the process is ended in the middle.
    process.on('exit', this.#onExit);
    this.#keys?.setRawMode(true);
    this.#keys?.on('data', this.#onData);
    this.#keys?.resume();
    this.#out.write(ENTER);
  }

  leave(): void {
    if (!this.#isEntered) return;
    this.#isEntered = false;
    process.off('exit', this.#onExit);
    this.#out.write(LEAVE);
    this.#keys?.off('data', this.#onData);
    this.#keys?.setRawMode(false);
    this.#keys?.pause();
  }

  /** Resolves when the terminal has taken it: frames are dropped meanwhile. */
  show(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#out.write(BEGIN + text + END, () => resolve());
    });
  }

  /** Sends a question. */
  ask(text: string): void {
    this.#out.write(text);
  }

  /** Stops the process as Ctrl-Z does; resolves when it goes on. */
  async suspend(): Promise<void> {
    this.leave();
    await new Promise<void>((resolve) => {
      process.once('SIGCONT', () => resolve());
      process.kill(process.pid, 'SIGTSTP');
    });
    this.enter();
  }
}
