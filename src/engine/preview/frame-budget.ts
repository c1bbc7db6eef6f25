// Decides when a preview drops expensive shaders to keep its frame rate, and when it tries them again. People judge looks in the
// preview, so all shaders run until several frames in a row are late.

const LATE_FRAMES = 4;
const FIRST_RETRY_MS = 12_000;
const LAST_RETRY_MS = 120_000;

export class FrameBudget {
  #late = 0;
  #reduced = false;
  #retryAt = 0;
  #retryAfterMs = FIRST_RETRY_MS;

  /** The last frames were late. */
  get isLate(): boolean {
    return this.#late > 0 && !this.#reduced;
  }

  get reduced(): boolean {
    return this.#reduced;
  }

  /** The subject has changed: forgets what the old one cost. */
  reset(): void {
    this.#late = 0;
    this.#reduced = false;
    this.#retryAfterMs = FIRST_RETRY_MS;
  }

  /** Records the time of a frame drawn while playing. */
  note(drawMs: number, frameMs: number, nowMs: number): void {
    if (this.#reduced) {
      if (nowMs < this.#retryAt || drawMs > frameMs / 2) return;
      this.#reduced = false;
      this.#late = 0;
      return;
    }
    this.#late = drawMs > frameMs ? this.#late + 1 : 0;
    if (this.#late < LATE_FRAMES) return;
    this.#reduced = true;
    this.#retryAt = nowMs + this.#retryAfterMs;
    this.#retryAfterMs = Math.min(LAST_RETRY_MS, this.#retryAfterMs * 2);
  }
}
