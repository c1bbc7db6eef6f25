// Maps brightness to a colour gradient: three tables of 256 bytes, mixed in OKLab once. Brightness is the maximum channel, not luma:
// glyphs in pure blue or red look bright, but would stay at the dark end of the gradient by luma.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Rgb } from '../../effect-api/params.ts';
import type { Frame } from '../../kernels/frame.ts';
import { mixOklab } from '../../kernels/scalar/color.ts';
import { bandOf } from './band.ts';
import { bytesFor, scratch, toByte } from './tables.ts';

/** The colour at k 0..1 of evenly spaced colours. */
export function colorAt(colors: readonly Rgb[], k: number): Rgb {
  if (colors.length === 1) return colors[0];
  const at = Math.min(1, Math.max(0, k)) * (colors.length - 1);
  const first = Math.min(colors.length - 2, Math.floor(at));
  return mixOklab(colors[first], colors[first + 1], at - first);
}

export function applyRamp(frame: Frame, y0: number, y1: number, moment: ShaderMoment, colors: readonly Rgb[]): void {
  if (colors.length === 0) return;
  const { kernels } = moment;
  const tables = bytesFor(moment, 'ramp', colors.join(' '), 768, ({ view }) => {
    for (let i = 0; i < 256; i++) {
      const color = colorAt(colors, i / 255);
      for (let c = 0; c < 3; c++) view[c * 256 + i] = toByte(color[c] * 255);
    }
  });
  const { r, g, b, bytes } = bandOf(frame, y0, y1);
  const level = scratch(moment, 'ramp', frame.stride * frame.height).ptr;
  kernels.maxPlane(level, r, g, bytes);
  kernels.maxPlane(level, level, b, bytes);
  kernels.lutPlane(r, level, tables.ptr, bytes);
  kernels.lutPlane(g, level, tables.ptr + 256, bytes);
  kernels.lutPlane(b, level, tables.ptr + 512, bytes);
}
