// How long to wait before restarting a process that died: longer after each failure, and from the start again once a process
// has lived for a minute.

const WAITS_MS = [150, 500, 1500, 4000, 10_000];
const LONGEST_WAIT_MS = 30_000;
const STABLE_AFTER_MS = 60_000;

export class BackOff {
  #failures = 0;
  #startedAt = 0;

  get failures(): number {
    return this.#failures;
  }

  started(nowMs: number): void {
    this.#startedAt = nowMs;
  }

  /** Counts a failure. Returns the milliseconds to wait before the next start. */
  died(nowMs: number): number {
    if (nowMs - this.#startedAt > STABLE_AFTER_MS) this.#failures = 0;
    const wait = WAITS_MS[this.#failures] ?? LONGEST_WAIT_MS;
    this.#failures++;
    return wait;
  }

  reset(): void {
    this.#failures = 0;
  }
}
