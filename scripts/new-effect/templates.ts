// Templates of new effects by kind: a working effect with every required property, and a test with exact values. `NAME`, `FILE` and
// `SUMMARY` are replaced.

export interface Template {
  folder: string;
  effect: string;
  test: string;
}

const effectHead = (call: string, imports = ''): string => `// SUMMARY

import { ${call} } from '../../effect-api/define.ts';
${imports}import { p } from '../../effect-api/params.ts';

export default ${call}({
  name: 'NAME',
  category: 'own',
  summary: 'SUMMARY',
`;

const size = `  params: {
    size: p.number({ default: 0.5, min: 0, max: 100, unit: 'frame', rate: 'cell', doc: 'Distance from the centre to the edge.' }),
  },
`;

const pureTest = (
  folder: string,
  type: string,
  low: string,
  high: string,
): string => `// NAME at points with a known value.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/${folder}/FILE.ts';
import { evaluate } from '../harness.ts';

const at = (x: number, y: number) => evaluate((s) => [effect.build(s.at(s.num(x), s.num(y)), { size: s.num(0.5) })${type}]).planes[0][0];

it('is ${low} in the centre and ${high} far outside', () => {
  expect(at(0, 0)).toBeCloseTo(${low}, 5);
  expect(at(1, 0)).toBeCloseTo(${high}, 5);
});
`;

const falloff = `  build: (s, { size }) => s.sub(1, s.smoothstep(0, size, s.dist)),
});
`;

