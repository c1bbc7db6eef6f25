// Value fields at places where the answer is known, in the terms of their reference: counts, lengths in frame units, times.

import { describe, expect, it } from 'vitest';
import type { FieldEffect } from '../../../src/engine/effect-api/define.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import type { GraphScope } from '../../../src/engine/frame/graph/field-scope.ts';
import type { Num } from '../../../src/engine/effect-api/scope.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { evaluate, evaluateEffect, type Overrides, plainArgs, type Setting } from '../harness.ts';

const fields = new Map(effects.filter((e) => e.kind === 'field').map((e) => [e.name, e as FieldEffect<Params>]));
const cellsOf = (name: string, overrides: Overrides = {}, t = 1, setting: Partial<Setting> = {}) =>
  evaluateEffect(fields.get(name)!, { overrides, t, setting }).planes[0];

/** A field at places given in frame units. */
function at(
  name: string,
  places: [number, number][],
  overrides: Overrides = {},
  t = 0,
  setting: Partial<Setting> = {},
): number[] {
  const effect = fields.get(name)!;
  const { planes } = evaluate(
    (s) =>
      places.map(([x, y]) => {
        const scope = s.at(s.num(x), s.num(y));
        const args = Object.fromEntries(
          Object.entries(plainArgs(effect.params, 'default', overrides)).map(([key, value]) => [
            key,
            effect.params[key].kind === 'points'
              ? (value as number[][]).map((point) => point.map((n) => s.num(n)))
              : typeof value === 'string'
                ? value
                : s.num(Number(value)),
          ]),
        );
        return effect.build(scope, args as never);
      }),
    t,
    setting,
  );
  return planes.map((plane) => plane[0]);
}
const around = (radius: number, count: number): [number, number][] =>
  Array.from({ length: count }, (_, i) => [
    radius * Math.cos((i / count) * 2 * Math.PI),
    radius * Math.sin((i / count) * 2 * Math.PI),
  ]);
const crossings = (values: number[], level = 0.5) =>
  values.filter((value, i) => value >= level && values[(i + 1) % values.length] < level).length;

describe('counts', () => {
  it.each([3, 5])('%d arms of a vortex and of a spiral', (arms) => {
    expect(crossings(at('vortex', around(0.7, 240), { arms }), 0.4)).toBe(arms);
    expect(crossings(at('spiral', around(0.7, 240), { arms }))).toBe(arms);
  });
  it('ribs of a tunnel', () => {
    const values = at('tunnel', around(0.9, 360), { complexity: 7 });
    expect(crossings(values, (Math.max(...values) + Math.min(...values)) / 2)).toBe(7);
  });
  it('rings, a spacing apart', () => {
    const along = Array.from({ length: 600 }, (_, i): [number, number] => [(i / 600) * 1.7, 0]);
    expect(crossings([...at('rings', along, { count: 4, spacing: 0.2, width: 0.05 }), 0])).toBe(4);
  });
  it('squares of a board across the shorter side', () => {
    const down = Array.from({ length: 400 }, (_, i): [number, number] => [0.01, -1 + (i + 0.5) / 200]);
    const values = at('checker', down, { count: 6 });
    expect(values.filter((value, i) => i > 0 && value !== values[i - 1]).length).toBe(5);
  });
  it('about as many cells as set', () => {
    const shades = new Set(
      cellsOf('voronoi', { cells: 60, mode: 'cell' }, 0, { width: 1280, height: 720, cellWidth: 4, cellHeight: 4 }),
    );
    expect(shades.size).toBeGreaterThan(45);
    expect(shades.size).toBeLessThan(100);
  });
});

describe('positions', () => {
  it('gradient goes from 0 to 1 in its direction, corner to corner', () => {
    expect(
      at('gradient', [
        [-16 / 9, 0.3],
        [0, 0],
        [16 / 9, -1],
      ]),
    ).toEqual([expect.closeTo(0, 5), expect.closeTo(0.5, 5), expect.closeTo(1, 5)]);
    expect(
      at(
        'gradient',
        [
          [0, -1],
          [0, 1],
        ],
        { angle: Math.PI / 2 },
      ),
    ).toEqual([expect.closeTo(0, 5), expect.closeTo(1, 5)]);
  });
  it('radial is bright in the middle and 0 at its radius', () => {
    expect(
      at('radial', [
        [0, 0],
        [0.5, 0],
        [1, 0],
      ]),
    ).toEqual([1, expect.closeTo(0.5, 5), 0]);
    expect(
      at(
        'radial',
        [
          [0.49, 0],
          [0.51, 0],
        ],
        { radius: 0.5, feather: 0 },
      ),
    ).toEqual([1, 0]);
  });
  it('ripple oscillates around 0.5 and decays', () => {
    const [near, far] = [0.1, 1.5].map((radius) => {
      const values = at(
        'ripple',
        Array.from({ length: 200 }, (_, i) => [radius + i / 500, 0]),
      );
      return Math.max(...values) - Math.min(...values);
    });
    expect(near).toBeGreaterThan(far * 2);
  });
  it('fire burns at the lower edge and not at the upper', () => {
    const cells = evaluateEffect(fields.get('fire')!);
    const row = (r: number) =>
      cells.planes[0].slice(r * cells.cols, (r + 1) * cells.cols).reduce((sum, value) => sum + value, 0) / cells.cols;
    expect(row(cells.rows - 1)).toBeGreaterThan(0.8);
    expect(row(0)).toBeLessThan(0.1);
  });
});

