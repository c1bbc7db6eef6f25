// What a new effect starts as, by kind: a whole effect that draws something, with every statement that the contract asks for, and a
// test that states numbers. `NAME`, `FILE` and `SUMMARY` are filled in.

export interface Template { folder: string; effect: string; test: string }

const effectHead = (call: string, imports = ''): string => `// SUMMARY

import { ${call} } from '../define.ts';
${imports}import { p } from '../params.ts';

export default ${call}({
  name: 'NAME',
  category: 'own',
  summary: 'SUMMARY',
`;

const size = `  params: {
    size: p.number({ default: 0.5, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'From its centre to its edge.' }),
  },
`;

const pureTest = (folder: string, type: string, low: string, high: string): string => `// NAME at places where the answer is known.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/${folder}/FILE.ts';
import { evaluate } from '../harness.ts';

const at = (x: number, y: number) => evaluate((s) => [effect.build(s.at(s.num(x), s.num(y)), { size: s.num(0.5) })${type}]).planes[0][0];

it('is ${low} in the middle and ${high} far outside', () => {
  expect(at(0, 0)).toBeCloseTo(${low}, 5);
  expect(at(1, 0)).toBeCloseTo(${high}, 5);
});
`;

const falloff = `  build: (s, { size }) => s.sub(1, s.smoothstep(0, size, s.dist)),
});
`;

export const TEMPLATES: Record<string, Template> = {
  field: { folder: 'fields', effect: `${effectHead('defineField')}${size}  example: 'NAME(0.8)',\n${falloff}`, test: pureTest('fields', '', '1', '0') },
  mask: { folder: 'masks', effect: `${effectHead('defineMask')}${size}  example: 'plasma() * NAME(0.8)',\n${falloff}`, test: pureTest('masks', '', '1', '0') },
  distance: {
    folder: 'distances',
    effect: `${effectHead('defineDistance')}${size}  example: 'glow(NAME(0.6), 0.1)',\n  build: (s, { size }) => s.sub(s.add(s.abs(s.x), s.abs(s.y)), size),\n});\n`,
    test: pureTest('distances', '', '-0.5', '0.5'),
  },
  math: {
    folder: 'maths',
    effect: `${effectHead('defineMath')}  params: {
    x: p.number({ default: 0, min: -1e30, max: 1e30, rate: 'cell', doc: 'The number.' }),
  },
  example: 'NAME(x * 3)',
  build: (s, { x }) => s.unit(s.mul(x, x)),
});
`,
    test: `// NAME of numbers where the answer is known.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/maths/FILE.ts';
import { evaluate } from '../harness.ts';

it.each([[0, 0], [0.5, 0.25], [-3, 1]])('of %d is %d', (x, expected) => {
  expect(evaluate((s) => [effect.build(s, { x: s.num(x) })]).planes[0][0]).toBeCloseTo(expected, 5);
});
`,
  },
  transform: {
    folder: 'transforms',
    effect: `${effectHead('defineTransform')}  params: {
    amount: p.number({ default: 0.2, min: -100, max: 100, unit: 'frame', doc: 'How far; 0 leaves the picture as it is.' }),
  },
  example: 'checker(6) | NAME(0.3)',
  // Where does the place (x, y) of the new picture come from? The inverse of the movement.
  map: (s, { amount }) => ({ x: s.sub(s.x, s.mul(amount, s.y)), y: s.y }),
});
`,
    test: `// NAME moves places the way its reference says.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/transforms/FILE.ts';
import { evaluate } from '../harness.ts';

it('fetches from where the picture was', () => {
  const { planes } = evaluate((s) => {
    const { x, y } = effect.map(s.at(s.num(0.5), s.num(1)), { amount: s.num(0.2) });
    return [x, y];
  });
  expect([planes[0][0], planes[1][0]]).toEqual([expect.closeTo(0.3, 5), 1]);
});
`,
  },
  lattice: {
    folder: 'fields',
    effect: `${effectHead('defineLattice')}  params: {
    speed: p.number({ default: 1, min: 0, max: 100, unit: 'ratio', doc: 'How fast it goes.' }),
  },
  example: 'NAME(speed: 2)',
  sample: 'nearest',
  // State is numbers and typed arrays alone, so that it can be copied; kernel memory is taken here, never in draw.
  create: () => ({ gone: 0 }),
  advance(state, { dt }, { speed }) {
    state.gone += speed * dt;
  },
  draw(out, { gone }, { cols }) {
    for (let i = 0; i < out.length; i++) out[i] = ((i % cols) / cols + gone) % 1;
  },
});
`,
    test: `// NAME steps once a frame.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/fields/FILE.ts';
import { runLattice } from '../harness.ts';

it('has gone on by its speed', () => {
  const { cells } = runLattice(effect as never, 12, { overrides: { speed: 1 } });
  expect(cells[0]).toBeCloseTo(0.5, 5);
});
`,
  },
};
