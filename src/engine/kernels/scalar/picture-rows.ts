// Scalar twin of assembly/picture-rows.ts.

import type { PictureKernels } from '../abi/picture.ts';
import { q15 } from './blend.ts';
import type { Views } from './views.ts';

type RowKernels = Omit<
  PictureKernels,
  'sumRow' | 'cellsRow' | 'sumCells' | 'boxMeans' | 'keyCells' | 'cellLevels' | 'sampleSmall' | 'adjustCells'
>;

const clip = (x: number): number => Math.min(32767, Math.max(-32768, x));
/** Light of a code: both in Q15. */
export function lightOfCode(x: number): number {
  if (x < 1326) return q15(x, 2536);
  let p = q15(x, -3643) + 16987;
  p = q15(p, x) + 18473;
  p = q15(p, x) + 917;
  return clip(q15(p, x) + 35);
}
const codeOf = (luma: number, chroma: number): number => clip(2 * Math.max(0, clip(luma + chroma)));
const between = (a: number, b: number): number => (a >> 1) + (b >> 1) + (a & b & 1);
const whole = (n: number): number => (n + 7) & ~7;

export function scalarPictureRows(views: Views): RowKernels {
  const i16At = (ptr: number, n: number): Int16Array => new Int16Array(views.u8.buffer, ptr, n);
  const samplesAt = (ptr: number, n: number, bits: number): ((i: number) => number) => {
    if (bits === 8) {
      const bytes = views.u8At(ptr, n);
      return (i) => bytes[i] << 7;
    }
    const words = views.u16At(ptr, n);
    return bits === 16 ? (i) => words[i] >> 1 : (i) => ((words[i] << (15 - bits)) << 16) >> 16;
  };
  const decoded = (x: number, decode: number): number => (decode ? lightOfCode(x) : x);
  const rgbaCode = (x: number, bits: number): number =>
    bits === 16 ? x >> 1 : (x << (15 - bits)) + (x >> (2 * bits - 15));
  return {
    chromaRow(r, g, b, u, v, n, bits, rv, gu, gv, bu) {
      const many = whole(n);
      const [red, green, blue] = [r, g, b].map((at) => i16At(at, many + 1));
      const [us, vs] = [u, v].map((at) => samplesAt(at, many, bits));
      for (let i = 0; i < many; i++) {
        const x = us(i) - 16384;
        const y = vs(i) - 16384;
        red[i] = clip(2 * q15(y, rv));
        green[i] = clip(2 * (q15(x, gu) + q15(y, gv)));
        blue[i] = clip(2 * q15(x, bu));
      }
      for (const row of [red, green, blue]) row[n] = row[n - 1];
    },
    widenRow(dst, src, n) {
      const many = whole(n);
      const from = i16At(src, many + 1);
      const to = i16At(dst, 2 * many + 1);
      for (let i = 0; i < many; i++) {
        to[2 * i] = from[i];
        to[2 * i + 1] = between(from[i], from[i + 1]);
      }
      to[2 * n] = to[2 * n - 1];
    },
    lumaRow(dst, stride, y, r, g, b, n, bits, isHalf, zero, gain, decode) {
      const many = (n + 15) & ~15;
      const luma = samplesAt(y, many, bits);
      [r, g, b].forEach((from, channel) => {
        const chroma = i16At(from, many + 1);
        const to = i16At(dst + channel * stride, many);
        for (let i = 0; i < many; i++) {
          const at = i >> 1;
          const c = !isHalf ? chroma[i] : i & 1 ? between(chroma[at], chroma[at + 1]) : chroma[at];
          to[i] = decoded(codeOf(q15(luma(i) - zero, gain), c), decode);
        }
      });
    },
    valueRow(dst, src, n, bits, zero, gain, decode) {
      const many = whole(n);
      const value = samplesAt(src, many, bits);
      const to = i16At(dst, many);
      for (let i = 0; i < many; i++) to[i] = decoded(codeOf(q15(value(i) - zero, gain), 0), decode);
    },
    rgbaRow(dst, stride, src, n, bits, decode) {
      const many = whole(n);
      const from = bits === 8 ? views.u8At(src, 4 * many) : views.u16At(src, 4 * many);
      for (let c = 0; c < 4; c++) {
        const to = i16At(dst + c * stride, many);
        for (let i = 0; i < many; i++) to[i] = decoded(rgbaCode(from[4 * i + c], bits), c < 3 ? decode : 0);
      }
    },
    decodeRow(row, n, table) {
      const codes = views.u16At(row, n);
      const light = views.u16At(table, 4096);
      for (let i = 0; i < n; i++) codes[i] = light[codes[i] >> 3];
    },
    coverRow(rows, stride, alpha, n) {
      const many = whole(n);
      const a = i16At(alpha, many);
      for (let c = 0; c < 3; c++) {
        const row = i16At(rows + c * stride, many);
        for (let i = 0; i < many; i++) row[i] = q15(row[i], a[i]);
      }
    },
    unmultiplyRow(row, n, bits) {
      const most = 2 ** bits - 1;
      const data = bits === 8 ? views.u8At(row, 4 * n) : views.u16At(row, 4 * n);
      for (let i = 0; i < 4 * n; i += 4) {
        const a = data[i + 3];
        if (a === 0 || a === most) continue;
        for (let c = i; c < i + 3; c++) data[c] = Math.min(most, Math.floor((data[c] * most + (a >> 1)) / a));
      }
    },
  };
}
