// What each further worker takes: the growth of this process's resident memory with every renderer that is opened and has
// drawn, which is what worker threads of one pool share a process for.

import { perFrame } from './measure.ts';
import { benchReel, openBench } from './prepare.ts';

export interface MemoryRow { reel: string; firstMegabytes: number; furtherMegabytes: number; kernelMegabytes: number }

export async function benchMemory(file: string): Promise<MemoryRow> {
  const bench = await benchReel(file);
  const rss = () => process.memoryUsage().rss / 1e6;
  const grown: number[] = [];
  const open = [];
  for (let i = 0; i < 3; i++) {
    const before = rss();
    const renderer = await openBench(bench);
    await perFrame(1, () => { for (let frame = 0; frame < 8; frame++) { renderer.draw(frame); renderer.packYuv420(); } return 8; });
    open.push(renderer);
    grown.push(rss() - before);
  }
  const row = { reel: file, firstMegabytes: grown[0], furtherMegabytes: Math.max(grown[1], grown[2]), kernelMegabytes: open[2].memoryBytes() / 1e6 };
  for (const renderer of open) renderer.dispose();
  return row;
}
