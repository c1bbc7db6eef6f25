// Parameters and operations shared by many fields, so that scale, speed and octaves mean the same everywhere.

import type { FieldScope, Num, NumLike } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';

export const scaleParam = (what: string) =>
  p.number({
    default: 1,
    min: 0.01,
    max: 100,
    unit: 'ratio',
    rate: 'cell',
    doc: `Size of ${what}: 2 is twice as large.`,
  });

export const speedParam = (value = 1) =>
  p.number({
    default: value,
    min: -100,
    max: 100,
    unit: 'ratio',
    doc: 'Speed of the motion; 0 is still, negative runs backwards. Changing it never makes the picture jump.',
  });

export const octavesParam = (value: number) =>
  p.number({
    default: value,
    min: 1,
    max: 12,
    unit: 'none',
    doc: 'Number of layers of ever finer detail; a fraction fades in the last one.',
  });

/** x and y divided by the scale, times a base frequency. */
export function scaled(scope: FieldScope, scale: NumLike, frequency: number): { x: Num; y: Num } {
  const k = scope.div(frequency, scale);
  return { x: scope.mul(scope.x, k), y: scope.mul(scope.y, k) };
}

/**
 * The same, rotated by 37°, because the square lattice of value noise is conspicuous when its rows and columns are parallel to the
 * frame's edges.
 */
export function scaledAslant(scope: FieldScope, scale: NumLike, frequency: number): { x: Num; y: Num } {
  const { x, y } = scaled(scope, scale, frequency);
  return { x: scope.sub(scope.mul(x, 0.8), scope.mul(y, 0.6)), y: scope.add(scope.mul(x, 0.6), scope.mul(y, 0.8)) };
}

/** -1..1 to 0..1. */
export const toUnit = (scope: FieldScope, wave: NumLike): Num => scope.add(scope.mul(wave, 0.5), 0.5);

/** The weight of layer `index`: 1 below `count`, the fraction for the last, 0 above, so that a varying count fades layers in and out. */
export const share = (scope: FieldScope, count: NumLike, index: number): Num => scope.unit(scope.sub(count, index));

/** Converts a point in uv (0..1 across and down) to frame units. */
export function fromUv(scope: FieldScope, [u, v]: readonly [NumLike, NumLike]): [Num, Num] {
  return [
    scope.mul(scope.sub(scope.mul(u, 2), 1), scope.halfWidth),
    scope.mul(scope.sub(scope.mul(v, 2), 1), scope.halfHeight),
  ];
}
