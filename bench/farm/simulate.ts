// A farm as events: one queue that serves one job at a time, workers that each draw one clip at a time. Longest clips first, as renders
// add them.

export interface Farm {
  /** Seconds that each clip takes a worker. */
  clips: readonly number[];
  workers: number;
  /** Seconds that the queue is busy for a job. */
  perJobSeconds: number;
  /** Until the first clip is drawn. */
  startSeconds: number;
}

export interface Simulated {
  makespan: number;
  /** All work, spread evenly. */
  ideal: number;
  longest: number;
  /** Share of the time in which the queue is busy. */
  queueShare: number;
}

export function simulate({ clips, workers, perJobSeconds, startSeconds }: Farm): Simulated {
  const waiting = clips.toSorted((a, b) => b - a);
  const free = new Heap(Array.from({ length: workers }, () => startSeconds));
  let queueFree = startSeconds;
  let makespan = startSeconds;
  for (const seconds of waiting) {
    const from = Math.max(free.pop(), queueFree);
    queueFree = from + perJobSeconds;
    const end = queueFree + seconds;
    makespan = Math.max(makespan, end);
    free.push(end);
  }
  const total = clips.reduce((sum, seconds) => sum + seconds, 0);
  return {
    makespan,
    ideal: total / workers,
    longest: waiting[0] ?? 0,
    queueShare: Math.min(1, (clips.length * perJobSeconds) / makespan),
  };
}

/** The least number first. */
class Heap {
  readonly #items: number[];

  constructor(items: number[]) {
    this.#items = items.toSorted((a, b) => a - b);
  }

  pop(): number {
    const [least] = this.#items;
    const last = this.#items.pop()!;
    if (this.#items.length > 0) this.#sink(last);
    return least!;
  }

  push(value: number): void {
    const items = this.#items;
    let at = items.push(value) - 1;
    for (let up = (at - 1) >> 1; at > 0 && items[up]! > value; at = up, up = (at - 1) >> 1) items[at] = items[up]!;
    items[at] = value;
  }

  #sink(value: number): void {
    const items = this.#items;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && items[child + 1]! < items[child]!) child++;
      if (items[child]! >= value) break;
      items[at] = items[child]!;
      at = child;
    }
    items[at] = value;
  }
}
