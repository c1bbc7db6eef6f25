// Pictures of any layout for tests, made from a colour per pixel, and a material that shows them.

import type {
  ColorDescription,
  Material,
  PictureData,
  PictureShape,
} from '../../../src/engine/frame/media/material.ts';

export type Rgba = readonly [r: number, g: number, b: number, a: number];
export const SRGB: ColorDescription = { matrix: 'rgb', range: 'full', transfer: 'srgb', primaries: 'bt709' };

export interface Layout {
  layout: 'rgba' | 'planar';
  bits: number;
  color: ColorDescription;
  chromaX: 0 | 1 | 2;
  chromaY: 0 | 1;
  hasAlpha: boolean;
  isPremultiplied: boolean;
  isGrey: boolean;
}
export const PLAIN: Layout = {
  ...{ layout: 'rgba', bits: 8, color: SRGB, chromaX: 0, chromaY: 0 },
  ...{ hasAlpha: false, isPremultiplied: false, isGrey: false },
};

const WEIGHTS = {
  rgb: [1, 0, 0],
  bt601: [0.299, 0.587, 0.114],
  bt709: [0.2126, 0.7152, 0.0722],
  bt2020: [0.2627, 0.678, 0.0593],
};

/** `pixel`: codes 0..1 of red, green, blue and alpha (straight). Chroma is the mean of the pixels that share it. */
export function makePicture(
  width: number,
  height: number,
  to: Partial<Layout>,
  pixel: (x: number, y: number) => Rgba,
  serial = 0,
): PictureData {
  const { layout, bits, color, chromaX, chromaY, hasAlpha, isPremultiplied, isGrey } = { ...PLAIN, ...to };
  const most = 2 ** bits - 1;
  const make = (n: number) => (bits === 8 ? new Uint8Array(n) : new Uint16Array(n));
  const unit = 2 ** (bits - 8);
  const isLimited = color.range === 'limited';
  const luma = (x: number) => Math.round(isLimited ? (16 + 219 * x) * unit : x * most);
  const chroma = (x: number) => Math.round(isLimited ? (128 + 224 * x) * unit : 2 ** (bits - 1) + x * most);
  const facts = { serial, seconds: 0, width, height, layout, chromaX, chromaY, bits, hasAlpha, isPremultiplied, color };
  if (layout === 'rgba') {
    const data = make(4 * width * height);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [r, g, b, a] = pixel(x, y);
        const k = isPremultiplied ? a : 1;
        data.set(
          [r * k, g * k, b * k, a].map((v) => Math.round(v * most)),
          4 * (y * width + x),
        );
      }
    return { ...facts, planes: [data] };
  }
  const each = (n: number, m: number, of: (x: number, y: number) => number) => {
    const plane = make(n * m);
    for (let y = 0; y < m; y++) for (let x = 0; x < n; x++) plane[y * n + x] = Math.min(most, Math.max(0, of(x, y)));
    return plane;
  };
  const alphas = hasAlpha ? [each(width, height, (x, y) => Math.round(pixel(x, y)[3] * most))] : [];
  if (color.matrix === 'rgb')
    return {
      ...facts,
      planes: [...[0, 1, 2].map((c) => each(width, height, (x, y) => luma(pixel(x, y)[c]))), ...alphas],
    };
  const [kr, kg, kb] = WEIGHTS[color.matrix];
  const yOf = ([r, g, b]: Rgba) => kr * r + kg * g + kb * b;
  const y = each(width, height, (px, py) => luma(yOf(pixel(px, py))));
  if (isGrey) return { ...facts, planes: [y, ...alphas] };
  const [cw, ch] = [Math.ceil(width / 2 ** chromaX), Math.ceil(height / 2 ** chromaY)];
  const mean = (of: (p: Rgba) => number) => (cx: number, cy: number) => {
    let [sum, count] = [0, 0];
    for (let py = cy << chromaY; py < Math.min(height, (cy + 1) << chromaY); py++)
      for (let px = cx << chromaX; px < Math.min(width, (cx + 1) << chromaX); px++, count++) sum += of(pixel(px, py));
    return chroma(sum / count);
  };
  const u = each(
    cw,
    ch,
    mean((p) => (p[2] - yOf(p)) / (2 * (1 - kb))),
  );
  const v = each(
    cw,
    ch,
    mean((p) => (p[0] - yOf(p)) / (2 * (1 - kr))),
  );
  return { ...facts, planes: [y, u, v, ...alphas] };
}

export const upright = (width: number, height: number): PictureShape => ({
  width,
  height,
  quarterTurns: 0,
  isMirrored: false,
});

/** A material of pictures that are all in memory; each lasts `frameSeconds`. */
export function materialOf(
  pictures: readonly PictureData[],
  shape?: Partial<PictureShape>,
  frameSeconds = 0.1,
): Material {
  const [first] = pictures;
  const isStill = pictures.length === 1;
  const at = (seconds: number) =>
    pictures[Math.min(pictures.length - 1, Math.max(0, Math.floor((seconds + 0.001) / frameSeconds)))];
  return {
    kind: isStill ? 'picture' : 'footage',
    shape: { ...upright(first.width, first.height), ...shape },
    seconds: isStill ? 0 : pictures.length * frameSeconds,
    cuts: [],
    shots: [{ from: 0, to: Infinity, histogram: new Float32Array(256).fill(1 / 256), low: 0.1, high: 0.6 }],
    at,
    last: () => first,
    analyse: () => Promise.resolve(),
    prepare: () => Promise.resolve(),
  };
}
