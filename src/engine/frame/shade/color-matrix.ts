// Colour matrices, 3 × 4 row-major with the offset in levels, applied in integer 4096ths (kernels.tintPlanes).

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';
import { cos, sin } from '../../kernels/scalar/math.ts';
import { bytesFor } from './tables.ts';

export type ColorMatrix = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** bt709 luma coefficients. */
export const LUMA = [0.2126, 0.7152, 0.0722] as const;

/** Saturation: grey at 0, unchanged at 1. */
export function saturationMatrix(factor: number): ColorMatrix {
  const rest = 1 - factor;
  const [r, g, b] = LUMA;
  return [
    r * rest + factor,
    g * rest,
    b * rest,
    0,
    r * rest,
    g * rest + factor,
    b * rest,
    0,
    r * rest,
    g * rest,
    b * rest + factor,
    0,
  ];
}

/** Rotates every hue by `turns`, keeping luma (the matrix of SVG's hueRotate, with bt709 coefficients). `gain` scales the result. */
export function hueMatrix(turns: number, gain = 1): ColorMatrix {
  const whole = turns - Math.floor(turns);
  const c = whole === 0 ? 1 : cos(whole * 2 * Math.PI);
  const s = whole === 0 ? 0 : sin(whole * 2 * Math.PI);
  const [r, g, b] = LUMA;
  return [
    gain * (r + c * (1 - r) - s * r),
    gain * (g - c * g - s * g),
    gain * (b - c * b + s * (1 - b)),
    0,
    gain * (r - c * r + s * 0.143),
    gain * (g + c * (1 - g) + s * 0.14),
    gain * (b - c * b - s * 0.283),
    0,
    gain * (r - c * r - s * (1 - r)),
    gain * (g - c * g + s * g),
    gain * (b + c * (1 - b) + s * b),
    0,
  ];
}

/** Applies `a`, then `b`. */
export function chain(a: ColorMatrix, b: ColorMatrix): ColorMatrix {
  const out: number[] = [];
  for (let row = 0; row < 3; row++) {
    for (let col = 0; col < 4; col++) {
      let sum = col === 3 ? b[row * 4 + 3] : 0;
      for (let k = 0; k < 3; k++) sum += b[row * 4 + k] * a[k * 4 + col];
      out.push(sum);
    }
  }
  return out as unknown as ColorMatrix;
}

const fixed = (value: number): number => Math.floor(value * 4096 + 0.5);

/** A matrix in the layout of kernels.tintPlanes: nine i16 in 4096ths (so within ±8), and three i32 offsets from byte 20. */
export function packMatrix(bytes: Uint8Array, m: ColorMatrix): void {
  const words = new DataView(bytes.buffer, bytes.byteOffset, 32);
  for (let row = 0; row < 3; row++) {
    for (let col = 0; col < 3; col++)
      words.setInt16((row * 3 + col) * 2, Math.max(-32768, Math.min(32767, fixed(m[row * 4 + col]))), true);
    words.setInt32(20 + row * 4, fixed(m[row * 4 + 3]), true);
  }
}

/** Applies a matrix to the rows [y0, y1) in place; rebuilt only when `signature` changes. */
export function applyMatrix(
  frame: Frame,
  y0: number,
  y1: number,
  moment: ShaderMoment,
  name: string,
  signature: string | number,
  make: () => ColorMatrix,
): void {
  const m = bytesFor(moment, `matrix ${name}`, String(signature), 32, ({ view }) => packMatrix(view, make()));
  moment.kernels.tintPlanes(frame, y0, y1, m.ptr);
}
