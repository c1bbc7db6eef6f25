// `tone: equalize`: the light of each surrounding follows a curve that spreads the shot's histogram, and differences from it are enlarged
// where the curve is steep. The curve is one for a shot, so that footage does not pump; what is local follows the picture itself.

import type { LightMap } from './adjust-cells.ts';
import type { Shot } from './material.ts';
import type { SmallValues } from './small-picture.ts';
import { CURVE_STEPS as STEPS } from '../../kernels/abi/picture.ts';

/** Most of a level's share, relative to an even histogram: limits how much noise is enlarged. */
const MOST_SHARE = 3;
/** How much of the curve is the spread histogram; the rest is the light as it is. */
const STRENGTH = 0.6;
/** The histogram is smoothed over this many steps to both sides: dark footage has few levels, whose gaps would show as rings. */
const SMOOTH = 16;

export class EqualizeMap {
  #shot: Shot | null = null;
  #version = -1;
  #map: LightMap | null = null;
  readonly #curve = new Float32Array(STEPS + 1);

  /** The same object for the same picture. `base`: light 0..1 as seen around each place. */
  forPicture(shot: Shot, base: () => SmallValues, version: number): LightMap {
    if (this.#map && this.#shot === shot && this.#version === version) return this.#map;
    if (this.#shot !== shot) this.#spread(shot);
    this.#shot = shot;
    this.#version = version;
    const span = 1 / Math.max(0.05, shot.high - shot.low);
    return (this.#map = { curve: this.#curve, low: shot.low, span, base });
  }

  /** The sum of the stretched histogram's shares, each limited, mixed with a straight line. */
  #spread({ histogram, low, high }: Shot): void {
    const span = Math.max(0.05, high - low);
    const shares = new Float32Array(STEPS);
    histogram.forEach((share, level) => {
      const light = (level / 255 - low) / span;
      shares[Math.min(STEPS - 1, Math.max(0, Math.floor(light * STEPS)))] += share;
    });
    smooth(shares);
    smooth(shares);
    const most = MOST_SHARE / STEPS;
    let spare = 0;
    for (let i = 0; i < STEPS; i++) {
      spare += Math.max(0, shares[i] - most);
      shares[i] = Math.min(most, shares[i]);
    }
    let sum = 0;
    for (let i = 0; i <= STEPS; i++) {
      this.#curve[i] = sum * STRENGTH + (i / STEPS) * (1 - STRENGTH);
      if (i < STEPS) sum += shares[i] + spare / STEPS;
    }
  }
}

/** The mean over SMOOTH steps to both sides, in place; the ends count as often as they are repeated. */
function smooth(shares: Float32Array): void {
  const from = Float32Array.from(shares);
  for (let i = 0; i < shares.length; i++) {
    let sum = 0;
    for (let k = -SMOOTH; k <= SMOOTH; k++) sum += from[Math.min(shares.length - 1, Math.max(0, i + k))];
    shares[i] = sum / (2 * SMOOTH + 1);
  }
}
