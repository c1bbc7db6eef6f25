// Functions of numbers at points with known values.

import { describe, expect, it } from 'vitest';
import type { FieldEffect } from '../../../src/engine/effect-api/define.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import { easings } from '../../../src/engine/effects/easings/easings.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { evaluate, type Setting } from '../harness.ts';

const maths = new Map(effects.filter((e) => e.kind === 'math').map((e) => [e.name, e as FieldEffect<Params>]));

/** A function's value; numbers by position, the rest by name. Once per frame and once per cell: both must agree. */
function value(
  name: string,
  given: (number | string | boolean | [number, number][])[],
  t = 0,
  setting: Partial<Setting> = {},
): number {
  const effect = maths.get(name)!;
  const results = [false, true].map(
    (isCell) =>
      evaluate(
        (s) => {
          // A number that varies by nothing, but per cell as far as the graph knows.
          const number = (n: number) => (isCell ? s.select(s.lt(s.u, 2), n, s.u) : s.num(n));
          const args = Object.fromEntries(
            Object.entries(effect.params).map(([key, param], i) => {
              const arg = given[i] ?? param.default;
              if (Array.isArray(arg)) return [key, arg.map(([at, v]) => ({ at: s.num(at), value: s.num(v) }))];
              if (typeof arg === 'string') return [key, arg];
              const isFrame = param.rate === 'frame';
              return [key, isFrame || typeof arg === 'boolean' ? s.num(Number(arg)) : number(Number(arg))];
            }),
          );
          return [effect.build(s, args as never)];
        },
        t,
        { ...setting, width: 64, height: 64 },
      ).planes[0][5],
  );
  expect(results[1]).toBeCloseTo(results[0], 5);
  return results[0];
}

describe('values', () => {
  it.each<[string, (number | string | boolean | [number, number][])[], number]>([
    ['sin', [Math.PI / 2], 1],
    ['cos', [0], 1],
    ['tan', [Math.PI / 4], 1],
    ['asin', [2], Math.PI / 2],
    ['acos', [-1], Math.PI],
    ['atan', [1], Math.PI / 4],
    ['atan2', [1, -1], (3 * Math.PI) / 4],
    ['sqrt', [-1], 0],
    ['sqrt', [9], 3],
    ['pow', [2, 10], 1024],
    ['pow', [2, -1], 0.5],
    ['pow', [0, -1], 0],
    ['pow', [-2, 3], -8],
    ['exp', [1], Math.E],
    ['log', [0], 0],
    ['log', [Math.E], 1],
    ['abs', [-2], 2],
    ['sign', [-3], -1],
    ['floor', [-0.5], -1],
    ['ceil', [0.2], 1],
    ['round', [2.5], 3],
    ['fract', [-0.25], 0.75],
    ['mod', [-1, 3], 2],
    ['mod', [1, 0], 0],
    ['min', [1, 2], 1],
    ['max', [1, 2], 2],
    ['clamp', [5, 0, 3], 3],
    ['mix', [2, 4, 0.25], 2.5],
    ['step', [0.5, 0.5], 1],
    ['step', [0.5, 0.4], 0],
    ['smoothstep', [0, 1, 0.5], 0.5],
    ['smoothstep', [1, 1, 2], 1],
    ['remap', [5, 0, 10, 0, 1], 0.5],
    ['remap', [5, 3, 3, 2, 9], 2],
    ['pulse', [0.5], 1],
    ['pulse', [0.6, 0.5, 0.2], 0],
    ['pulse', [0.55, 0.5, 0.2], 0.5],
    ['ease', [0.5, 'inQuad'], 0.25],
    ['ease', [7, 'outBack'], 1],
    ['ease', [-7, 'inElastic'], 0],
  ])('%s %j is %d', (name, args, expected) => expect(value(name, args)).toBeCloseTo(expected, 4));

  const stops: [number, number][] = [
    [0, 1],
    [5, 4],
    [9, 2],
  ];
  it.each<[number, number]>([
    [-1, 1],
    [0, 1],
    [2.5, 2.5],
    [5, 4],
    [7, 3],
    [9, 2],
    [20, 2],
  ])('keys at %d is %d', (t, expected) => {
    expect(value('keys', [t, stops])).toBeCloseTo(expected, 5);
  });
  it('keys restarts when it loops, and jumps at equal times', () => {
    expect(value('keys', [9 + 2.5, stops, 'linear', true])).toBeCloseTo(2.5, 5);
    expect(
      value('keys', [
        1,
        [
          [0, 1],
          [1, 2],
          [1, 5],
          [2, 5],
        ],
      ]),
    ).toBeCloseTo(5, 5);
  });
  it.each<[number, number]>([
    [0, 0],
    [1, 0],
    [1.5, 0.5],
    [2, 1],
    [9, 1],
  ])('fade(1s, 2s) at %d s is %d', (t, expected) => expect(value('fade', [1, 2], t)).toBeCloseTo(expected, 5));
  it('fade falls if the later time comes first', () => expect(value('fade', [2, 1], 1.25)).toBeCloseTo(0.75, 5));
  it.each<[number, number]>([
    [0.9, 0],
    [1.25, 0.5],
    [2, 1],
  ])('enter(1s, 0.5s) at %d s is %d', (t, expected) => expect(value('enter', [1, 0.5], t)).toBeCloseTo(expected, 5));
});

