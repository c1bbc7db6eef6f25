// Glyph, ink and paper fitted to a target, and paper behind glyphs.

import { expect, test } from 'vitest';
import { hashOf, meanOf, pixelOf, rendererOf } from './reel-harness.ts';

const layerOf = (settings: string, more = '') => `scene a for 4s { ${more} layer on md { ${settings} } }`;

test('match draws a flat colour as it is, past the tone map', async () => {
  const renderer = await rendererOf(layerOf('value: 0.5  color: #204060  glyphs: match  crisp: 0'));
  const frame = renderer.draw(0);
  for (const [x, y] of [
    [0, 0],
    [150, 90],
    [319, 179],
  ])
    expect(pixelOf(frame, x, y)).toEqual([0x20, 0x40, 0x60]);
});

test('match follows a vertical split in the middle of a cell', async () => {
  const renderer = await rendererOf(layerOf('value: x > 0.004  glyphs: match  crisp: 0  palette: " ▌█"'));
  const frame = renderer.draw(0);
  expect(meanOf(frame, 0, 0, 150, 180)).toBe(0);
  expect(meanOf(frame, 170, 0, 320, 180)).toBe(255);
});

test('without a colour, match takes the hue, or the value as grey', async () => {
  const grey = (await rendererOf(layerOf('value: 0.4  glyphs: match  crisp: 0'))).draw(0);
  expect(pixelOf(grey, 100, 100)).toEqual([102, 102, 102]);
  const red = (await rendererOf(layerOf('value: 1  hue: 0  saturation: 1  glyphs: match  crisp: 0'))).draw(0);
  expect(pixelOf(red, 100, 100)).toEqual([255, 0, 0]);
});

test('ink and paper are kept where they are given', async () => {
  const frame = (
    await rendererOf(layerOf('value: plasma()  glyphs: match  crisp: 0  palette: ascii  ink: #f00  paper: #00f'))
  ).draw(0);
  for (let y = 0; y < 180; y += 7)
    for (let x = 0; x < 320; x += 5) {
      const [r, g, b] = pixelOf(frame, x, y);
      expect(g).toBe(0);
      expect(Math.abs(r + b - 255)).toBeLessThanOrEqual(1);
    }
});

test('paper fills whole cells, is not lifted by the tone map, and shows its mask', async () => {
  const frame = (
    await rendererOf(layerOf('value: 0.2  palette: " ."  threshold: 1  paper: #102030  mask: x > 0', 'gamma: 0.6'))
  ).draw(0);
  expect(pixelOf(frame, 300, 90)).toEqual([0x10, 0x20, 0x30]);
  expect(pixelOf(frame, 20, 90)).toEqual([0, 0, 0]);
});

test('glyphs on paper are lifted by the tone map, the paper between them is not', async () => {
  const text = (tonemap: string) => layerOf('value: 0.5  palette: "+"  color: #333  paper: #102030', tonemap);
  const lifted = (await rendererOf(text(''))).draw(0);
  const plain = (await rendererOf(text('tonemap: off  gamma: 1'))).draw(0);
  expect(meanOf(lifted)).toBeGreaterThan(meanOf(plain) + 5);
  const darkest = (frame: typeof lifted) => Math.min(...frame.b.view.subarray(0, 320));
  expect(darkest(lifted)).toBe(0x30);
  expect(darkest(plain)).toBe(0x30);
});

test('match is the same in any order of frames', async () => {
  const text = layerOf('value: plasma()  color: ramp(neon, value)  glyphs: match  crisp: 0');
  const a = await rendererOf(text);
  const b = await rendererOf(text);
  const forward = [0, 3, 9].map((frame) => hashOf(a.draw(frame)));
  expect([9, 3, 0].map((frame) => hashOf(b.draw(frame))).toReversed()).toEqual(forward);
});
