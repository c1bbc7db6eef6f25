// Brightness of a particle over its life: a quick rise, a long fade, and its own flicker.

import { hash32, sin, unitFromHash, TAU } from '../../kernels/scalar/math.ts';
import type { ParticleSink } from '../../effect-api/define.ts';

/** A random number 0..1, fixed for each particle. */
export const own = (id: number, salt = 0): number => unitFromHash(hash32(id ^ Math.imul(salt + 1, 0x9e3779b1)));

/** 0 → 1 within the first `rise` of the life, then down to 0 at its end. */
export function fadeInOut(age: number, life: number, rise = 0.1): number {
  const k = life > 0 ? age / life : 1;
  if (k <= 0 || k >= 1) return k <= 0 ? 0 : 0;
  if (k < rise) return k / rise;
  const rest = (1 - k) / (1 - rise);
  return rest * (2 - rest);
}

/** 1 at the start, 0 at the end of the life, slow at first. */
export function fadeOut(age: number, life: number): number {
  const k = life > 0 ? age / life : 1;
  return k >= 1 ? 0 : 1 - k * k;
}

/** Flicker between 1 − `depth` and 1, a few times per second, each particle at its own rate. */
export const flicker = (id: number, seconds: number, depth = 0.35, rate = 3): number => {
  const phase = own(id, 11) + seconds * rate * (0.6 + own(id, 12));
  return 1 - depth * (0.5 + 0.5 * sin((phase - Math.floor(phase)) * TAU));
};

/** Halo offsets in frame units: about a cell of the middle grids, so that glyphs have a glow on all of them. */
const HALO_X = 0.016;
const HALO_Y = 0.026;

/** A particle with a halo: four dimmer neighbours, and for bright ones four still dimmer between those. */
export function shine(sink: ParticleSink, x: number, y: number, strength: number, id: number, reach = 1): void {
  sink(x, y, strength, id);
  if (strength < 0.3) return;
  const near = strength * 0.42;
  sink(x - HALO_X * reach, y, near, id + 1);
  sink(x + HALO_X * reach, y, near, id + 2);
  sink(x, y - HALO_Y * reach, near * 0.8, id + 3);
  sink(x, y + HALO_Y * reach, near * 0.8, id + 4);
  if (strength < 0.65) return;
  const far = strength * 0.2;
  for (const side of [-1, 1]) {
    sink(x + side * HALO_X * reach, y - HALO_Y * reach, far, id + 5);
    sink(x + side * HALO_X * reach, y + HALO_Y * reach, far, id + 6);
  }
}
