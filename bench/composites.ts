// What groups and alpha cost: CPU milliseconds of a 1080p frame of the same layers, bare and composited, interleaved in one process so that drift
// of the machine affects all alike. `node bench/composites.ts [--rounds N]`; prints the least of each and its difference from the
// bare layers.

import { parseArgs } from 'node:util';
import { benchReel, openBench } from './render/prepare.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '24' } } });
const LAYERS = `layer sky on md { value: plasma()  hue: 0.6 }
  layer noise on sm { value: noise(scale: 3)  color: #8f4 }
  layer rings on lg { value: rings()  color: #f40 }`;
const SHADERS = 'shade: bloom() | chromatic(4) | wave(10) | vignette(0.3)';

/** `from`: what it is compared with. */
const CASES: { name: string; from?: string; alpha?: boolean; scene: string }[] = [
  { name: 'layers', scene: LAYERS },
  { name: 'group', from: 'layers', scene: `group g { ${LAYERS} }` },
  { name: 'group with mask', from: 'layers', scene: `group g { ${LAYERS}  mask: disc(0.6, 0.3) }` },
  { name: 'group with blend', from: 'layers', scene: `group g { ${LAYERS}  blend: overlay  opacity: 0.8 }` },
  { name: 'group turned by 6°', from: 'layers', scene: `group g { ${LAYERS}  transform: rotate(6deg) }` },
  { name: 'group turned by 20°', from: 'layers', scene: `group g { ${LAYERS}  transform: rotate(20deg) }` },
  { name: 'alpha', from: 'layers', alpha: true, scene: LAYERS },
  { name: 'shaders', scene: `${LAYERS} ${SHADERS}` },
  { name: 'shaders with alpha', from: 'shaders', alpha: true, scene: `${LAYERS} ${SHADERS}` },
];

const renderers = await Promise.all(
  CASES.map(async ({ alpha, scene }) =>
    openBench(
      await benchReel('composites.reel', `reel "x" { ${alpha ? 'alpha: on' : ''} } scene a for 4s { ${scene} }`),
    ),
  ),
);
/** Frames of one measurement: CPU time is told in steps that are too coarse for one. */
const FRAMES = 4;
const best = CASES.map(() => Infinity);
for (let round = 0; round < Number(values.rounds); round++)
  for (const [at, renderer] of renderers.entries()) {
    const started = process.cpuUsage();
    for (let i = 0; i < FRAMES; i++) renderer.draw((2 + round * FRAMES + i) % (renderer.frames - 1));
    const { user, system } = process.cpuUsage(started);
    best[at] = Math.min(best[at]!, (user + system) / 1000 / FRAMES);
  }
for (const [at, { name, from }] of CASES.entries()) {
  const bare = from === undefined ? null : best[CASES.findIndex((other) => other.name === from)]!;
  const more = bare === null ? '' : `  ${(best[at]! - bare).toFixed(2).padStart(6)} more than ${from}`;
  console.log(`${name.padEnd(20)} ${best[at]!.toFixed(2).padStart(6)} ms${more}`);
}
for (const renderer of renderers) renderer.dispose();
