// How long to wait before a process that died is started again: at once at first, then ever longer; a process that has
// lived for a while is forgiven.

const WAITS_MS = [150, 500, 1500, 4000, 10_000, 30_000];
const FORGIVEN_AFTER_MS = 60_000;

export class BackOff {
  #failures = 0;
  #startedAt = 0;

  get failures(): number {
    return this.#failures;
  }

  started(nowMs: number): void {
    this.#startedAt = nowMs;
  }

  /** Notes a death; the milliseconds to wait before the next start. */
  died(nowMs: number): number {
    if (nowMs - this.#startedAt > FORGIVEN_AFTER_MS) this.#failures = 0;
    const wait = WAITS_MS[Math.min(this.#failures, WAITS_MS.length - 1)]!;
    this.#failures++;
    return wait;
  }

  reset(): void {
    this.#failures = 0;
  }
}
