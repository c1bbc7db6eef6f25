// A picture as 64 × 36 colours, for cuts and histograms. Single samples, not means: a few thousand tell as much of a whole shot.

import type { ColorDescription, PictureData } from '../../frame/media/material.ts';

export const SAMPLES_X = 64;
export const SAMPLES_Y = 36;
const COUNT = SAMPLES_X * SAMPLES_Y;

/** Red, green, blue and alpha of each sample in 0..255, as stored (without the transfer function), over black. */
export function sampleColorsInto(samples: Uint8ClampedArray, picture: PictureData): void {
  const { width, height, planes, layout, chromaX, chromaY, bits, hasAlpha, color } = picture;
  const toByte = 255 / (2 ** bits - 1);
  const { red, green, blue } = mixer(color, bits);
  const chromaWidth = -(-width >> chromaX);
  const isGrey = layout === 'planar' && planes.length < 3;
  for (let i = 0; i < COUNT; i++) {
    const x = Math.floor((((i % SAMPLES_X) + 0.5) * width) / SAMPLES_X);
    const y = Math.floor(((Math.floor(i / SAMPLES_X) + 0.5) * height) / SAMPLES_Y);
    const at = y * width + x;
    let [r, g, b, a] = [0, 0, 0, 1];
    if (layout === 'rgba') {
      [r, g, b] = [0, 1, 2].map((channel) => planes[0][at * 4 + channel] * toByte);
      a = hasAlpha ? (planes[0][at * 4 + 3] * toByte) / 255 : 1;
    } else {
      const isRgb = color.matrix === 'rgb';
      const chroma = isRgb ? at : (y >> chromaY) * chromaWidth + (x >> chromaX);
      const [first, second, third] = isGrey
        ? [planes[0][at], 0, 0]
        : [planes[0][at], planes[1][chroma], planes[2][chroma]];
      if (isRgb) [r, g, b] = [first * toByte, second * toByte, third * toByte];
      else if (isGrey) r = g = b = blue(first, 2 ** (bits - 1), 2 ** (bits - 1));
      else [r, g, b] = [red(first, second, third), green(first, second, third), blue(first, second, third)];
      if (hasAlpha) a = (planes.at(-1)![at] * toByte) / 255;
    }
    samples[i * 3] = r * a;
    samples[i * 3 + 1] = g * a;
    samples[i * 3 + 2] = b * a;
  }
}

type Mix = (y: number, u: number, v: number) => number;

/** Y, U, V of `bits` bits to red, green and blue in 0..255. */
function mixer({ matrix, range }: ColorDescription, bits: number): { red: Mix; green: Mix; blue: Mix } {
  const [kr, kb] = matrix === 'bt601' ? [0.299, 0.114] : matrix === 'bt2020' ? [0.2627, 0.0593] : [0.2126, 0.0722];
  const kg = 1 - kr - kb;
  const unit = 2 ** (bits - 8);
  const [zero, lumaScale, chromaScale] =
    range === 'full'
      ? [0, 255 / (2 ** bits - 1), 255 / (2 ** bits - 1)]
      : [16 * unit, 255 / (219 * unit), 255 / (224 * unit)];
  const middle = 128 * unit;
  const light = (y: number) => (y - zero) * lumaScale;
  const [rv, bu] = [2 * (1 - kr) * chromaScale, 2 * (1 - kb) * chromaScale];
  const [gu, gv] = [(bu * kb) / kg, (rv * kr) / kg];
  return {
    red: (y, _u, v) => light(y) + (v - middle) * rv,
    green: (y, u, v) => light(y) - (u - middle) * gu - (v - middle) * gv,
    blue: (y, u) => light(y) + (u - middle) * bu,
  };
}
