// Frame times of two checkouts of this project, interleaved (A B B A …) in one process, so that drift of the machine affects both alike:
//   node bench/compare-trees.ts OTHER_TREE [--rounds N] [REEL …]
// Prints for each reel the median ratio of the times of its frames, this ÷ other, and whether the frames are identical. bench/nightly.ts
// decides whether a ratio is too large.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './render/prepare.ts';
import { pairsOf } from './render/pairs.ts';
import { frameSampler } from './trees/frames.ts';
import { loadTree } from './trees/tree.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' } },
});
const [other, ...named] = positionals;
if (other === undefined) throw new Error('Expected the path of the other tree.');
const reels = named.length > 0 ? named : ['reference', 'cathedral', 'swarm'].map((name) => `bench/reels/${name}.reel`);

const trees = [
  await loadTree({ folder: ROOT, name: 'this' }),
  await loadTree({ folder: path.resolve(other), name: 'other' }),
] as const;

for (const reel of reels) {
  const frames = await frameSampler(trees, reel);
  const costs: [number, number][] = [];
  for (let round = 0; round < Number(values.rounds); round++) costs.push(await frames.sample(round % 2 === 0 ? 0 : 1));
  const { ratio, least, most } = pairsOf(costs.map(([mine, others]) => mine / others));
  const best = ([0, 1] as const).map((at) => Math.min(...costs.map((pair) => pair[at])).toFixed(2));
  console.log(
    `${path.basename(reel).padEnd(20)} ${best[0]} ms, other ${best[1]} ms; ` +
      `ratio ${ratio.toFixed(3)} (${least.toFixed(3)}–${most.toFixed(3)}), ${frames.isSame() ? 'same frames' : 'FRAMES DIFFER'}`,
  );
  frames.close();
}
