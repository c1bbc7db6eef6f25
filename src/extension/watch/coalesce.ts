// Collects what happens in short succession, and reports it once: tools write a file in several steps, git checks out many.

export class Coalescer {
  readonly #report: (items: readonly string[]) => void;
  readonly #waitMs: number;
  readonly #items = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(report: (items: readonly string[]) => void, waitMs: number) {
    this.#report = report;
    this.#waitMs = waitMs;
  }

  /** Reports `waitMs` after the first item, with all that came until then, each once. */
  add(item: string): void {
    this.#items.add(item);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const items = [...this.#items];
      this.#items.clear();
      this.#report(items);
    }, this.#waitMs);
  }

  dispose(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#items.clear();
  }
}
