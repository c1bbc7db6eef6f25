// Distances at places where the answer is known, and that they are distances: no place is nearer to another than the
// difference of its values says.

import { describe, expect, it } from 'vitest';
import type { FieldEffect } from '../../../src/engine/effect-api/define.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { evaluate, evaluateEffect, type Overrides, parsePoints } from '../harness.ts';

const shapes = new Map(
  effects
    .filter((e) => e.kind === 'distance' || e.name === 'fill' || e.name === 'glow' || e.name === 'outline')
    .map((e) => [e.name, e as FieldEffect<Params>]),
);

function distance(name: string, overrides: Overrides, x: number, y: number): number {
  const effect = shapes.get(name)!;
  const { planes } = evaluate((scope) => {
    const at = scope.at(scope.num(x), scope.num(y));
    const args = Object.fromEntries(
      Object.entries(effect.params).map(([key, param]) => [
        key,
        param.kind === 'point'
          ? parsePoints(String(overrides[key] ?? param.default))[0].map((n) => scope.num(n))
          : scope.num(Number(overrides[key] ?? param.default ?? 0)),
      ]),
    );
    return [effect.build(at, args as never)];
  });
  return planes[0][0];
}

describe('known points', () => {
  it.each<[string, Overrides, number, number, number]>([
    ['circle', { r: 0.5 }, 0, 0, -0.5],
    ['circle', { r: 0.5 }, 0, 0.8, 0.3],
    ['circle', { r: 0.5, at: '(0.5, 0)' }, 0.5, 0, -0.5],
    ['box', { w: 1, h: 0.6 }, 0, 0, -0.3],
    ['box', { w: 1, h: 0.6 }, 0.8, 0, 0.3],
    ['box', { w: 1, h: 0.6, round: 0.1 }, 0.5, 0, 0],
    ['ring', { r: 0.6, width: 0.1 }, 0.6, 0, -0.05],
    ['segment', {}, 0, 0.4, 0.4],
    ['segment', {}, 1, 0, 0.5],
    ['triangle', { size: 0.6 }, 0, -0.6, 0],
    ['triangle', { size: 0.6 }, 0, 0.3, 0],
    ['triangle', { size: 0.6 }, 0, 0, -0.3],
    ['polygon', { sides: 4, r: 0.5 }, 0, -0.5, 0],
    ['polygon', { sides: 4, r: 0.5 }, 0.7, 0, 0.2],
    ['star', { points: 5, outer: 0.7, inner: 0.3 }, 0, -0.7, 0],
    ['star', { points: 5, outer: 0.7, inner: 0.3 }, 0, 0.3, 0],
    ['heart', { size: 0.6 }, 0, 0.6, 0],
    ['union', { a: 0.3, b: -0.2 }, 0, 0, -0.2],
    ['intersect', { a: 0.3, b: -0.2 }, 0, 0, 0.3],
    ['subtract', { a: -0.3, b: -0.2 }, 0, 0, 0.2],
    ['smoothUnion', { a: 0.3, b: 0.3, k: 0.2 }, 0, 0, 0.25],
    ['smoothUnion', { a: 0.3, b: -0.2, k: 0 }, 0, 0, -0.2],
    ['smoothSubtract', { a: -0.3, b: -0.2, k: 0 }, 0, 0, 0.2],
    ['fill', { d: -0.2 }, 0, 0, 1],
    ['fill', { d: 0.2 }, 0, 0, 0],
    ['fill', { d: -0.001, edge: 0 }, 0, 0, 1],
    ['glow', { d: -0.4 }, 0, 0, 1],
    ['glow', { d: 0.1, falloff: 0.1 }, 0, 0, Math.exp(-1)],
    ['glow', { d: 0.1, falloff: 0 }, 0, 0, 0],
    ['outline', { d: 0, width: 0.1 }, 0, 0, 1],
    ['outline', { d: 0.05, width: 0.1 }, 0, 0, 0.5],
  ])('%s %j at (%d, %d) is %d', (name, overrides, x, y, expected) => {
    expect(distance(name, overrides, x, y)).toBeCloseTo(expected, 4);
  });
});

describe('every shape is negative somewhere and no steeper than a distance', () => {
  it.each([...shapes.keys()].filter((name) => 'at' in shapes.get(name)!.params))('%s', (name) => {
    const {
      planes: [d, x, y],
      cols,
    } = (() => {
      const shape = evaluateEffect(shapes.get(name)!);
      const place = evaluate((s) => [s.x, s.y]);
      return { planes: [shape.planes[0], ...place.planes], cols: shape.cols };
    })();
    if (name !== 'segment') expect(Math.min(...d)).toBeLessThan(0);
    expect(Math.max(...d)).toBeGreaterThan(0.3);
    for (let i = 0; i + cols < d.length; i++) {
      expect(Math.abs(d[i + cols] - d[i])).toBeLessThanOrEqual(Math.abs(y[i + cols] - y[i]) + 1e-4);
      if ((i + 1) % cols !== 0) expect(Math.abs(d[i + 1] - d[i])).toBeLessThanOrEqual(Math.abs(x[i + 1] - x[i]) + 1e-4);
    }
  });
});
