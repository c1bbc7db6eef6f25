// Verifies an instance of the SIMD module against the scalar twins: a few vectors through the instructions that JavaScript engines are
// known to miscompile.

import { TONE_CURVE_BYTES } from './abi/tone.ts';
import type { RawKernels } from './kernels.ts';
import type { KernelMemory } from './memory.ts';
import { hash32 } from './scalar/math.ts';
import { rawScalarKernels } from './scalar/table.ts';

const N = 64;
const STRIDE = 16;

/** The name of the first kernel that differs from its twin, or null. */
export function wrongKernel(simd: RawKernels, memory: KernelMemory): string | null {
  const scalar = rawScalarKernels(memory);
  const [r, g, b, out, extra] = [memory.u8(N), memory.u8(N), memory.u8(N), memory.u8(N), memory.u8(4 * N)];
  const buffers = [r, g, b, out, extra];
  const gains = memory.u16(N);
  const matrix = memory.u8(32);
  const curve = memory.u8(TONE_CURVE_BYTES);
  new Int16Array(matrix.view.buffer, matrix.ptr, 9).set([4000, -900, 300, -800, 3900, 12, 100, 300, 3700]);
  curve.view.fill(100, 1);
  for (const row of [16, 32, 48]) curve.view[row] = 0;
  curve.view[64] = 3;
  for (let i = 0; i < N; i++) gains.view[i] = hash32(i) & 32767;
  const [p, q, s, d, e] = buffers.map(({ ptr }) => ptr);
  const proofs: Record<string, (k: RawKernels) => void> = {
    blendPlane: (k) => {
      for (const mode of [0, 3, 4, 5, 9]) k.blendPlane(d, p, q, mode, 0, 200, N);
    },
    dimPlanes: (k) => k.dimPlanes(p, q, s, d, 20000, N),
    gainRows: (k) => k.gainRows(p, q, s, STRIDE, N / STRIDE, d),
    gainColumns: (k) => k.gainColumns(p, q, s, STRIDE, N / STRIDE, d, d, d),
    finishRows: (k) => k.finishRows(p, q, s, STRIDE, 16, 4, 0, 4, 0, 0, 0, 0, 0, 0, gains.ptr, e, STRIDE, 40),
    slideRows: (k) => k.slideRows(p, STRIDE, 16, 4, 77),
    tintPlanes: (k) => k.tintPlanes(p, q, s, p, q, s, matrix.ptr, N),
    fadeHuePlanes: (k) => k.fadeHuePlanes(p, q, s, p, q, s, matrix.ptr, N),
    echoScreen: (k) => k.echoScreen(p, q, 217, 120, N),
    linearPlane: (k) => k.linearPlane(d, p, 333, -900, N),
    revealPlane: (k) => k.revealPlane(d, p, q, gains.ptr, 20000, 9000, N),
    lerpPlane: (k) => k.lerpPlane(d, p, q, 101, N),
    lumaPlane: (k) => k.lumaPlane(d, p, q, s, N),
    boxBlur: (k) => k.boxBlur(d, p, e, STRIDE, 16, 4, 3),
    upsampleAddRows: (k) => k.upsampleAddRows(d, STRIDE, 16, 0, 4, p, STRIDE, 4, 1, 4, 77),
    tonePlanes: (k) => k.tonePlanes(p, q, s, curve.ptr, N),
    toneOverGround: (k) => k.toneOverGround(p, q, s, d, curve.ptr, 0x50c817, N),
    packYuv420: (k) => k.packYuv420(e, e + N, e + N + N / 4, p, q, s, STRIDE, 16, 4),
    sharpenPlane: (k) => k.sharpenPlane(d, p, STRIDE, 16, 4, 300),
    edgePlane: (k) => k.edgePlane(d, p, STRIDE, 16, 4),
  };
  const run = (kernels: RawKernels, proof: (k: RawKernels) => void): Uint8Array[] => {
    buffers.forEach(({ view }, at) => {
      for (let i = 0; i < view.length; i++) view[i] = hash32(i + at * 1000);
    });
    proof(kernels);
    return buffers.map(({ view }) => view.slice());
  };
  const isSame = (a: Uint8Array, c: Uint8Array): boolean => a.every((byte, i) => byte === c[i]);
  const wrong = Object.entries(proofs).find(([, proof]) => {
    const expected = run(scalar, proof);
    return run(simd, proof).some((bytes, i) => !isSame(bytes, expected[i]));
  });
  for (const buffer of [...buffers, gains, matrix, curve]) memory.free(buffer);
  return wrong?.[0] ?? null;
}
