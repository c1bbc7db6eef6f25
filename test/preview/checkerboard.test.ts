import { expect, test } from 'vitest';
import { layOnCheckerboard } from '../../src/engine/preview/checkerboard.ts';

test('transparent pixels show squares of eight pixels, half transparent ones a mixture', () => {
  const [width, height] = [20, 10];
  const rgba = new Uint8Array(width * height * 4);
  rgba.set([255, 0, 0, 255], 0);
  rgba.set([255, 0, 0, 128], 4);
  layOnCheckerboard(rgba, width, height);
  const pixel = (x: number, y: number) => [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
  expect(pixel(0, 0)).toEqual([255, 0, 0, 255]);
  expect(pixel(1, 0)).toEqual([204, 76, 76, 255]);
  expect([pixel(7, 7), pixel(8, 7), pixel(16, 0), pixel(7, 8), pixel(8, 8)].map(([level]) => level)).toEqual([
    153, 102, 153, 102, 153,
  ]);
  const again = rgba.slice();
  layOnCheckerboard(rgba, width, height);
  expect(rgba).toEqual(again);
});
