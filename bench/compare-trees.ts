// Frame times of two checkouts of this project, interleaved (A B A B …) in one process, so that drift of the machine affects both alike:
//   node bench/compare-trees.ts OTHER_TREE [--rounds N] [REEL …]
// Prints for each reel the median ratio of CPU time, this ÷ other, and whether the frames are identical.

import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pairsOf } from './render/pairs.ts';
import { type benchReel, type openBench, ROOT } from './render/prepare.ts';

interface Prepare {
  benchReel: typeof benchReel;
  openBench: typeof openBench;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '9' }, frames: { type: 'string', default: '12' } },
});
const [other, ...named] = positionals;
if (other === undefined) throw new Error('Expected the path of the other tree.');
const reels = named.length > 0 ? named : ['reference', 'cathedral', 'swarm'].map((name) => `bench/reels/${name}.reel`);
const rounds = Number(values.rounds);
const frames = Number(values.frames);

const load = async (tree: string): Promise<Prepare> =>
  (await import(pathToFileURL(path.resolve(tree, 'bench/render/prepare.ts')).href)) as Prepare;
const trees = [await load(ROOT), await load(other)];

for (const reel of reels) {
  const renderers = await Promise.all(trees.map(async (tree) => tree.openBench(await tree.benchReel(reel))));
  const hashes = renderers.map(() => createHash('sha256'));
  const measure = (at: number, from: number): number => {
    const renderer = renderers[at];
    renderer.draw(from);
    const started = process.cpuUsage();
    for (let i = from + 1; i <= from + frames; i++) {
      renderer.draw(i, { pack: 'yuv420', measure: true });
      renderer.packYuv420();
    }
    const { user, system } = process.cpuUsage(started);
    hashes[at].update(renderer.packYuv420());
    return (user + system) / 1000 / frames;
  };
  const first = renderers[0].segments[0].count > (frames + 2) * 2 ? frames + 2 : 1;
  for (const at of [0, 1, 0, 1]) measure(at, first);
  const times: number[][] = [[], []];
  for (let round = 0; round < rounds; round++)
    for (const at of round % 2 === 0 ? [0, 1] : [1, 0]) times[at].push(measure(at, first));
  const ratios = pairsOf(times[0].map((ms, i) => ms / times[1][i]));
  const same = hashes[0].digest('hex') === hashes[1].digest('hex') ? 'same frames' : 'FRAMES DIFFER';
  console.log(
    `${path.basename(reel).padEnd(20)} ${Math.min(...times[0]).toFixed(2)} ms, other ${Math.min(...times[1]).toFixed(2)} ms; ` +
      `ratio ${ratios.ratio.toFixed(3)} (${ratios.least.toFixed(3)}–${ratios.most.toFixed(3)}), ${same}`,
  );
  for (const renderer of renderers) renderer.dispose();
}
