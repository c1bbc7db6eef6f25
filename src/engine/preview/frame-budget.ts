// Decides when a preview must drop its costly shaders to keep its rate, and when it may try them again.
// Looks are judged in the preview, so shaders stay in full until several frames in a row are late.

const LATE_FRAMES = 4;
const FIRST_RETRY_MS = 12_000;
const LAST_RETRY_MS = 120_000;

export class FrameBudget {
  #late = 0;
  #reduced = false;
  #retryAt = 0;
  #retryAfterMs = FIRST_RETRY_MS;

  get reduced(): boolean {
    return this.#reduced;
  }

  /** Something else is drawn now: forget what the old picture cost. */
  reset(): void {
    this.#late = 0;
    this.#reduced = false;
    this.#retryAfterMs = FIRST_RETRY_MS;
  }

  /** Takes the time of a frame that followed on the one before. */
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
