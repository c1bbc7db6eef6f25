// Drawing alone, on one thread: milliseconds per frame, the share of each stage, and heap growth.

import { benchReel, openBench } from './prepare.ts';
import { figure, perFrame, threadMs, type Figure } from './measure.ts';

export interface DrawRow {
  reel: string;
  width: number;
  height: number;
  ms: Figure;
  stages: Record<string, number>;
  heapBytesPerFrame: number;
  workerMegabytes: number;
}

export async function benchDraw(file: string, { runs, frames }: { runs: number; frames: number }): Promise<DrawRow> {
  const bench = await benchReel(file);
  const renderer = await openBench(bench);
  const count = Math.min(frames, renderer.frames - 1);
  // Warm-up: V8 compiles the code, and caches fill.
  const first = Math.min(4, renderer.frames - 1);
  for (let frame = 0; frame <= first; frame++) renderer.draw(frame);
  const ms = await perFrame(runs, () => {
    for (let i = 0; i < count; i++) {
      renderer.draw(i);
      renderer.stats();
      renderer.packYuv420();
    }
    return count;
  });
  const heapBytesPerFrame = heapGrowth(() => {
    for (let i = 0; i < count; i++) {
      renderer.draw(i);
      renderer.packYuv420();
    }
    return count;
  });
  const row: DrawRow = {
    reel: file,
    width: renderer.format.width,
    height: renderer.format.height,
    ms,
    heapBytesPerFrame,
    workerMegabytes: renderer.memoryBytes() / 1e6,
    stages: {},
  };
  renderer.dispose();
  row.stages = await stagesOf(bench, count, runs);
  return row;
}

export interface CostRow {
  reel: string;
  width: number;
  height: number;
  ms: Figure;
}

/** Milliseconds per frame from short runs spread evenly over the reel, so that each scene counts by its length. */
export async function benchCost(file: string, { runs, frames }: { runs: number; frames: number }): Promise<CostRow> {
  const renderer = await openBench(await benchReel(file));
  const { width, height } = renderer.format;
  const stretch = 3;
  const starts = Array.from({ length: Math.ceil(frames / stretch) }, (_, i) =>
    Math.floor((i * stretch * (renderer.frames - stretch - 1)) / frames),
  );
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    let spent = 0;
    for (const start of starts) {
      // Seeking is not part of a frame's cost.
      renderer.draw(start);
      const before = threadMs();
      for (let i = 1; i <= stretch; i++) {
        renderer.draw(start + i);
        renderer.stats();
        renderer.packYuv420();
      }
      spent += threadMs() - before;
    }
    samples.push(spent / (starts.length * stretch));
  }
  renderer.dispose();
  return { reel: file, width, height, ms: figure(samples) };
}

/** A separate run, because the profiling hooks have a cost of their own. */
async function stagesOf(
  bench: Awaited<ReturnType<typeof benchReel>>,
  count: number,
  runs: number,
): Promise<Record<string, number>> {
  const sums = new Map<string, number>();
  const renderer = await openBench(
    bench,
    {},
    {
      add: (stage, detail, ms) => {
        const key = detail === null ? stage : `${stage} ${detail}`;
        sums.set(key, (sums.get(key) ?? 0) + ms);
      },
    },
  );
  for (let i = 0; i < Math.min(4, count); i++) renderer.draw(i);
  const samples = new Map<string, number[]>();
  for (let run = 0; run < runs; run++) {
    sums.clear();
    const before = threadMs();
    let packing = 0;
    for (let i = 0; i < count; i++) {
      renderer.draw(i);
      const drawn = performance.now();
      renderer.stats();
      renderer.packYuv420();
      packing += performance.now() - drawn;
    }
    if (![...sums.keys()].some((key) => key.startsWith('pack'))) sums.set('pack', packing);
    sums.set('(total)', threadMs() - before);
    for (const [key, ms] of sums) samples.set(key, [...(samples.get(key) ?? []), ms / count]);
  }
  renderer.dispose();
  return Object.fromEntries([...samples].map(([key, values]) => [key, figure(values).best]));
}

/** JavaScript heap bytes allocated per frame; NaN without `--expose-gc`. */
function heapGrowth(work: () => number): number {
  const collect = (globalThis as { gc?: () => void }).gc;
  if (collect === undefined) return Number.NaN;
  collect();
  const before = process.memoryUsage().heapUsed;
  const frames = work();
  return (process.memoryUsage().heapUsed - before) / frames;
}
