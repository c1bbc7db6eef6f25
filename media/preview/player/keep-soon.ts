// Keeps the panel's state at most twice a second, and at once where others wait for it. The last change is never lost.

import type { PlayerTime } from './player-parts.ts';

const EVERY_MS = 500;

export class KeepSoon {
  readonly #time: PlayerTime;
  readonly #urgent: () => string;
  readonly #keep: () => void;
  #keptAtMs = -Infinity;
  #keptUrgent = '';
  #isScheduled = false;

  /** `urgent`: what is kept at once when it changes. */
  constructor(time: PlayerTime, urgent: () => string, keep: () => void) {
    this.#time = time;
    this.#urgent = urgent;
    this.#keep = keep;
  }

  now(): void {
    this.#keptAtMs = this.#time.nowMs();
    this.#keptUrgent = this.#urgent();
    this.#keep();
  }

  soon(): void {
    const waitMs = EVERY_MS - (this.#time.nowMs() - this.#keptAtMs);
    if (waitMs <= 0 || this.#urgent() !== this.#keptUrgent) return this.now();
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#time.after(waitMs, () => {
      this.#isScheduled = false;
      this.now();
    });
  }
}
