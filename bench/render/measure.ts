// How time is taken: CPU time of this thread, so that a busy machine counts as little as can be, best of several runs with
// the spread of the others.

/** Milliseconds; `spread` is how much the median lies above the best, as a share. */
export interface Figure {
  best: number;
  median: number;
  spread: number;
  runs: number;
}

/** CPU milliseconds that this thread has used. */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

export function figure(samples: readonly number[]): Figure {
  const sorted = [...samples].sort((a, b) => a - b);
  const best = sorted[0];
  const median = sorted[Math.floor(sorted.length / 2)];
  return { best, median, spread: best > 0 ? median / best - 1 : 0, runs: sorted.length };
}

/** Runs `work` (which returns how many frames it did) several times; the figure is per frame. */
export async function perFrame(runs: number, work: () => Promise<number> | number): Promise<Figure> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = threadMs();
    const frames = await work();
    samples.push((threadMs() - before) / frames);
  }
  return figure(samples);
}