export const TEMPLATES: Record<string, Template> = {
  field: {
    folder: 'fields',
    effect: `${effectHead('defineField')}${size}  example: 'NAME(0.8)',\n${falloff}`,
    test: pureTest('fields', '', '1', '0'),
  },
  mask: {
    folder: 'masks',
    effect: `${effectHead('defineMask')}${size}  example: 'plasma() * NAME(0.8)',\n${falloff}`,
    test: pureTest('masks', '', '1', '0'),
  },
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
    test: `// NAME of numbers with a known result.

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
    amount: p.number({ default: 0.2, min: -100, max: 100, unit: 'frame', doc: 'Strength; 0 changes nothing.' }),
  },
  example: 'checker(6) | NAME(0.3)',
  // Maps a point of the new picture to its source: the inverse of the visible movement.
  map: (s, { amount }) => ({ x: s.sub(s.x, s.mul(amount, s.y)), y: s.y }),
});
`,
    test: `// NAME moves points as documented. Add its neutral parameters to neutral.test.ts.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/transforms/FILE.ts';
import { evaluate } from '../harness.ts';

it('reads from the source point', () => {
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
    speed: p.number({ default: 1, min: 0, max: 100, unit: 'ratio', doc: 'Speed.' }),
  },
  example: 'NAME(speed: 2)',
  sample: 'nearest',
  // State holds only numbers and typed arrays, so that it can be copied. Allocate kernel memory here, never in draw.
  create: () => ({ offset: 0 }),
  advance(state, { dt }, { speed }) {
    state.offset += speed * dt;
  },
  draw(out, { offset }, { cols }) {
    for (let i = 0; i < out.length; i++) out[i] = ((i % cols) / cols + offset) % 1;
  },
});
`,
    test: `// NAME advances once per frame.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/fields/FILE.ts';
import type { LatticeEffect, State } from '../../../src/engine/effect-api/define.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import { runLattice } from '../harness.ts';

it('advances by its speed', () => {
  const { cells } = runLattice(effect as unknown as LatticeEffect<Params, State>, 12, { overrides: { speed: 1 } });
  expect(cells[0]).toBeCloseTo(0.5, 5);
});
`,
  },
  color: {
    folder: 'colors',
    effect: `${effectHead('defineColor')}  params: {
    k: p.number({ default: 0.5, min: 0, max: 1, unit: 'ratio', rate: 'cell', doc: 'Position from dark (0) to light (1).' }),
  },
  example: 'color: NAME(value)',
  result: 'color',
  build: (s, { k }) => s.ramp([s.rgb(0, 0.1, 0.2), s.rgb(0, 0.8, 0.6), s.rgb(1, 1, 1)], s.unit(k)),
});
`,
    test: `// NAME at points with a known value.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/colors/FILE.ts';
import type { Color } from '../../../src/engine/effect-api/scope.ts';
import { evaluate } from '../harness.ts';

it('is white at 1', () => {
  const { planes } = evaluate((s) => {
    const { r, g, b } = effect.build(s, { k: s.num(1) }) as Color;
    return [r, g, b];
  });
  for (const plane of planes) expect(plane[0]).toBeCloseTo(1, 2);
});
`,
  },
  shader: {
    folder: 'shaders',
    effect: `${effectHead('defineShader')}  params: {
    amount: p.number({ default: 0.5, min: 0, max: 1, unit: 'ratio', doc: 'Strength; 0 changes nothing.' }),
  },
  example: 'NAME(amount: 0.8)',
  cost: 'light',
  // 'point' changes rows in place. 'frame' may read other pixels: apply(src, dst, moment, args), and must write all of dst.
  scope: 'point',
  apply(frame, y0, y1, _moment, { amount }) {
    const [r, b] = [frame.r.view, frame.b.view];
    for (let i = y0 * frame.stride; i < y1 * frame.stride; i++) b[i] = Math.floor(b[i] + (r[i] - b[i]) * amount + 0.5);
  },
});
`,
    test: `// NAME of levels with a known result. every-shader.test.ts tests for all shaders that the input is unchanged, that bands make no difference
// and that extremes stay in range; add the neutral parameters there.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/shaders/FILE.ts';
import { frameOf, moment, pixels, shade } from './harness.ts';

it.each([[0, [100, 60, 20]], [0.5, [100, 60, 60]], [1, [100, 60, 100]]])('at %d', (amount, expected) => {
  expect([...pixels(shade(effect, frameOf(1, 1, [100], [60], [20]), moment(1, 1), { amount }))]).toEqual(expected);
});
`,
  },
  particles: {
    folder: 'particles',
    effect: `${effectHead('defineParticles', "import { cos, sin } from '../../kernels/scalar/math.ts';\n")}  params: {
    rate,
    turn: p.number({ default: 2, min: -50, max: 50, unit: 'per second', doc: 'Angular speed around the emitter.' }),
    ...rest,
  },
  example: 'scene example for 4s { gamma: 0.6  particles NAME on sm { rate: 300  hue: 0.4 + dist * 0.2  trail: 3 }  shade: bloom(threshold: 70, strength: 1) }',
  seeded: true,
  caps: { low: 200, standard: 500, high: 1200 },
  create: (moment) => emptyPopulation(moment.cap),
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    removeGone(state);
    giveBirth(state, moment, args, (i, id) => {
      const angle = (moment.random(id, 1) - 0.5) * args.spread;
      state.x[i] = frameX(moment, args.at[0]);
      state.y[i] = frameY(moment, args.at[1]);
      state.vx[i] = cos(angle) * args.speed * (0.3 + 0.7 * moment.random(id, 2));
      state.vy[i] = sin(angle) * args.speed * (0.3 + 0.7 * moment.random(id, 2));
      state.life[i] = args.life;
    });
    const [c, s] = [cos(args.turn * moment.dt), sin(args.turn * moment.dt)];
    for (let i = 0; i < state.count; i++) {
      const [vx, vy] = [state.vx[i], state.vy[i] + args.gravity * moment.dt];
      state.vx[i] = vx * c - vy * s;
      state.vy[i] = vx * s + vy * c;
      state.x[i] += state.vx[i] * moment.dt;
      state.y[i] += state.vy[i] * moment.dt;
    }
  },
  draw(state, _moment, _args, sink) {
    for (let i = 0; i < state.count; i++) shine(sink, state.x[i], state.y[i], fadeInOut(state.age[i], state.life[i]), state.id[i]);
  },
});
`.replace(
      "import { p } from '../../effect-api/params.ts';\n",
      `import { p } from '../../effect-api/params.ts';
import { motionSettings } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { fadeInOut, shine } from './sparkle.ts';

const { rate, ...rest } = motionSettings({ rate: 90, life: 2, speed: 0.9 });
`,
    ),
    test: `// NAME's own behaviour. particles.test.ts tests caps, births, copies and extremes for all systems.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/particles/FILE.ts';
import { argsOf, drawn, momentAt, play } from './harness.ts';

it('lights the particles that were born until their life ends', () => {
  // Two are born in each of the 24 frames of the first second; the last two have not begun to glow.
  const state = play(effect, 24, { rate: 48, life: 1 });
  expect(state.count).toBe(48);
  const lit = drawn(effect, state, 24, { life: 1 }).filter(({ strength }) => strength > 0);
  expect(lit.length).toBeGreaterThanOrEqual(46);
  for (let frame = 25; frame <= 48; frame++) effect.advance(state, momentAt(frame), argsOf(effect, { rate: 0, life: 1 }));
  expect(state.count).toBe(0);
});
`,
  },
  feedback: {
    folder: 'feedback',
    effect: `// SUMMARY

import { echoParams } from '../../frame/feedback/echo-params.ts';
import { defineFeedback } from '../../effect-api/define.ts';

export default defineFeedback({
  name: 'NAME',
  category: 'feedback',
  summary: 'SUMMARY',
  params: echoParams({ decay: 0.9, transform: 'shiftDown', amount: 0.02, hueShift: 0.02 }),
  example: 'NAME(decay: 0.88)',
});
`,
    test: `// NAME is the echo with other defaults.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/feedback/FILE.ts';
import { echo } from '../../../src/engine/effects/feedback/echo.ts';

it('has the parameters of echo with other defaults', () => {
  expect(Object.keys(effect.params)).toEqual(Object.keys(echo.params));
  expect(effect.params).not.toEqual(echo.params);
});
`,
  },
  transition: {
    folder: 'transitions',
    effect: `${effectHead('defineTransition').replace("import { p } from '../../effect-api/params.ts';", "import { transitionSeconds } from '../../frame/shade/transition-seconds.ts';\nimport { p } from '../../effect-api/params.ts';")}  params: {
    seconds: transitionSeconds(0.6),
    blinds: p.integer({ default: 8, min: 1, max: 200, doc: 'Number of blinds.' }),
  },
  example: 'NAME(1s)',
  // k goes from 0 (only the old scene) to 1 (only the new one).
  apply(before, after, dst, k, _moment, { blinds }) {
    const { width, height, stride } = dst;
    for (let y = 0; y < height; y++) {
      const place = ((y + 0.5) / height) * blinds;
      const source = place - Math.floor(place) < k ? after : before;
      for (const c of ['r', 'g', 'b'] as const) dst[c].view.set(source[c].view.subarray(y * stride, y * stride + width), y * stride);
    }
  },
});
`,
    test: `// NAME's own behaviour. transitions.test.ts tests both ends, the inputs and the scalar twins for all transitions.

import { expect, it } from 'vitest';
import effect from '../../../src/engine/effects/transitions/FILE.ts';
import { copyOf, frameOf, moment, pixels } from '../shaders/harness.ts';

it('has opened half of each blind at k = 0.5', () => {
  const [before, after] = [frameOf(1, 8, Array(8).fill(0)), frameOf(1, 8, Array(8).fill(200))];
  const dst = copyOf(before);
  effect.apply(before, after, dst, 0.5, moment(1, 8), { seconds: 1, blinds: 2 });
  expect([...pixels(dst)].slice(0, 8)).toEqual([200, 200, 0, 0, 200, 200, 0, 0]);
});
`,
  },
};
