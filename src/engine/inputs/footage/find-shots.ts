// Cuts of footage, and the brightness of each shot between two. A cut is a change between two pictures that is large, and much
// larger than the change before it: fast movement changes every picture alike.

import { decodeTable } from '../../frame/media/color-space.ts';
import { seenLight } from '../../kernels/scalar/light-curve.ts';
import type { ColorDescription, PictureData, Shot } from '../../frame/media/material.ts';
import { sampleColorsInto, SAMPLES_X, SAMPLES_Y } from './sample-colors.ts';

const STEPS = 256;
/** Mean difference of two pictures as a share of the range of light. */
const LEAST_CHANGE = 0.09;
/** A flash is no cut: shots are at least this long. */
const LEAST_SHOT_SECONDS = 0.2;
const SHARE_BELOW_LOW = 0.01;

export interface ShotFinder {
  /** Pictures in the order of their times. */
  add(picture: PictureData): void;
  finish(): Shot[];
}

export function createShotFinder(): ShotFinder {
  let seen: Uint8Array | null | undefined;
  const shots: Shot[] = [];
  let counts = new Float64Array(STEPS);
  let from = Number.NaN;
  let before = new Uint8ClampedArray(SAMPLES_X * SAMPLES_Y * 3);
  let now = new Uint8ClampedArray(SAMPLES_X * SAMPLES_Y * 3);
  let changeBefore = 0;
  const close = (to: number) => {
    shots.push(shotOf(counts, from, to));
    counts = new Float64Array(STEPS);
    from = to;
  };
  return {
    add(picture) {
      [before, now] = [now, before];
      sampleColorsInto(now, picture);
      if (seen === undefined) seen = seenTable(picture.color.transfer);
      if (Number.isNaN(from)) from = picture.seconds;
      else {
        const change = difference(before, now);
        const isCut = Math.min(change, Math.abs(change - changeBefore)) >= LEAST_CHANGE && change > changeBefore;
        changeBefore = change;
        if (isCut && picture.seconds - from >= LEAST_SHOT_SECONDS) close(picture.seconds);
      }
      for (let i = 0; i < now.length; i += 3) {
        const [r, g, b] = seen ? [seen[now[i]], seen[now[i + 1]], seen[now[i + 2]]] : [now[i], now[i + 1], now[i + 2]];
        counts[Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b)]++;
      }
    },
    finish() {
      if (!Number.isNaN(from)) close(Number.POSITIVE_INFINITY);
      return shots;
    },
  };
}

/** Light as seen 0..255 of each stored code 0..255; null where codes are seen as they are. */
function seenTable(transfer: ColorDescription['transfer']): Uint8Array | null {
  const light = decodeTable(transfer);
  if (!light) return null;
  const last = light.length - 1;
  return Uint8Array.from(
    { length: 256 },
    (_, code) => 255 * seenLight(light[Math.round((code / 255) * last)] / 32767) + 0.5,
  );
}

function difference(a: Uint8ClampedArray, b: Uint8ClampedArray): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
  return sum / (a.length * 255);
}

function shotOf(counts: Float64Array, from: number, to: number): Shot {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    from,
    to,
    histogram: Float32Array.from(counts, (count) => count / total),
    low: lightAt(counts, total * SHARE_BELOW_LOW),
    high: lightAt(counts, total * (1 - SHARE_BELOW_LOW)),
  };
}

/** Light 0..1 below which `samples` samples are. */
function lightAt(counts: Float64Array, samples: number): number {
  let sum = 0;
  for (let step = 0; step < STEPS; step++) {
    sum += counts[step];
    if (sum >= samples) return step / (STEPS - 1);
  }
  return 1;
}
