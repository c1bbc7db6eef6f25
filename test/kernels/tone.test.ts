// The tone curve's SIMD kernel and its twin give the same bytes, and both the curve that the tone map means.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

describe('toneOverGround', () => {
  const uncovered = memory.u8(4096);
  const run = (kernels: typeof simd, ground: number, gamma: number, n: number) => {
    fillToneCurve(curve.view, (level) => 255 * pow(level / 255, gamma));
    const levels = [ground >> 16, (ground >> 8) & 255, ground & 255];
    // Blocks of 256: any coverage, nothing covered, all covered, nothing but the ground, and the ground with one pixel that is not.
    const kind = (i: number) => (i >> 8) % 5;
    planes.forEach((plane, p) =>
      plane.view.forEach((_, i) => {
        const isGround = kind(i) === 3 || (kind(i) === 4 && (i & 63) !== 37);
        plane.view[i] = isGround ? levels[p] : hash32(i ^ (p << 20)) & 255;
      }),
    );
    uncovered.view.forEach((_, i) => {
      uncovered.view[i] = kind(i) === 2 ? 0 : kind(i) !== 0 || i % 5 === 0 ? 255 : hash32(i) & 255;
    });
    const before = planes.map((plane) => plane.view.slice());
    kernels.toneOverGround(planes[0].ptr, planes[1].ptr, planes[2].ptr, uncovered.ptr, curve.ptr, ground, n);
    return { before, levels, kind, after: planes.map((plane) => plane.view.slice()) };
  };

  test.each([
    ['rising', 0x50c817, 0.6],
    ['falling', 0x50c817, 1.8],
    ['black and white', 0xff0010, 0.6],
  ])('%s: twins agree, and uncovered ground has its own levels', (_, ground, gamma) => {
    for (const n of [16, 4096, 4000]) {
      const { before, after, levels, kind } = run(simd, ground, gamma, n);
      expect(after).toEqual(run(scalar, ground, gamma, n).after);
      const toned = toneLevels(curve.view, 0);
      levels.forEach((level, p) => {
        for (let i = 0; i < n; i++) {
          if (kind(i) === 2) expect(after[p][i]).toBe(toned[before[p][i]]);
          if (kind(i) === 3) expect(after[p][i]).toBe(level);
          if (kind(i) === 1 || kind(i) === 4)
            expect(after[p][i]).toBe(Math.min(255, Math.max(0, toned[before[p][i]] + level - toned[level])));
        }
      });
    }
  });

  test('one level rises and another falls', () => {
    const ground = 0x40c020;
    const both = (kernels: typeof simd) => {
      const result = run(kernels, ground, 1, 0);
      fillToneCurve(curve.view, (level) => 255 * pow((level * 2.2) / 255, 1.9));
      kernels.toneOverGround(planes[0].ptr, planes[1].ptr, planes[2].ptr, uncovered.ptr, curve.ptr, ground, 4096);
      return { ...result, after: planes.map((plane) => plane.view.slice()) };
    };
    const { after } = both(simd);
    expect(after).toEqual(both(scalar).after);
    const toned = toneLevels(curve.view, 0);
    const losses = [0x40, 0xc0, 0x20].map((level) => Math.sign(level - toned[level]));
    expect(new Set(losses).size).toBe(2);
    for (let i = 768; i < 1024; i++) expect(after.map((plane) => plane[i])).toEqual([0x40, 0xc0, 0x20]);
  });
});

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
