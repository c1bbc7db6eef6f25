// The results as one object, and saved as one file per version in bench/results/.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { engineVersion } from '../../src/engine/render/cache/engine-version.ts';
import { detectHardware } from '../../src/engine/machine/hardware/hardware.ts';
import type { CostRow, DrawRow } from './draw.ts';
import type { MemoryRow } from './memory.ts';
import type { NumpyResult } from './numpy.ts';
import { ROOT } from './prepare.ts';
import type { RendersRow } from './renders.ts';
import type { SplitRow } from './split.ts';
import type { ScalingRow } from './scaling.ts';
import type { WholeRow } from './whole-render.ts';

export interface BenchResults {
  version: string;
  date: string;
  /** Time of day, UTC: orders the rows of one day. */
  time?: string;
  machine: string;
  draw: DrawRow[];
  gallery: CostRow[];
  numpy: NumpyResult | { skipped: string };
  /** numpy's time over ours, median of interleaved rounds. */
  numpyRatio: number | null;
  memory: MemoryRow;
  scaling: { resolution: ScalingRow[]; density: ScalingRow[]; length: ScalingRow[] };
  whole: WholeRow | { skipped: string };
  renders: RendersRow | { skipped: string };
  split: SplitRow[];
}

export function machine(): Pick<BenchResults, 'version' | 'date' | 'time' | 'machine'> {
  const { cpu, cores, memoryBytes, platform } = detectHardware();
  return {
    version: engineVersion(),
    date: new Date().toISOString().slice(0, 10),
    time: new Date().toISOString().slice(11, 16),
    machine: `${cpu}, ${cores} cores, ${Math.round(memoryBytes / 1e9)} GB, ${platform}, Node ${process.version}, load ${os.loadavg()[0].toFixed(1)}`,
  };
}

/** Writes one file for this version, and the table of all. */
export function saveResults(results: BenchResults): void {
  const folder = path.join(ROOT, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, `${results.version.replace('+', '-')}.json`),
    `${JSON.stringify(results, null, 2)}\n`,
  );
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as BenchResults);
  writeFileSync(path.join(folder, 'README.md'), `${[...HEAD, ...inOrder(rows).map(lineOf)].join('\n')}\n`);
}

/** The newest row of bench/results. */
export function lastResults(): BenchResults {
  const folder = path.join(ROOT, 'bench', 'results');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const rows = names.map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as BenchResults);
  return inOrder(rows).at(-1)!;
}

/** Rows of `npm run bench` by date and time; `before`, the first renderer, comes first on its day. */
export function inOrder(rows: BenchResults[]): BenchResults[] {
  return rows
    .filter((row) => 'draw' in row)
    .sort(
      (a, b) =>
        a.date.localeCompare(b.date) ||
        Number(b.version === 'before') - Number(a.version === 'before') ||
        (a.time ?? '').localeCompare(b.time ?? ''),
    );
}

const HEAD = [
  '# Figures by version',
  '',
  'Written by `npm run bench -- --save`: one row per version. Columns: CPU milliseconds to draw and pack a 1080p production frame of three reels on',
  "one thread; our time for the reference frame as a share of numpy + PIL's, from interleaved runs (median, lowest to highest); CPU and elapsed time",
  'of a whole render divided by those of ffmpeg encoding the same frames alone, and the extra CPU per frame; memory of each further worker; seconds',
  'to the first frame; share of all cores in use. With `--quick`, or other load on the machine, ratios of single runs mean little: look at the',
  'spread and the load.',
  '',
  '| version | date | reference | cathedral | swarm | of numpy | CPU / ffmpeg | time / ffmpeg | worker | first frame | cores used | machine |',
  '|---|---|---|---|---|---|---|---|---|---|---|---|',
];

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

/** Older rows lack what was not measured then. */
function lineOf(entry: Partial<BenchResults>): string {
  const { draw = [], numpy, numpyRatio, whole, memory, renders } = entry;
  const cell = (reel: string) => {
    const found = draw.find((each) => each.reel.includes(reel));
    return found ? ms(found.ms.best) : '–';
  };
  const spread = numpy && 'ratio' in numpy ? ` (${numpy.ratio.least.toFixed(0)}–${numpy.ratio.most.toFixed(0)})` : '';
  const wholeRow = whole && !('skipped' in whole) ? whole : null;
  const rendersRow = renders && !('skipped' in renders) ? renders : null;
  return `| ${[
    entry.version,
    entry.date,
    cell('reference'),
    cell('cathedral'),
    cell('swarm'),
    numpyRatio ? `1/${numpyRatio.toFixed(0)}${spread}` : '–',
    wholeRow ? `${wholeRow.cpuRatio.toFixed(2)}, +${wholeRow.extraCpuMsPerFrame.toFixed(1)} ms` : '–',
    wholeRow ? wholeRow.wallRatio.toFixed(2) : '–',
    memory ? `${memory.furtherMegabytes.toFixed(0)} MB` : '–',
    rendersRow ? `${rendersRow.start.firstFrameSeconds.toFixed(2)} s` : '–',
    rendersRow
      ? `${(100 * (rendersRow.workers.find(({ workers }) => workers === 'auto')?.share ?? Number.NaN)).toFixed(0)} %`
      : '–',
    entry.machine,
  ].join(' | ')} |`;
}
