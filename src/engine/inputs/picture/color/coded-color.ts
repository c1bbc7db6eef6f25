// Colour given by the numbers of ITU-T H.273, as AVIF and the cICP chunk of PNG do.

import type { ColorDescription } from '../../../frame/media/material.ts';
import type { PictureColor } from '../picture-codec.ts';
import { srgbCurve } from './color-conversion.ts';
import { BT2020_PRIMARIES, conversionFromPrimaries, P3_PRIMARIES } from './primaries.ts';

const BT2020 = 9;
const P3 = 12;
const PQ = 16;
const HLG = 18;

/** HDR is passed on: drawing maps it as it does footage. Everything else becomes sRGB. */
export function codedColor(primaries: number, transfer: number): PictureColor {
  if (transfer === PQ || transfer === HLG) {
    const gamut: ColorDescription['primaries'] = primaries === BT2020 ? 'bt2020' : primaries === P3 ? 'p3' : 'bt709';
    return {
      description: { matrix: 'rgb', range: 'full', transfer: transfer === PQ ? 'pq' : 'hlg', primaries: gamut },
    };
  }
  if (primaries === P3) return { convert: conversionFromPrimaries(P3_PRIMARIES, srgbCurve) };
  return primaries === BT2020 ? { convert: conversionFromPrimaries(BT2020_PRIMARIES, srgbCurve) } : {};
}
