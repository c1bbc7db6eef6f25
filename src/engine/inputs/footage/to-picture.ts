// A decoded frame as planes for drawing: views of its bytes, in the order of a picture.

import type { ColorDescription, PictureData } from '../../frame/media/material.ts';
import { deinterlace } from './deinterlace.ts';
import type { DecodedFrame } from './picture-run.ts';
import { planeSizes } from './pixel-format.ts';
import type { RawFormat } from './pixel-format.ts';

export interface PictureFormat {
  format: RawFormat;
  width: number;
  height: number;
  color: ColorDescription;
}

export function toPicture(
  frame: DecodedFrame,
  seconds: number,
  { format, width, height, color }: PictureFormat,
): PictureData {
  const samples = format.bits > 8 ? new Uint16Array(frame.bytes) : new Uint8Array(frame.bytes);
  const stored = planeSizes(format, width, height).map((plane) => {
    const view = samples.subarray(plane.offset, plane.offset + plane.width * plane.height);
    if (frame.field !== 'progressive') deinterlaceRows(view, plane.width, plane.height, frame.field, format);
    return view;
  });
  return {
    // Equal times of one file are equal pictures, also after a seek and in another thread.
    serial: frame.micros,
    seconds,
    width,
    height,
    layout: format.layout,
    planes: format.order.map((i) => stored[i]),
    chromaX: format.chromaX,
    chromaY: format.chromaY,
    bits: format.bits,
    hasAlpha: format.hasAlpha,
    isPremultiplied: false,
    color,
  };
}

function deinterlaceRows(
  view: Uint8Array | Uint16Array,
  width: number,
  height: number,
  field: 'top' | 'bottom',
  format: RawFormat,
): void {
  if (format.layout === 'planar') deinterlace(view, width, height, field === 'top' ? 0 : 1);
}
