// Prints the results as tables.

import type { Pairs } from './pairs.ts';
import type { RendersRow } from './renders.ts';
import type { BenchResults } from './results.ts';

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
const seconds = (value: number): string => `${value.toFixed(2)} s`;
const spreadOf = ({ ratio, least, most }: Pairs, text = (value: number) => value.toFixed(2)): string[] => [
  text(ratio),
  `(${text(least)} to ${text(most)})`,
];
const row = (...cells: string[]): void =>
  console.log(
    `  ${cells[0].padEnd(34)}${cells
      .slice(1)
      .map((cell) => cell.padStart(14))
      .join('')}`,
  );

export function printResults(results: BenchResults): void {
  console.log(`Glyphreel ${results.version} on ${results.machine}\n`);
  console.log('Drawing and packing, 1080p production, one thread, CPU per frame (best run; then the median above it)');
  for (const { reel, ms: cost, stages, heapBytesPerFrame } of results.draw) {
    row(
      reel,
      ms(cost.best),
      `+${(cost.spread * 100).toFixed(0)} %`,
      `heap ${Math.max(0, heapBytesPerFrame / 1024).toFixed(1)} KB`,
    );
    for (const [stage, value] of Object.entries(stages).sort((a, b) => b[1] - a[1])) row(`    ${stage}`, ms(value));
  }
  console.log('\nThe examples, average frame');
  for (const { reel, width, height, ms: cost } of results.gallery) row(reel, ms(cost.best), `${width}×${height}`);
  console.log('\nThe same frame with numpy + PIL');
  if ('skipped' in results.numpy) console.log(`  skipped: ${results.numpy.skipped}`);
  else {
    const { msPerFrame, oursMsPerFrame, ratio } = results.numpy;
    row('numpy + PIL', ms(msPerFrame));
    row('ours, interleaved', ms(oursMsPerFrame), ...spreadOf(ratio, (value) => `1/${value.toFixed(0)}`));
    for (const [stage, value] of Object.entries(results.numpy.stages)) row(`    ${stage}`, ms(value));
  }
  console.log('\nMemory of workers, 1080p production, without encoders');
  row('first', `${results.memory.firstMegabytes.toFixed(0)} MB`);
  row(
    'each further',
    `${results.memory.furtherMegabytes.toFixed(0)} MB`,
    `kernels ${results.memory.kernelMegabytes.toFixed(0)} MB`,
  );
  console.log('\nWhole render against ffmpeg alone, same frames, settings and threads; per frame, without start-up');
  if ('skipped' in results.whole) console.log(`  skipped: ${results.whole.skipped}`);
  else {
    const { render, ffmpeg, cpu, wall, allOfIt, extraCpuMsPerFrame, withinBudget, threads } = results.whole;
    row('', 'CPU', 'elapsed');
    row('glyphreel render (1 worker)', ms(render.cpuMsPerFrame), ms(render.wallMsPerFrame));
    row(`ffmpeg alone (${threads} threads)`, ms(ffmpeg.cpuMsPerFrame), ms(ffmpeg.wallMsPerFrame));
    row(
      'ratio of CPU',
      ...spreadOf(cpu),
      `+${extraCpuMsPerFrame.toFixed(1)} ms`,
      withinBudget ? 'in budget' : 'over budget',
    );
    row('ratio of elapsed time', ...spreadOf(wall));
    row(`CPU with start-up and check, ${render.frames}`, ...spreadOf(allOfIt), `${render.cpuSeconds.toFixed(1)} s`);
  }
  console.log('\nScaling of the reference frame');
  for (const { what, ms: value } of [
    ...results.scaling.resolution,
    ...results.scaling.density,
    ...results.scaling.length,
  ])
    row(what, ms(value));
  console.log('\nOne long stateful segment in two lanes, drawing only: time of one lane over the longer of two');
  for (const { what, frames, gain, reach, chosen } of results.split) {
    row(`${what}, ${frames} frames`, ...spreadOf(gain), `reach ${reach.toFixed(2)}`);
    row('    lanes chosen by cores', ...Object.entries(chosen).map(([cores, lanes]) => `${cores}: ${lanes}`));
  }
  if ('skipped' in results.renders) console.log(`\nRenders: skipped, ${results.renders.skipped}`);
  else printRenders(results.renders);
}

function printRenders({ workers, start, cache, memory }: RendersRow): void {
  console.log('\nWhole renders by number of workers (cores: share of the time that other processes left)');
  for (const entry of workers)
    row(
      entry.workers === 'auto' ? 'auto' : `${entry.workers} worker${entry.workers === 1 ? '' : 's'}`,
      seconds(entry.wallSeconds),
      `${entry.framesPerSecond.toFixed(1)} frames/s`,
      `CPU ${seconds(entry.cpuSeconds)}`,
      `cores ${(entry.share * 100).toFixed(0)} %`,
    );
  console.log('\nTime to the first frame');
  row('a reel from the start', seconds(start.firstFrameSeconds));
  row('--scene, ten minutes long', seconds(start.sceneAloneSeconds));
  row('--scene, after ten minutes of others', seconds(start.lastSceneAloneSeconds));
  console.log(`\nA cached render, ${cache.frames} frames, CPU`);
  row('drawn', seconds(cache.drawnCpu));
  row('cached', seconds(cache.cachedCpu));
  row('   of that: start-up (a `check`)', seconds(cache.startCpu));
  row('ffmpeg joining the clips', seconds(cache.concatCpu));
  row(
    'joining, elapsed, over ffmpeg alone',
    ...spreadOf(cache.join),
    seconds(cache.joinWall),
    seconds(cache.concatWall),
  );
  console.log('\nPeak memory of renders by kind of process, MB');
  for (const [what, found] of [
    ['3840×2160, max', memory.largest],
    ['ten seconds, tiny frames', memory.short],
    [`${memory.longSeconds} seconds, tiny frames`, memory.long],
  ] as const)
    row(
      what,
      ...['command', 'workers', 'encoders', 'checks'].map((kind) => `${kind} ${(found[kind] ?? 0).toFixed(0)}`),
    );
}
