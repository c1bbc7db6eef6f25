// Memory of each further worker: growth of a process's resident memory with every renderer that has drawn, since the workers of a pool
// share one process. Runs in a process of its own, because memory freed earlier would hide the growth.
// To run it alone: node bench/render/memory.ts REEL

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { perFrame } from './measure.ts';
import { benchReel, openBench } from './prepare.ts';

export interface MemoryRow {
  reel: string;
  firstMegabytes: number;
  furtherMegabytes: number;
  kernelMegabytes: number;
}

export function benchMemory(file: string): MemoryRow {
  const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), file], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`Memory could not be measured: ${stderr}`);
  return JSON.parse(stdout) as MemoryRow;
}

async function measureHere(file: string): Promise<MemoryRow> {
  const bench = await benchReel(file);
  const rss = () => process.memoryUsage().rss / 1e6;
  const grown: number[] = [];
  const open = [];
  for (let i = 0; i < 3; i++) {
    const before = rss();
    const renderer = await openBench(bench);
    await perFrame(1, () => {
      for (let frame = 0; frame < 8; frame++) {
        renderer.draw(frame);
        renderer.packYuv420();
      }
      return 8;
    });
    open.push(renderer);
    grown.push(rss() - before);
  }
  const row = {
    reel: file,
    firstMegabytes: grown[0],
    furtherMegabytes: Math.max(grown[1], grown[2]),
    kernelMegabytes: open[2].memoryBytes() / 1e6,
  };
  for (const renderer of open) renderer.dispose();
  return row;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await measureHere(process.argv[2])));
