// `npm run bench:nightly -- [BEFORE]`: is this checkout slower than another? Frames of every reel that both have, start-up, compiling,
// memory, activation; both trees in turn on this machine, so only ratios count. BEFORE is a commit or a folder: the last release by itself,
// or main a day ago. Exits 1 where a ratio is above its limit, 125 (for `git bisect run`) where nothing could be compared.
//   --tree FOLDER   measures that checkout instead of this one
//   --only WORD     measures only what has the word in its name; may be repeated
//   --rounds N      gives up after N rounds (60), of frames after a quarter of them
//   --json          prints one object instead of lines; --save writes the rows to bench/results/nightly
// docs/notes/performance.md explains how to find the commit that made something slower.

import { parseArgs } from 'node:util';
import path from 'node:path';
import { compare, type Row, type Skipped } from './trees/compare.ts';
import { compileMeasure } from './trees/compiles.ts';
import { commonReels, frameSampler, REPEATS } from './trees/frames.ts';
import type { Measure, Trees } from './trees/measure.ts';
import { printRow, saveRows } from './trees/rows.ts';
import { startMeasures } from './trees/starts.ts';
import { buildTree, checkOut, lastBefore, loadTree, type LoadedTree, type Tree } from './trees/tree.ts';
import { machine } from './render/results.ts';
import { ROOT } from './render/prepare.ts';

/** Frames are measured within a percent or two; processes start with more chance. */
const FRAME_LIMIT = 1.02;
const START_LIMIT = 1.05;
const CANNOT_TELL = 125;
/** Three openings of three rounds: with fewer there is no verdict. */
const LEAST_ROUNDS = 9;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tree: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
  },
});
const about = machine();

const frameMeasure = (trees: Trees<LoadedTree>, reel: string): Measure => ({
  name: `frames: ${path.basename(reel, '.reel')}`,
  limit: FRAME_LIMIT,
  repeats: REPEATS,
  open: async () => {
    try {
      return await frameSampler(trees, reel);
    } catch (error) {
      return (error as Error).message;
    }
  },
});

async function measuresOf(trees: Trees<LoadedTree>): Promise<Measure[]> {
  const all = [
    ...commonReels(trees).map((reel) => frameMeasure(trees, reel)),
    compileMeasure(trees, START_LIMIT),
    ...startMeasures(trees, START_LIMIT),
  ];
  return all.filter(({ name }) => values.only.length === 0 || values.only.some((word) => name.includes(word)));
}

async function run(): Promise<number> {
  const trees: Trees<Tree> = [
    values.tree === undefined ? { folder: ROOT, name: 'this checkout' } : checkOut(path.resolve(values.tree)),
    checkOut(positionals[0] ?? lastBefore()),
  ];
  for (const tree of trees) buildTree(tree);
  const loaded: Trees<LoadedTree> = [await loadTree(trees[0]), await loadTree(trees[1])];
  const rows: (Row | Skipped)[] = [];
  for (const measure of await measuresOf(loaded)) {
    const most = Math.max(LEAST_ROUNDS, Math.ceil(Number(values.rounds) / (measure.repeats ?? 1)));
    const row = await compare(measure, { set: 3, most });
    rows.push(row);
    if (!values.json) console.log(printRow(row));
  }
  const result = { ...about, before: trees[1].name, rows };
  if (values.json) console.log(JSON.stringify(result));
  if (values.save) saveRows(result);
  const measured = rows.flatMap((row) => ('skipped' in row ? [] : [row]));
  if (measured.length === 0) return CANNOT_TELL;
  const slower = measured.filter(({ verdict }) => verdict === 'exceeds');
  if (slower.length > 0) console.error(`Slower than ${trees[1].name}: ${slower.map(({ name }) => name).join(', ')}.`);
  return slower.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = CANNOT_TELL;
}
