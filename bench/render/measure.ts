// Timing: CPU time of this thread, which other load affects least. The best of several runs, with the spread of the others.

/** Milliseconds; `spread` is the median's excess over the best, as a fraction. */
export interface Figure {
  best: number;
  median: number;
  spread: number;
  runs: number;
}

/** CPU time of this thread in milliseconds. */
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

/** Runs `work`, which returns its number of frames, several times. The result is per frame. */
export async function perFrame(runs: number, work: () => Promise<number> | number): Promise<Figure> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = threadMs();
    const frames = await work();
    samples.push((threadMs() - before) / frames);
  }
  return figure(samples);
}
