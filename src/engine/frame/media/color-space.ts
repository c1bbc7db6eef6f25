// How a file's samples become linear light with the primaries of sRGB: factors for the kernels' rows, a table for what is not sRGB, and
// a matrix for other primaries, which is applied to means (a matrix and a mean commute).
//
// Footage in BT.709 is decoded by the sRGB curve, as browsers and players show it: its codes are seen as they are. PQ and HLG are mapped
// to 203 cd/m² (HDR reference white, ITU-R BT.2408) by the EETF of ITU-R BT.2390 for a master of 1000 cd/m², channel by channel: what is
// below 92 cd/m² keeps its light, and 1000 cd/m² becomes white.

import * as m from '../../kernels/scalar/math.ts';
import { DECODE_ENTRIES } from '../../kernels/abi/picture.ts';
import { apply3, invert3, type Matrix3, multiply3 } from '../../kernels/scalar/matrix3.ts';
import type { ColorDescription } from './material.ts';

/** Arguments of `chromaRow`, `lumaRow` and `valueRow`. */
export interface RowFactors {
  zero: number;
  gain: number;
  rv: number;
  gu: number;
  gv: number;
  bu: number;
}

/** Luma weights of red and blue. */
const WEIGHTS = { rgb: [0.2126, 0.0722], bt601: [0.299, 0.114], bt709: [0.2126, 0.0722], bt2020: [0.2627, 0.0593] };
const CHROMA_SCALE = 8192 * 32768;

export function rowFactors({ matrix, range }: ColorDescription, bits: number): RowFactors {
  // In samples of 15 bits.
  const most = bits === 16 ? 32767 : (2 ** bits - 1) * 2 ** (15 - bits);
  const isLimited = range === 'limited';
  const luma = isLimited ? 219 * 128 : most;
  const chroma = isLimited ? 224 * 128 : most;
  const [red, blue] = WEIGHTS[matrix];
  const green = 1 - red - blue;
  const factor = (x: number): number => Math.floor((x * CHROMA_SCALE) / chroma + 0.5);
  return {
    zero: isLimited ? 16 * 128 : 0,
    gain: Math.floor((16384 * 32768) / luma + 0.5),
    rv: factor(2 * (1 - red)),
    gu: factor((-2 * blue * (1 - blue)) / green),
    gv: factor((-2 * red * (1 - red)) / green),
    bu: factor(2 * (1 - blue)),
  };
}

const WHITE_NITS = 203;
const MASTER_NITS = 1000;
const [M1, M2, C1, C2, C3] = [2610 / 16384, (2523 / 4096) * 128, 3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32];
const f = Math.fround;
const pow = (a: number, b: number): number => m.pow(f(a), f(b));

/** cd/m² of a PQ code 0..1, and back (SMPTE ST 2084). */
function pqNits(code: number): number {
  const p = pow(code, 1 / M2);
  return 10000 * pow(Math.max(0, p - C1) / (C2 - C3 * p), 1 / M1);
}
function pqCode(nits: number): number {
  const p = pow(nits / 10000, M1);
  return pow((C1 + C2 * p) / (1 + C3 * p), M2);
}
/** cd/m² on a display of 1000 cd/m² of an HLG code 0..1 (ITU-R BT.2100, system gamma 1.2 for each channel). */
function hlgNits(code: number): number {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  const scene = code <= 0.5 ? (code * code) / 3 : (m.exp(f((code - c) / a)) + b) / 12;
  return 1000 * pow(scene, 1.2);
}
/** Light 0..1 of cd/m²: the EETF of ITU-R BT.2390, annex 5. */
function displayed(nits: number, masterCode: number, whiteCode: number): number {
  const code = Math.min(1, pqCode(Math.min(nits, MASTER_NITS)) / masterCode);
  const most = whiteCode / masterCode;
  const knee = 1.5 * most - 0.5;
  if (code <= knee) return nits / WHITE_NITS;
  const k = (code - knee) / (1 - knee);
  const [k2, k3] = [k * k, k * k * k];
  const mapped = (2 * k3 - 3 * k2 + 1) * knee + (k3 - 2 * k2 + k) * (1 - knee) + (3 * k2 - 2 * k3) * most;
  return pqNits(mapped * masterCode) / WHITE_NITS;
}

/** The table for `decodeRow`; null where the kernels' sRGB curve is right. Built once per transfer. */
export function decodeTable(transfer: ColorDescription['transfer']): Uint16Array | null {
  if (transfer === 'srgb' || transfer === 'bt709') return null;
  let table = tables.get(transfer);
  if (!table) {
    const [masterCode, whiteCode] = [pqCode(MASTER_NITS), pqCode(WHITE_NITS)];
    table = Uint16Array.from({ length: DECODE_ENTRIES }, (_, i) => {
      const code = i / (DECODE_ENTRIES - 1);
      const light =
        transfer === 'linear'
          ? code
          : displayed(transfer === 'pq' ? pqNits(code) : hlgNits(code), masterCode, whiteCode);
      return Math.min(32767, Math.floor(light * 32767 + 0.5));
    });
    tables.set(transfer, table);
  }
  return table;
}
const tables = new Map<string, Uint16Array>();

/** xy of red, green and blue; all with white D65. */
const PRIMARIES = {
  bt709: [0.64, 0.33, 0.3, 0.6, 0.15, 0.06],
  'bt601-525': [0.63, 0.34, 0.31, 0.595, 0.155, 0.07],
  'bt601-625': [0.64, 0.33, 0.29, 0.6, 0.15, 0.06],
  bt2020: [0.708, 0.292, 0.17, 0.797, 0.131, 0.046],
  p3: [0.68, 0.32, 0.265, 0.69, 0.15, 0.06],
};

/** Linear light with these primaries to that of sRGB, row by row; null where they are the same. */
export function primariesMatrix(primaries: ColorDescription['primaries']): Matrix3 | null {
  return primaries === 'bt709' ? null : multiply3(invert3(toXyz(PRIMARIES.bt709))!, toXyz(PRIMARIES[primaries]));
}
function toXyz([rx, ry, gx, gy, bx, by]: readonly number[]): Matrix3 {
  const columns = [
    [rx / ry, 1, (1 - rx - ry) / ry],
    [gx / gy, 1, (1 - gx - gy) / gy],
    [bx / by, 1, (1 - bx - by) / by],
  ];
  const plain = [0, 1, 2].flatMap((row) => columns.map((column) => column[row]));
  const white = [0.3127 / 0.329, 1, (1 - 0.3127 - 0.329) / 0.329];
  const scale = apply3(invert3(plain)!, white);
  return plain.map((x, i) => x * scale[i % 3]);
}
