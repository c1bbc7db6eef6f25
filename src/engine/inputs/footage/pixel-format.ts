// How a decoder's pixel format is taken out of ffmpeg: as it is where its planes can be used, else in a format that holds the same
// samples, so that ffmpeg's scaler, whose results differ between versions, computes nothing.

import type { PictureData } from '../../frame/media/material.ts';

export interface RawFormat {
  /** The format to ask ffmpeg for. */
  name: string;
  layout: PictureData['layout'];
  /** Order in which the file's planes become those of a picture: GBR is stored green first. */
  order: readonly number[];
  chromaX: PictureData['chromaX'];
  chromaY: PictureData['chromaY'];
  bits: number;
  hasAlpha: boolean;
  isRgb: boolean;
  isGrey: boolean;
  /** The same samples in another order, or none at all: no arithmetic. */
  isExact: boolean;
}

const CHROMA = new Map<string, [PictureData['chromaX'], PictureData['chromaY']]>([
  ['411', [2, 0]],
  ['420', [1, 1]],
  ['422', [1, 0]],
  ['440', [0, 1]],
  ['444', [0, 0]],
]);

/** Formats with chroma planes interleaved or samples packed, and the planar one with the same samples. */
const REPACKED = new Map([
  ['nv12', 'yuv420p'],
  ['nv21', 'yuv420p'],
  ['nv16', 'yuv422p'],
  ['nv24', 'yuv444p'],
  ['p010le', 'yuv420p10le'],
  ['p010be', 'yuv420p10le'],
  ['yuyv422', 'yuv422p'],
  ['uyvy422', 'yuv422p'],
  ['yvyu422', 'yuv422p'],
]);

const SHUFFLED = /^(pal8|(0?(rgb|bgr)0?|argb|abgr|rgba|bgra)(24|8888)?|rgb24|bgr24|monow|monob|gray8)$/;

export function rawFormat(pixelFormat: string): RawFormat {
  const name = REPACKED.get(pixelFormat) ?? pixelFormat;
  const yuv = /^yuv(a?)(j?)(4\d\d)p(\d*)(le|be)?$/.exec(name);
  const chroma = yuv && CHROMA.get(yuv[3]);
  if (chroma) {
    const [chromaX, chromaY] = chroma;
    const hasAlpha = yuv[1] === 'a';
    return planar(
      littleEndian(name),
      hasAlpha ? [0, 1, 2, 3] : [0, 1, 2],
      chromaX,
      chromaY,
      Number(yuv[4] || 8),
      hasAlpha,
    );
  }
  const gbr = /^gbr(a?)p(9|10|12|14|16)?(le|be)?$/.exec(name);
  if (gbr) {
    const hasAlpha = gbr[1] === 'a';
    const format = planar(littleEndian(name), hasAlpha ? [2, 0, 1, 3] : [2, 0, 1], 0, 0, Number(gbr[2] || 8), hasAlpha);
    return { ...format, isRgb: true };
  }
  const grey = /^gray(9|10|12|14|16)?(le|be)?$/.exec(name);
  if (grey) return { ...planar(littleEndian(name), [0], 0, 0, Number(grey[1] || 8), false), isGrey: true };
  const isDeep = /^(rgb48|bgr48|rgba64|bgra64|ya16|x2rgb10|x2bgr10|gbrp?f|xyz12)/.test(name);
  return {
    name: isDeep ? 'rgba64le' : 'rgba',
    layout: 'rgba',
    order: [0],
    chromaX: 0,
    chromaY: 0,
    bits: isDeep ? 16 : 8,
    hasAlpha: /^(pal8|argb|abgr|rgba|bgra|ya)/.test(name),
    isRgb: true,
    isGrey: false,
    isExact: SHUFFLED.test(name) || /^(rgb48|bgr48|rgba64|bgra64)/.test(name),
  };
}

const planar = (
  name: string,
  order: readonly number[],
  chromaX: PictureData['chromaX'],
  chromaY: PictureData['chromaY'],
  bits: number,
  hasAlpha: boolean,
): RawFormat => ({
  name,
  layout: 'planar',
  order,
  chromaX,
  chromaY,
  bits,
  hasAlpha,
  isRgb: false,
  isGrey: false,
  isExact: true,
});

const littleEndian = (name: string): string => name.replace(/be$/, 'le');

export interface PlaneSize {
  width: number;
  height: number;
  /** In samples from the start of the frame. */
  offset: number;
}

/** Planes in the order in which ffmpeg writes them. */
export function planeSizes(format: RawFormat, width: number, height: number): PlaneSize[] {
  if (format.layout === 'rgba') return [{ width: width * 4, height, offset: 0 }];
  let offset = 0;
  return format.order.map((_, i) => {
    const isChroma = !format.isRgb && (i === 1 || i === 2);
    const plane = {
      width: isChroma ? -(-width >> format.chromaX) : width,
      height: isChroma ? -(-height >> format.chromaY) : height,
      offset,
    };
    offset += plane.width * plane.height;
    return plane;
  });
}

/** Bytes of one frame. */
export function frameBytes(format: RawFormat, width: number, height: number): number {
  const samples = planeSizes(format, width, height).reduce((sum, plane) => sum + plane.width * plane.height, 0);
  return samples * (format.bits > 8 ? 2 : 1);
}
