// Chooses size and rate by how long frames take: first the display's, then the reel's own rate, then smaller frames.

/** Frames that are measured before anything changes; the first of them warm up. */
const MEASURED = 24;
const WARM_UP = 8;
/** Share of a frame's time that drawing may take. */
const BUDGET = 0.9;
const SCALES = [1, 0.75, 0.5];

export class Pace {
  readonly #displayFps: number;
  readonly #reelFps: number;
  #step = 0;
  #times: number[] = [];

  /** Rates in frames a second. */
  constructor(displayFps: number, reelFps: number) {
    this.#displayFps = displayFps;
    this.#reelFps = Math.min(displayFps, reelFps);
  }

  get fps(): number {
    return this.#step === 0 ? this.#displayFps : this.#reelFps;
  }

  /** Of the display's size. */
  get scale(): number {
    return SCALES[Math.min(SCALES.length - 1, Math.max(0, this.#step - 1))];
  }

  /** Takes what a frame cost; true where size or rate have changed. */
  add(ms: number): boolean {
    this.#times.push(ms);
    if (this.#times.length < MEASURED) return false;
    const times = this.#times.slice(WARM_UP).toSorted((a, b) => a - b);
    this.#times = [];
    const isSlow = times[times.length >> 1] > (1000 / this.fps) * BUDGET;
    if (!isSlow || this.#step >= SCALES.length) return false;
    this.#step++;
    return true;
  }
}
