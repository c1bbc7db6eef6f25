// Measures whether a frame link is so fast that planes are on the screen before a JPEG: whether what they have more to send takes less
// than making and reading the JPEG does (docs/notes/editor.md).

export interface LinkGaugeParts {
  /** Sends so many bytes, whose receipt is told with `received`. */
  send(bytes: number): void;
  /** Milliseconds. */
  now(): number;
}

/** By so much planes of a draft frame are larger than its JPEG. */
const PROBE_BYTES = 512 * 1024;
/** So long a JPEG takes to be made and read. */
const SLOW_PROBE_MS = 18;
/** The page runs other things between two messages, and the engine draws: one measurement says little, and two that agree decide. */
const PROBES = 3;
/** Goes first, so that a link that is much too slow is not held up by the others. */
const TRIAL_BYTES = 64 * 1024;
const SLOW_TRIAL_MS = 50;
/** Frames that arrive later than this, so many in a row, are a reason to measure again. */
const LATE_MS = 40;
const LATE_FRAMES = 4;
const FIRST_AGAIN_MS = 1000;
/** A slow link is not kept busy with measurements: each waits twice as long as the one before. */
const LAST_AGAIN_MS = 64_000;

export class LinkGauge {
  readonly #parts: LinkGaugeParts;
  #isFast = false;
  #isMeasuring = false;
  /** When the small message of the pair that is under way arrived. */
  #smallAt: number | null = null;
  #isTrial = true;
  #fastProbes = 0;
  #slowProbes = 0;
  #lateFrames = 0;
  #againAt = 0;
  #againAfterMs = FIRST_AGAIN_MS;

  constructor(parts: LinkGaugeParts) {
    this.#parts = parts;
    this.#measure();
  }

  get isFast(): boolean {
    return this.#isFast;
  }

  /** The receipt of a message that `send` has sent. */
  received(): void {
    if (!this.#isMeasuring) return;
    const now = this.#parts.now();
    if (this.#smallAt === null) {
      this.#smallAt = now;
      return;
    }
    const tookMs = now - this.#smallAt;
    if (this.#isTrial) {
      this.#isTrial = false;
      if (tookMs > SLOW_TRIAL_MS) this.#judge(false);
      else this.#probe(PROBE_BYTES);
      return;
    }
    if (tookMs > SLOW_PROBE_MS) this.#slowProbes++;
    else this.#fastProbes++;
    if (Math.max(this.#slowProbes, this.#fastProbes) > PROBES / 2) this.#judge(this.#fastProbes > this.#slowProbes);
    else this.#probe(PROBE_BYTES);
  }

  /** Planes have arrived, so long after they were sent. */
  framed(tookMs: number): void {
    if (!this.#isFast) return;
    this.#lateFrames = tookMs > LATE_MS ? this.#lateFrames + 1 : 0;
    if (this.#lateFrames >= LATE_FRAMES) this.#measureAgain();
  }

  /** A frame is sent: a slow link is measured again from time to time. */
  sending(): void {
    if (!this.#isFast) this.#measureAgain();
  }

  #measureAgain(): void {
    if (this.#isMeasuring || this.#parts.now() < this.#againAt) return;
    this.#measure();
  }

  #measure(): void {
    this.#isMeasuring = true;
    this.#isTrial = true;
    this.#fastProbes = 0;
    this.#slowProbes = 0;
    this.#probe(TRIAL_BYTES);
  }

  /** A large message right behind a small one: a page that is busy, and frames that are on their way, delay both. */
  #probe(bytes: number): void {
    this.#smallAt = null;
    this.#parts.send(0);
    this.#parts.send(bytes);
  }

  #judge(isFast: boolean): void {
    this.#isMeasuring = false;
    this.#lateFrames = 0;
    this.#isFast = isFast;
    this.#againAt = this.#parts.now() + (isFast ? FIRST_AGAIN_MS : this.#againAfterMs);
    if (!isFast) this.#againAfterMs = Math.min(LAST_AGAIN_MS, this.#againAfterMs * 2);
  }
}
