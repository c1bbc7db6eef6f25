// `npm run bench`: the cost of a frame, a render and a worker on this machine. Options: --json prints one object instead of tables,
// --quick measures less, --save writes this version's row into bench/results/, --compare fails if a ratio is clearly worse than in
// the last row there.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { compareResults } from '../scripts/bench/compare-results.ts';
import { benchCost, benchDraw } from './render/draw.ts';
import { ROOT } from './render/prepare.ts';
import { benchMemory } from './render/memory.ts';
import { benchNumpy } from './render/numpy.ts';
import { printResults } from './render/print-results.ts';
import { benchRenders } from './render/renders.ts';
import { lastResults, machine, saveResults, type BenchResults } from './render/results.ts';
import { benchScaling } from './render/scaling.ts';
import { benchSplit } from './render/split.ts';
import { benchWholeRender } from './render/whole-render.ts';
import { detectHardware } from '../src/engine/machine/hardware/hardware.ts';

const json = process.argv.includes('--json');
const quick = process.argv.includes('--quick');

// Heap growth can be measured only after a forced garbage collection.
if ((globalThis as { gc?: unknown }).gc === undefined) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', ...process.argv.slice(1)], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const say = (text: string): void => void process.stderr.write(`${text} …\n`);
const effort = quick ? { runs: 2, frames: 12 } : { runs: 4, frames: 48 };
const about = machine();

say('drawing');
const draw = [];
for (const name of ['reference', 'cathedral', 'swarm']) draw.push(await benchDraw(`bench/reels/${name}.reel`, effort));
say('the gallery');
const gallery = [];
for (const name of readdirSync(path.join(ROOT, 'examples'))
  .filter((file) => file.endsWith('.reel'))
  .sort())
  gallery.push(await benchCost(`examples/${name}`, { runs: 2, frames: quick ? 3 : 9 }));
say('the same frame with numpy, interleaved');
const numpy = await benchNumpy(quick ? 3 : 7);
say('memory');
const memory = benchMemory('bench/reels/reference.reel');
say('scaling');
const scaling = await benchScaling();
say('one long segment in two lanes');
const split = await benchSplit(quick ? 2 : 4, quick ? 1 : 3);
say('whole renders and ffmpeg alone, interleaved');
const whole = await benchWholeRender(quick ? 3 : 10, quick ? 1 : 3);
const renders = await benchRenders(
  detectHardware().cores,
  quick ? { seconds: 2, rounds: 1, longSeconds: 60 } : { seconds: 10, rounds: 3, longSeconds: 600 },
  say,
);

const results: BenchResults = {
  ...about,
  draw,
  gallery,
  numpy,
  numpyRatio: 'skipped' in numpy ? null : numpy.ratio.ratio,
  memory,
  scaling,
  whole,
  renders,
  split,
};
const before = process.argv.includes('--compare') ? lastResults() : null;
if (process.argv.includes('--save')) saveResults(results);
if (json) console.log(JSON.stringify(results));
else printResults(results);
if (before !== null) {
  const rows = compareResults(results, before);
  for (const { line } of rows) process.stderr.write(`${line}\n`);
  if (rows.some(({ worse }) => worse)) process.exitCode = 1;
}
