// Parameters and steps that many fields share, so that scale, speed and octaves mean the same everywhere.

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
    doc: 'How many layers of ever finer detail; a fraction fades the last one in.',
  });

/** x and y divided by the scale, times a base frequency. */
export function scaled(scope: FieldScope, scale: NumLike, frequency: number): { x: Num; y: Num } {
  const k = scope.div(frequency, scale);
  return { x: scope.mul(scope.x, k), y: scope.mul(scope.y, k) };
}

/**
 * The same, turned by 37°: value noise has a square lattice, whose rows and columns the eye finds where they lie along the
 * frame's sides and hardly where they do not.
 */
export function scaledAslant(scope: FieldScope, scale: NumLike, frequency: number): { x: Num; y: Num } {
  const { x, y } = scaled(scope, scale, frequency);
  return { x: scope.sub(scope.mul(x, 0.8), scope.mul(y, 0.6)), y: scope.add(scope.mul(x, 0.6), scope.mul(y, 0.8)) };
}

/** -1..1 to 0..1. */
export const toUnit = (scope: FieldScope, wave: NumLike): Num => scope.add(scope.mul(wave, 0.5), 0.5);

/** 1 for the whole layers below `count`, a fraction for the one that `count` cuts, 0 above: counts that vary fade. */
export const share = (scope: FieldScope, count: NumLike, index: number): Num => scope.unit(scope.sub(count, index));

/** A point in uv (0..1 across and down) in frame units. */
export function fromUv(scope: FieldScope, [u, v]: readonly [NumLike, NumLike]): [Num, Num] {
  return [
    scope.mul(scope.sub(scope.mul(u, 2), 1), scope.halfWidth),
    scope.mul(scope.sub(scope.mul(v, 2), 1), scope.halfHeight),
  ];
}