describe('randomness', () => {
  it('hash depends only on the reel, random also on the call site', () => {
    const pair = (name: string) => {
      const effect = maths.get(name)!;
      const { planes } = evaluate((s) => [
        effect.build(s, { n: s.num(3) } as never),
        effect.build(s.withSeed(99), { n: s.num(3) } as never),
      ]);
      return [planes[0][0], planes[1][0]];
    };
    expect(pair('hash')[0]).toBe(pair('hash')[1]);
    expect(pair('random')[0]).not.toBe(pair('random')[1]);
    expect(value('hash', [3], 0, { seed: 1 })).not.toBe(value('hash', [3], 0, { seed: 2 }));
  });
  it.each(['hash', 'random'])('%s spreads evenly over 0..1', (name) => {
    const effect = maths.get(name)!;
    const {
      planes: [cells],
    } = evaluate((s) => [effect.build(s, { n: s.add(s.col, s.mul(s.row, s.cols)) } as never)], 0, {
      width: 1000,
      height: 1900,
    });
    const tenths = Array.from({ length: 10 }, () => 0);
    for (const x of cells) tenths[Math.floor(x * 10)]++;
    for (const count of tenths) expect(count / cells.length).toBeCloseTo(0.1, 1.5);
  });
});

describe('easings', () => {
  it.each(easings.map((easing) => [easing.name, easing] as const))('%s goes from 0 to 1', (name, { ease }) => {
    expect(ease(0)).toBeCloseTo(0, 3);
    expect(ease(1)).toBeCloseTo(1, 3);
    for (const k of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      expect(ease(k)).toBeCloseTo(value('ease', [k, name]), 5);
      if (!/Back|Elastic/.test(name)) expect(ease(k)).toBeGreaterThanOrEqual(0);
    }
  });
  it('`out` is `in` reversed, `inOut` is half of each', () => {
    const byName = new Map(easings.map((easing) => [easing.name, easing.ease]));
    for (const family of ['Quad', 'Cubic', 'Quart', 'Expo', 'Sine', 'Back', 'Elastic', 'Bounce']) {
      const [into, out, both] = ['in', 'out', 'inOut'].map((way) => byName.get(way + family)!);
      for (const k of [0.05, 0.2, 0.45, 0.8]) {
        expect(out(k)).toBeCloseTo(1 - into(1 - k), 5);
        expect(both(k)).toBeCloseTo(k < 0.5 ? into(2 * k) / 2 : 1 - into(2 - 2 * k) / 2, 5);
      }
    }
  });
});
