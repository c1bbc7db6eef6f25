import { expect, test } from 'vitest';
import { createLightMeter } from '../../src/engine/frame/shade/light-tiles.ts';
import type { Frame } from '../../src/engine/kernels/frame.ts';

/** The same 64 × 36 pixels, in rows of any length. */
function frameOf(stride: number): Frame {
  const planes = [0, 1, 2].map((plane) => {
    const view = new Uint8Array(stride * 36);
    for (let y = 0; y < 36; y++)
      for (let x = 0; x < 64; x++)
        // Red on the left.
        view[y * stride + x] = plane > 0 && x < 24 ? 0 : (x * 7 + y * 13 + plane * 91) & 255;
    return { view };
  });
  return { width: 64, height: 36, stride, r: planes[0], g: planes[1], b: planes[2] } as Frame;
}

test('a small frame, whose pixels are worked out once, has the light of one that is measured sample by sample', () => {
  const small = createLightMeter(64, 36, 64)(frameOf(64));
  const large = createLightMeter(64, 36, 2000)(frameOf(2000));
  expect(small.luminance).toEqual(large.luminance);
  expect(small.red).toEqual(large.red);
  expect(Math.max(...small.red)).toBeGreaterThan(0);
  expect(new Set(small.luminance).size).toBeGreaterThan(100);
});
