// The results as one object, as tables for a terminal, and as a row a version in bench/results/.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { engineVersion } from '../../src/engine/jobs/engine-version.ts';
import { detectHardware } from '../../src/engine/hardware/hardware.ts';
import type { CostRow, DrawRow } from './draw.ts';
import type { MemoryRow } from './memory.ts';
import type { NumpyResult } from './numpy.ts';
import { ROOT } from './prepare.ts';
import type { ScalingRow, WorkersRow } from './scaling.ts';
import type { WholeRow } from './whole-render.ts';

export interface BenchResults {
  version: string;
  date: string;
  machine: string;
  draw: DrawRow[];
  gallery: CostRow[];
  numpy: NumpyResult | { skipped: string };
  /** numpy's time over ours. */
  numpyRatio: number | null;
  memory: MemoryRow;
  scaling: { resolution: ScalingRow[]; density: ScalingRow[]; length: ScalingRow[] };
  whole: WholeRow | { skipped: string };
  workers: WorkersRow[];
}

export function machine(): Pick<BenchResults, 'version' | 'date' | 'machine'> {
  const { cpu, cores, memoryBytes, platform } = detectHardware();
  return { version: engineVersion(), date: new Date().toISOString().slice(0, 10), machine: `${cpu}, ${cores} cores, ${Math.round(memoryBytes / 1e9)} GB, ${platform}, Node ${process.version}, load ${os.loadavg()[0].toFixed(1)}` };
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;
const row = (...cells: string[]): void => console.log(`  ${cells[0].padEnd(34)}${cells.slice(1).map((cell) => cell.padStart(14)).join('')}`);

export function printResults(results: BenchResults): void {
  console.log(`Glyphreel ${results.version} on ${results.machine}\n`);
  console.log('Drawing and packing, 1080p production, one thread, CPU a frame (best of the runs; spread is the median above it)');
  for (const { reel, ms: cost, stages, heapBytesPerFrame } of results.draw) {
    row(reel, ms(cost.best), `+${(cost.spread * 100).toFixed(0)} %`, `heap ${Math.max(0, heapBytesPerFrame / 1024).toFixed(1)} KB`);
    for (const [stage, value] of Object.entries(stages).sort((a, b) => b[1] - a[1])) row(`    ${stage}`, ms(value));
  }
  console.log('\nThe gallery, a frame on average');
  for (const { reel, width, height, ms: cost } of results.gallery) row(reel, ms(cost.best), `${width}×${height}`);
  console.log('\nThe same frame by numpy + PIL');
  if ('skipped' in results.numpy) console.log(`  skipped: ${results.numpy.skipped}`);
  else {
    row('numpy + PIL', ms(results.numpy.msPerFrame), `1/${results.numpyRatio!.toFixed(0)}`);
    for (const [stage, value] of Object.entries(results.numpy.stages)) row(`    ${stage}`, ms(value));
  }
  console.log('\nMemory of workers, 1080p production, encoder aside');
  row('the first', `${results.memory.firstMegabytes.toFixed(0)} MB`);
  row('each further one', `${results.memory.furtherMegabytes.toFixed(0)} MB`, `kernels ${results.memory.kernelMegabytes.toFixed(0)} MB`);
  console.log('\nWhole render against ffmpeg alone on the same frames, same settings and threads; a frame, start-up aside');
  if ('skipped' in results.whole) console.log(`  skipped: ${results.whole.skipped}`);
  else {
    const { render, ffmpeg, cpuRatio, wallRatio, extraCpuMsPerFrame, withinBudget, threads } = results.whole;
    row('', 'CPU', 'wall');
    row('glyphreel render (1 worker)', ms(render.cpuMsPerFrame), ms(render.wallMsPerFrame));
    row(`ffmpeg alone (${threads} threads)`, ms(ffmpeg.cpuMsPerFrame), ms(ffmpeg.wallMsPerFrame));
    row('ratio', cpuRatio.toFixed(2), wallRatio.toFixed(2), `+${extraCpuMsPerFrame.toFixed(1)} ms`, withinBudget ? 'in budget' : 'over budget');
    row(`all of it, ${render.frames} frames`, `${render.cpuSeconds.toFixed(1)} s`, `${render.wallSeconds.toFixed(1)} s`);
  }
  console.log('\nScaling of the reference frame');
  for (const { what, ms: value } of [...results.scaling.resolution, ...results.scaling.density, ...results.scaling.length]) row(what, ms(value));
  for (const { workers, wallSeconds, framesPerSecond } of results.workers) row(`${workers} worker${workers === 1 ? '' : 's'}, whole render`, `${wallSeconds.toFixed(1)} s`, `${framesPerSecond.toFixed(1)} frames/s`);
}

/** One file a version, and a table over all of them. */
export function saveResults(results: BenchResults): void {
  const folder = path.join(ROOT, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${results.version.replace('+', '-')}.json`), `${JSON.stringify(results, null, 2)}\n`);
  const rows = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as BenchResults).filter((entry) => 'draw' in entry).sort((a, b) => a.date.localeCompare(b.date));
  const cell = (entry: BenchResults, reel: string) => { const found = entry.draw.find((d) => d.reel.includes(reel)); return found ? ms(found.ms.best) : '–'; };
  const lines = rows.map((entry) => [
    entry.version, entry.date, cell(entry, 'reference'), cell(entry, 'cathedral'), cell(entry, 'swarm'), entry.numpyRatio ? `1/${entry.numpyRatio.toFixed(0)}` : '–',
    'skipped' in entry.whole ? '–' : entry.whole.cpuRatio.toFixed(2), `${entry.memory.furtherMegabytes.toFixed(0)} MB`, entry.machine,
  ].join(' | '));
  writeFileSync(path.join(folder, 'README.md'), [
    '# Figures by version', '', 'Made by `npm run bench -- --save`: CPU milliseconds to draw and pack a 1080p production frame on one thread, the ratio to numpy + PIL',
    'drawing the same frame, the CPU of a whole render over ffmpeg encoding the same frames alone, and the memory of each further worker.', '',
    '| version | date | reference | cathedral | swarm | of numpy | of ffmpeg | worker | machine |', '|---|---|---|---|---|---|---|---|---|', ...lines.map((line) => `| ${line} |`), '',
  ].join('\n'));
}
