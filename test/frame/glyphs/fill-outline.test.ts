// Filling outlines: exact areas, whole inside, and holes.

import { expect, test } from 'vitest';
import { growBitmap, mapBitmap } from '../../../src/engine/frame/glyphs/bitmap.ts';
import { fillOutline } from '../../../src/engine/frame/glyphs/fill-outline.ts';
import type { OutlineStep } from '../../../src/engine/frame/glyphs/shaper.ts';

const IDENTITY = { xx: 1, xy: 0, yx: 0, yy: 1 };
const place = { scale: 1, x: 0, y: 0, matrix: IDENTITY };
/** Upwards is positive, as in fonts. */
const box = (x0: number, y0: number, x1: number, y1: number): OutlineStep[] => [
  ['M', x0, y0],
  ['L', x1, y0],
  ['L', x1, y1],
  ['L', x0, y1],
  ['Z'],
];
const areaOf = (data: Uint8Array) => data.reduce((sum, level) => sum + level / 255, 0);

test('a box covers its pixels, and those at its edge in part', () => {
  const { left, top, width, height, data } = fillOutline(box(0.5, 0, 2.25, 2), place);
  expect({ left, top, width, height }).toEqual({ left: 0, top: -2, width: 3, height: 2 });
  expect([...data]).toEqual([128, 255, 64, 128, 255, 64]);
});

test('a slanted edge covers exact areas', () => {
  const { data, width } = fillOutline([['M', 0, 0], ['L', 4, 0], ['L', 0, 2], ['Z']], place);
  expect(width).toBe(4);
  // The lower row holds the wide part of the triangle: areas 1, 1, 3/4, 1/4; the upper one 3/4, 1/4.
  expect([...data]).toEqual([191, 64, 0, 0, 255, 255, 191, 64]);
});

test('the area of a circle is that of a circle', () => {
  const k = 0.5522847498;
  const circle: OutlineStep[] = [
    ['M', 10, 0],
    ['C', 10, 10 * k, 10 * k, 10, 0, 10],
    ['C', -10 * k, 10, -10, 10 * k, -10, 0],
    ['C', -10, -10 * k, -10 * k, -10, 0, -10],
    ['C', 10 * k, -10, 10, -10 * k, 10, 0],
    ['Z'],
  ];
  expect(areaOf(fillOutline(circle, { ...place, x: 0.3, y: 0.7 }).data)).toBeCloseTo(Math.PI * 100, -0.5);
});

test('a contour the other way round is a hole; one over another is not', () => {
  const hole: OutlineStep[] = [['M', 1, 1], ['L', 1, 2], ['L', 2, 2], ['L', 2, 1], ['Z']];
  expect(areaOf(fillOutline([...box(0, 0, 3, 3), ...hole], place).data)).toBeCloseTo(8, 5);
  expect(areaOf(fillOutline([...box(0, 0, 3, 3), ...box(1, 1, 4, 2)], place).data)).toBeCloseTo(10, 5);
});

test('a quarter of a turn turns', () => {
  const turned = fillOutline(box(0, 0, 4, 1), { ...place, matrix: { xx: 0, xy: -1, yx: 1, yy: 0 } });
  expect([turned.width, turned.height, areaOf(turned.data)]).toEqual([1, 4, 4]);
  const bitmap = mapBitmap(fillOutline(box(0, 0, 4, 1), place), { xx: 0, xy: -1, yx: 1, yy: 0 }, 0, 0);
  expect(areaOf(bitmap.data)).toBeCloseTo(4, 5);
});

test('a grown box is larger by the radius on every side, with round corners', () => {
  const grown = growBitmap(fillOutline(box(0, 0, 20, 20), place), 4);
  expect(areaOf(grown.data)).toBeGreaterThan(20 * 20 + 4 * 20 * 4 + 30);
  expect(areaOf(grown.data)).toBeLessThan(28 * 28 - 10);
});
