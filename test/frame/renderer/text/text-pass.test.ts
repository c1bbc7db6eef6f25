// Texts in a frame: where blocks stand, how large they are, and how they appear.

import { expect, test } from 'vitest';
import { placeBlock } from '../../../../src/engine/frame/renderer/text/place-text.ts';
import { hashOf, meanOf, pixelOf, rendererOf } from '../reel-harness.ts';

test('a wide glyph is drawn over both of its cells, as wide as two letters', async () => {
  const inkOf = async (text: string) => {
    const renderer = await rendererOf(
      `scene s for 1s { layer on md { value: 0 } text "${text}" { grid: xxl  at: center  backdrop: 0 } }`,
      { width: 640, height: 360, gridScale: 1 },
    );
    const frame = renderer.draw(12);
    const columns = Array.from({ length: frame.width }, (_, x) => x).filter((x) => meanOf(frame, x, 0, x + 1) > 0);
    renderer.dispose();
    return columns.at(-1)! - columns[0] + 1;
  };
  const [letter, wide] = [await inkOf('H'), await inkOf('目')];
  expect(wide).toBeGreaterThan(letter * 1.4);
  expect(await inkOf('目目目')).toBeGreaterThan(wide * 2.5);
});

test('a point takes the middle of the block or its anchor, words keep a margin', () => {
  const frame = { width: 1000, height: 500 };
  const block = { width: 200, height: 40 };
  const cell = { width: 10, height: 20 };
  expect(placeBlock([0.25, 0.5], block, frame, cell)).toEqual({ x: 150, y: 230 });
  expect(placeBlock([0.25, 0.5], block, frame, cell, 'topLeft')).toEqual({ x: 250, y: 250 });
  expect(placeBlock([0.25, 0.5], block, frame, cell, 'bottom')).toEqual({ x: 150, y: 210 });
  expect(placeBlock('center', block, frame, cell)).toEqual({ x: 400, y: 230 });
  expect(placeBlock('bottomRight', block, frame, cell)).toEqual({ x: 760, y: 420 });
  expect(placeBlock('top', block, frame, cell)).toEqual({ x: 400, y: 40 });
});

test('text has the same position and size at every quality', async () => {
  const text = 'scene a for 2s { text "████████" { at: (0.5, 0.25) color: #ffffff } }';
  const boxes = await Promise.all(
    [
      [960, 540, 0.5],
      [1920, 1080, 1],
    ].map(async ([width, height, gridScale]) => {
      const frame = (await rendererOf(text, { width, height, gridScale })).draw(0);
      let [left, right] = [width, 0];
      for (let x = 0; x < width; x++)
        if (pixelOf(frame, x, height / 4)[0] > 128) {
          left = Math.min(left, x);
          right = x;
        }
      return [left / width, (right + 1) / width];
    }),
  );
  for (const [left, right] of boxes) {
    expect(left).toBeCloseTo(0.5 - (4 * 12) / 1920, 2);
    expect(right).toBeCloseTo(0.5 + (4 * 12) / 1920, 2);
  }
});

test('reveals show a text between `from` and `to`', async () => {
  const ink = async (settings: string, frame: number) =>
    meanOf((await rendererOf(`scene a for 4s { text "████ ████" { color: #ffffff ${settings} } }`)).draw(frame));
  const whole = await ink('', 0);
  expect(await ink('reveal: typewriter(2s)', 24)).toBeCloseTo(whole / 2, 5);
  expect(await ink('reveal: fade(2s)', 24)).toBeCloseTo(whole / 2, 1);
  expect(await ink('reveal: words(2s)', 24)).toBeCloseTo(whole / 2, 5);
  expect(await ink('reveal: typewriter(2s)', 48)).toBeCloseTo(whole, 5);
  expect(await ink('from: 1s to: 2s', 23)).toBe(0);
  expect(await ink('from: 1s to: 2s', 24)).toBeCloseTo(whole, 5);
  expect(await ink('from: 1s to: 2s', 48)).toBe(0);
});

test('a ticker runs left at its speed and repeats', async () => {
  // One full cell in ten: at 10 characters a second the picture is the same after each second.
  const renderer = await rendererOf('scene a for 4s { ticker "█         " { speed: 10 row: 1 color: #ffffff } }', {
    width: 640,
    height: 360,
  });
  const row = (frame: number) => {
    const drawn = renderer.draw(frame);
    return Array.from({ length: 640 }, (_, x) => pixelOf(drawn, x, 4)[0]);
  };
  const [start, second, soon] = [row(0), row(24), row(6)];
  expect(second).toEqual(start);
  expect(soon).not.toEqual(start);
  expect(start.slice(0, 4)).toEqual([255, 255, 255, 255]);
});

test('a ticker has spans and numbers that change', async () => {
  const draw = async (text: string, at: number) => {
    const reel = `scene a for 4s { ticker "${text}" { speed: 0 row: 1 color: #ffffff } }`;
    const renderer = await rendererOf(reel, { width: 640, height: 360 });
    return [pixelOf(renderer.draw(at), 1, 4), hashOf(renderer.draw(at))] as const;
  };
  const [red] = await draw('[#ff0000]█[/]█', 0);
  expect([red[0], red[1]]).toEqual([255, 0]);
  expect((await draw('█ ${floor(t)}', 0))[1]).toBe((await draw('█ 0', 0))[1]);
  expect((await draw('█ ${floor(t)}', 60))[1]).toBe((await draw('█ 2', 60))[1]);
  expect((await draw('[inverse]█[/]', 0))[0]).toEqual([0, 0, 0]);
});