describe('time', () => {
  it.each([
    'sinefield',
    'plasma',
    'vortex',
    'interference',
    'aurora',
    'diamond',
    'smoothNoise',
    'noise',
    'fbm',
    'domainWarp',
    'voronoi',
    'rings',
    'spiral',
    'tunnel',
    'fire',
    'ripple',
  ])('%s stands still at speed 0 and moves otherwise', (name) => {
    expect(cellsOf(name, { speed: 0 }, 0)).toEqual(cellsOf(name, { speed: 0 }, 3));
    expect(cellsOf(name, {}, 0)).not.toEqual(cellsOf(name, {}, 3));
  });
  it('temporalNoise changes in place', () => {
    expect(cellsOf('temporalNoise', { rate: 0 }, 0)).toEqual(cellsOf('temporalNoise', { rate: 0 }, 3));
    expect(cellsOf('temporalNoise', {}, 0)).not.toEqual(cellsOf('temporalNoise', {}, 3));
  });
});

describe('looks', () => {
  const FULL: string[] = [
    'sinefield',
    'plasma',
    'vortex',
    'interference',
    'diamond',
    'smoothNoise',
    'noise',
    'fbm',
    'temporalNoise',
    'domainWarp',
    'voronoi',
    'spiral',
    'tunnel',
    'aurora',
  ];
  it.each(FULL)('%s uses the whole range without much clipping, at any moment', (name) => {
    for (const t of [0.3, 2, 7.1]) {
      const sorted = [...cellsOf(name, {}, t, { width: 1920, height: 1080 })].sort((a, b) => a - b);
      const part = (k: number) => sorted[Math.floor(k * (sorted.length - 1))];
      expect(part(0.98) - part(0.02), `${name} at ${t}`).toBeGreaterThan(0.55);
      expect(sorted.filter((value) => value >= 1).length / sorted.length, `${name} at ${t}`).toBeLessThan(0.12);
    }
  });
  it('a larger scale enlarges the pattern', () => {
    for (const name of ['plasma', 'sinefield', 'diamond', 'interference', 'fbm', 'noise', 'domainWarp']) {
      const [inner, outer] = [
        at(name, [[0.2, 0.1]], { scale: 1, ...(name === 'domainWarp' ? { strength: 0 } : {}) }),
        at(name, [[0.4, 0.2]], { scale: 2, ...(name === 'domainWarp' ? { strength: 0 } : {}) }),
      ];
      expect(outer[0], name).toBeCloseTo(inner[0], 4);
    }
  });
  it('another seed changes fields with randomness', () => {
    for (const effect of [...fields.values()].filter((e) => e.seeded)) {
      expect(cellsOf(effect.name, {}, 1, { seed: 1 }), effect.name).not.toEqual(
        cellsOf(effect.name, {}, 1, { seed: 2 }),
      );
    }
  });
});

describe('combining', () => {
  const joined = (name: string, args: (s: GraphScope) => Record<string, unknown>, t = 0) =>
    evaluate((s) => [fields.get(name)!.build(s, args(s) as never)], t).planes[0][0];
  const constants = (s: GraphScope, ...values: number[]): Num[] => values.map((value) => s.num(value));
  it('morph is a at 0, b at 1, and goes first where b is the brighter', () => {
    const k = (a: number, b: number, share: number) =>
      joined('morph', (s) => ({ a: s.num(a), b: s.num(b), k: s.num(share) }));
    expect(k(0.2, 0.9, 0)).toBeCloseTo(0.2, 5);
    expect(k(0.2, 0.9, 1)).toBeCloseTo(0.9, 5);
    expect(k(0, 1, 0.5)).toBeCloseTo(1, 5);
    expect(k(1, 0, 0.5)).toBeCloseTo(1, 5);
  });
  it.each([
    [0, 0.1],
    [1.9, 0.1],
    [2.25, 0.3],
    [2.5, 0.5],
    [3.9, 0.5],
    [5, 0.9],
    [6.25, 0.5],
    [6.6, 0.1],
    [8.25, 0.3],
  ])('sequence at %d s is %d', (t, expected) => {
    expect(
      joined('sequence', (s) => ({ fields: constants(s, 0.1, 0.5, 0.9), each: s.num(2), crossfade: s.num(0.5) }), t),
    ).toBeCloseTo(expected, 5);
  });
  it('sequence of one, and of none', () => {
    expect(
      joined('sequence', (s) => ({ fields: constants(s, 0.7), each: s.num(1), crossfade: s.num(0.5) }), 3.2),
    ).toBeCloseTo(0.7, 5);
    expect(joined('sequence', (s) => ({ fields: [], each: s.num(1), crossfade: s.num(0.5) }), 3.2)).toBe(0);
  });
});
