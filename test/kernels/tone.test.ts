// The tone curve's SIMD kernel and its twin give the same bytes, and both the curve that the tone map means.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadRawKernels } from '../../src/engine/kernels/load-kernels.ts';
import { rawScalarKernels } from '../../src/engine/kernels/scalar/table.ts';
import { hash32, pow } from '../../src/engine/kernels/scalar/math.ts';
import { toneLevels } from '../../src/engine/kernels/scalar/tone.ts';
import { TONE_CURVE_BYTES, TONE_SHIFTS } from '../../src/engine/kernels/abi/tone.ts';
import { fillToneCurve } from '../../src/engine/frame/renderer/tone-map.ts';

const { raw: simd, memory } = loadRawKernels();
const scalar = rawScalarKernels(memory);
const curve = memory.u8(TONE_CURVE_BYTES);
const planes = [memory.u8(4096), memory.u8(4096), memory.u8(4096)] as const;

test.each([16, 33, 4000, 4096])('twins agree over %i bytes', (n) => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: TONE_CURVE_BYTES, maxLength: TONE_CURVE_BYTES }),
      fc.integer(),
      (bytes, salt) => {
        // Any bytes but those of the first piece, which is 0 by definition, and within what the rows may hold.
        curve.view.set(bytes.map((byte, i) => (i >= 32 ? byte & 127 : byte)));
        for (const row of [16, 32, 48]) curve.view[row] = 0;
        curve.view[64] = TONE_SHIFTS[bytes[64] % TONE_SHIFTS.length];
        const run = (kernels: typeof simd) => {
          planes.forEach((plane, p) => {
            for (let i = 0; i < 4096; i++) {
              const h = hash32(i ^ salt ^ (p << 20));
              plane.view[i] = (i >> 5) % 3 === 0 ? 0 : h & 255;
            }
          });
          kernels.tonePlanes(planes[0].ptr, planes[1].ptr, planes[2].ptr, curve.ptr, n);
          return planes.map((plane) => plane.view.slice());
        };
        expect(run(simd)).toEqual(run(scalar));
      },
    ),
    { numRuns: 30 },
  );
});

test('the curve is the exact one within a level where it matters, black stays black, and it rises', () => {
  for (const gamma of [0.4, 0.55, 0.65, 0.75, 1, 1.5, 2.2]) {
    for (const stretch of [1, 1.3, 2, 4]) {
      const exact = (v: number) => 255 * pow((v * stretch) / 255, gamma);
      fillToneCurve(curve.view, exact);
      const levels = toneLevels(curve.view, 0);
      expect(levels[0]).toBe(0);
      for (let v = 0; v < 256; v++) {
        const wanted = Math.min(255, exact(v));
        expect([
          gamma,
          stretch,
          v,
          Math.abs(levels[v] - wanted) <= (gamma > 1 ? 8 : stretch < 2 && gamma > 0.6 ? 1.5 : 4),
        ]).toEqual([gamma, stretch, v, true]);
        if (v > 0) expect(levels[v]).toBeGreaterThanOrEqual(levels[v - 1]);
      }
    }
  }
});

test.each([16, 4096])(
  'groundPlanes: twins agree over %i bytes, and uncovered background moves by the full amount',
  (n) => {
    const uncovered = memory.u8(4096);
    for (const [byR, byG, byB] of [
      [-20, 7, 0],
      [-255, 255, -1],
    ]) {
      const run = (kernels: typeof simd) => {
        planes.forEach((plane, p) => plane.view.forEach((_, i) => (plane.view[i] = hash32(i ^ (p << 20)) & 255)));
        uncovered.view.forEach((_, i) => (uncovered.view[i] = i % 5 === 0 ? 255 : i % 5 === 1 ? 0 : hash32(i) & 255));
        const before = planes.map((plane) => plane.view.slice());
        kernels.groundPlanes(planes[0].ptr, planes[1].ptr, planes[2].ptr, uncovered.ptr, byR, byG, byB, n);
        return { before, after: planes.map((plane) => plane.view.slice()) };
      };
      const { before, after } = run(simd);
      expect(after).toEqual(run(scalar).after);
      [byR, byG, byB].forEach((by, p) => {
        for (let i = 0; i + 1 < n; i += 5) {
          expect(after[p][i]).toBe(Math.min(255, Math.max(0, before[p][i] + by)));
          expect(after[p][i + 1]).toBe(before[p][i + 1]);
        }
      });
    }
  },
);

test('groundByPlane: twins agree, and uncovered pixels of the ground get its own levels', () => {
  const uncovered = memory.u8(4096);
  const run = (kernels: typeof simd) => {
    planes.forEach((plane, p) => plane.view.forEach((_, i) => (plane.view[i] = hash32(i ^ (p << 20)) & 255)));
    uncovered.view.forEach((_, i) => (uncovered.view[i] = i % 3 === 0 ? 255 : i % 3 === 1 ? 0 : hash32(i) & 255));
    // What is drawn there is the ground after the tone map.
    for (let i = 0; i < 4096; i += 3) planes[0].view[i] = planes[2].view[i];
    const before = planes.map((plane) => plane.view.slice());
    kernels.groundByPlane(planes[0].ptr, planes[1].ptr, planes[2].ptr, uncovered.ptr, 4096);
    return { before, after: planes.map((plane) => plane.view.slice()) };
  };
  const { before, after } = run(simd);
  expect(after).toEqual(run(scalar).after);
  for (let i = 0; i + 1 < 4096; i += 3) {
    expect(after[0][i]).toBe(before[1][i]);
    expect(after[0][i + 1]).toBe(before[0][i + 1]);
  }
});
