// `node bench/farm.ts`: what rendering on many machines costs, measured with a real Redis on this machine, and what it would take with many
// more, simulated. --save writes a row into bench/results/farm.md. Needs `npm run build` and redis-server.

import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { packageVersion } from '../src/engine/render/cache/engine-version.ts';
import { measureOverhead, measureQueue, measureWorkers } from './farm/measure.ts';
import { ROOT } from './render/prepare.ts';
import { simulate } from './farm/simulate.ts';

const say = (text: string): void => void process.stderr.write(`${text} …\n`);
const load = os.loadavg()[0]!.toFixed(1);

say('overhead of a clip');
const overhead = await measureOverhead();
say('1, 2 and 4 workers against the local pool');
const { local, farms, clipSeconds } = await measureWorkers([1, 2, 4]);
say('throughput of the queue');
const queue = await measureQueue(5000);

const round = (value: number, digits = 2): string => value.toFixed(digits);
console.log(
  `overhead of a clip: ${round(overhead.wallMs, 0)} ms elapsed, ${round(overhead.cpuMs, 0)} ms of CPU (${overhead.clips} clips of two frames, one worker against one local worker)`,
);
console.log(
  `local pool: ${round(local.wall)} s, ${round(local.cpu)} s of CPU, ${round((local.cpu / local.filmSeconds) * 60, 0)} s of CPU a minute of film`,
);
for (const farm of farms)
  console.log(
    `${farm.workers} workers: ${round(farm.wall)} s, ${round(farm.cpu)} s of CPU (${round((farm.cpu / local.cpu - 1) * 100, 1)} % more than the pool)`,
  );
console.log(`queue: ${round(queue.addPerSecond, 0)} jobs added and ${round(queue.donePerSecond, 0)} finished a second`);

// The drawing alone: starting and joining are the same whatever draws.
for (const farm of farms) {
  const { makespan } = simulate({
    clips: farm.clipSeconds,
    workers: farm.workers,
    perJobSeconds: 1 / queue.donePerSecond,
    startSeconds: 0,
  });
  console.log(`simulated ${farm.workers} workers: ${round(makespan)} s of drawing, measured ${round(farm.drawing)} s`);
}
const many = Array.from({ length: 100_000 }, (_, i) => clipSeconds[(i * 7919) % clipSeconds.length]!);
const scale = { clips: many, workers: 1000, perJobSeconds: 1 / queue.donePerSecond, startSeconds: 2 };
const big = simulate(scale);
const halved = simulate({ ...scale, clips: many.flatMap((seconds) => [seconds / 2, seconds / 2]) });
const short = simulate({ ...scale, clips: many.slice(0, 2000) });
const shortHalved = simulate({ ...scale, clips: many.slice(0, 2000).flatMap((seconds) => [seconds / 2, seconds / 2]) });
console.log(
  `1,000 workers, 100,000 clips: ${round(big.makespan, 0)} s, ${round(big.ideal, 0)} s if nothing were lost; longest clip ${round(big.longest)} s; the queue is busy ${round(big.queueShare * 100, 0)} %`,
);
console.log(`  with clips half as long: ${round(halved.makespan, 0)} s`);
console.log(
  `1,000 workers, one film of 2,000 clips: ${round(short.makespan)} s, ideal ${round(short.ideal)} s; with clips half as long ${round(shortHalved.makespan)} s`,
);

if (process.argv.includes('--save')) {
  const file = path.join(ROOT, 'bench/results/farm.md');
  if (!existsSync(file))
    writeFileSync(
      file,
      `# Many machines, by version

Written by \`node bench/farm.ts --save\`. Overhead: what a clip costs more through queue and store than in the local pool (clips of two frames, one worker each). Wall and CPU seconds
of a render of ${local.clips} clips, local pool and farms of 1, 2 and 4 workers on one machine. Queue: jobs finished a second on Redis. Simulated: 1,000 workers and 100,000 clips with the
measured costs, and the ideal; the error is that of the
simulation of the measured farms: it leaves out the seconds in which workers start to draw, which matter less the longer a render is.

| version | date | overhead | local | 1 worker | 2 workers | 4 workers | CPU a minute of film | queue | simulated / ideal | error | machine |
|---|---|---|---|---|---|---|---|---|---|---|---|
`,
    );
  const errors = farms.map((farm) => {
    const { makespan } = simulate({
      clips: farm.clipSeconds,
      workers: farm.workers,
      perJobSeconds: 1 / queue.donePerSecond,
      startSeconds: 0,
    });
    return `${round((makespan / farm.drawing - 1) * 100, 0)} %`;
  });
  const cells = [
    packageVersion(),
    new Date().toISOString().slice(0, 10),
    `${round(overhead.wallMs, 0)} ms, ${round(overhead.cpuMs, 0)} ms CPU`,
    `${round(local.wall, 1)} s, ${round(local.cpu, 1)} s CPU`,
    ...farms.map((farm) => `${round(farm.wall, 1)} s, ${round(farm.cpu, 1)} s CPU`),
    `${round((local.cpu / local.filmSeconds) * 60, 0)} s`,
    `${round(queue.donePerSecond, 0)}/s`,
    `${round(big.makespan, 0)} s / ${round(big.ideal, 0)} s`,
    errors.join(', '),
    `${os.cpus()[0]?.model.trim()}, ${os.availableParallelism()} cores, Node ${process.version}, load ${load}`,
  ];
  appendFileSync(file, `| ${cells.join(' | ')} |\n`);
}
process.exit(0);
