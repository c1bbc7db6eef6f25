// Copies of state along a segment within a memory budget. When full, every other copy is dropped, so they stay evenly spaced.

interface Entry<T> {
  at: number;
  value: T;
  bytes: number;
}

export class Checkpoints<T> {
  readonly #budget: number;
  #every: number;
  #entries: Entry<T>[] = [];
  #bytes = 0;

  /** `every`: initial number of steps between checkpoints. */
  constructor(budgetBytes: number, every: number) {
    this.#budget = budgetBytes;
    this.#every = Math.max(1, every);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Whether a checkpoint is due at this step and missing. */
  isDue(at: number): boolean {
    return this.#budget > 0 && at % this.#every === 0 && !this.#entries.some((entry) => entry.at === at);
  }

  add(at: number, value: T, bytes: number): void {
    if (bytes > this.#budget) return;
    this.#entries.push({ at, value, bytes });
    this.#entries.sort((a, b) => a.at - b.at);
    this.#bytes += bytes;
    while (this.#bytes > this.#budget) {
      this.#every *= 2;
      this.#entries = this.#entries.filter((entry) => entry.at % this.#every === 0);
      const left = this.#entries.reduce((sum, entry) => sum + entry.bytes, 0);
      if (left === this.#bytes && this.#entries.length <= 1) break;
      this.#bytes = left;
    }
  }

  /** The last checkpoint at or before this step. */
  before(at: number): { at: number; value: T } | null {
    let found: Entry<T> | null = null;
    for (const entry of this.#entries) if (entry.at <= at) found = entry;
    return found;
  }

  clear(): void {
    this.#entries = [];
    this.#bytes = 0;
  }
}
