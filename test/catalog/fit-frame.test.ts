// The frame that a file of a limited size can hold.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitFrame, pictureKbps, scaledTo } from '../../src/catalog/fit-frame.ts';

const HD = { width: 1920, height: 1080 };

test('what is left for the picture', () => {
  // 10 MB in 10 s are 8000 kbit/s; 2 % are overhead.
  expect(pictureKbps(10e6, 10, 192)).toBeCloseTo(7648);
  expect(pictureKbps(1e4, 100, 192)).toBeLessThan(0);
});

test('a frame stays while its pixels have enough bits, then gets smaller', () => {
  expect(fitFrame(HD, 24, 8000)).toEqual(HD);
  expect(fitFrame(HD, 24, 1500)).toEqual({ width: 1280, height: 720 });
  expect(fitFrame(HD, 24, 600)).toEqual({ width: 960, height: 540 });
  expect(fitFrame(HD, 24, -5)).toEqual({ width: 640, height: 360 });
  expect(fitFrame({ width: 320, height: 180 }, 24, 1)).toEqual({ width: 320, height: 180 });
});

test('sides are even, the shape stays, and more bits never make a smaller frame', () => {
  const side = fc.integer({ min: 100, max: 4000 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 50, max: 20_000 }), (width, height, kbps) => {
      const frame = { width, height };
      const size = fitFrame(frame, 24, kbps);
      expect(fitFrame(frame, 24, kbps * 2).width).toBeGreaterThanOrEqual(size.width);
      const scaled = scaledTo(frame, 360);
      expect([scaled.width % 2, scaled.height % 2]).toEqual([0, 0]);
      expect(Math.abs(scaled.width / scaled.height / (width / height) - 1)).toBeLessThan(0.02);
    }),
  );
});
