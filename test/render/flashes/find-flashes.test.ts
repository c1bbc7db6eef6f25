// Flashes in sequences that WCAG 2.3.1 and ITU-R BT.1702 call failing, and in their neighbours that pass.

import { describe, expect, test } from 'vitest';
import type { Frame } from '../../../src/engine/kernels/frame.ts';
import { findFlashes } from '../../../src/engine/render/report/flashes/find-flashes.ts';
import { createLightRecorder } from '../../../src/engine/render/report/flashes/light-record.ts';

const WIDTH = 320;
const HEIGHT = 180;
type Color = readonly [number, number, number];
type Picture = (seconds: number, x: number, y: number) => Color;

const BLACK: Color = [0, 0, 0];
const WHITE: Color = [255, 255, 255];
/** An sRGB grey of this relative luminance. */
const grey = (luminance: number): Color => {
  const level = Math.round(255 * (luminance <= 0.0031308 ? 12.92 * luminance : 1.055 * luminance ** (1 / 2.4) - 0.055));
  return [level, level, level];
};

function frameOf(picture: Picture, seconds: number): Frame {
  const planes = [0, 1, 2].map(() => new Uint8Array(WIDTH * HEIGHT));
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++)
      picture(seconds, x / WIDTH, y / HEIGHT).forEach((v, c) => (planes[c]![y * WIDTH + x] = v));
  const [r, g, b] = planes.map((view) => ({ view }));
  return { width: WIDTH, height: HEIGHT, stride: WIDTH, r, g, b } as Frame;
}

function find(picture: Picture, { seconds = 2, fps = 24 } = {}) {
  const frames = Math.round(seconds * fps);
  const recorder = createLightRecorder(WIDTH, HEIGHT, fps, frames);
  for (let frame = 0; frame < frames; frame++) recorder.add(frame, frameOf(picture, frame / fps));
  return findFlashes(recorder.bytes, WIDTH, HEIGHT, fps);
}
const kinds = (picture: Picture, options?: { seconds?: number; fps?: number }) =>
  find(picture, options).map(({ kind }) => kind);

/** `a` and `b` in turn, `hertz` times a second. */
const flashing =
  (hertz: number, a: Color = WHITE, b: Color = BLACK): Picture =>
  (seconds) =>
    Math.floor(seconds * hertz * 2 + 1e-9) % 2 === 0 ? a : b;
const within =
  (inside: (x: number, y: number) => boolean, picture: Picture): Picture =>
  (seconds, x, y) =>
    inside(x, y) ? picture(seconds, x, y) : BLACK;

describe('general flashes', () => {
  test('three a second pass, four fail, at every rate', () => {
    for (const fps of [24, 25, 30, 60]) {
      expect(kinds(flashing(3), { fps })).toEqual([]);
      expect(kinds(flashing(4), { fps })).toEqual(['flashes']);
    }
    expect(find(flashing(4), { seconds: 3 })).toEqual([{ kind: 'flashes', from: 3, to: 69, perSecond: 4, area: 1 }]);
  });

  test('a burst is given with its time', () => {
    const burst: Picture = (seconds) => (seconds >= 2 && seconds < 3 ? flashing(6)(seconds, 0, 0) : BLACK);
    const [found, ...more] = find(burst, { seconds: 5 });
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'flashes', perSecond: 6 });
    expect(found).toMatchObject({ from: 48, to: 70 });
  });

  test('changes below a tenth of the luminance pass, and those between light and lighter', () => {
    expect(kinds(flashing(8, grey(0.3), grey(0.22)))).toEqual([]);
    expect(kinds(flashing(8, grey(0.3), grey(0.18)))).toEqual(['flashes']);
    expect(kinds(flashing(8, grey(0.97), grey(0.84)))).toEqual([]);
    expect(kinds(flashing(8, grey(0.9), grey(0.76)))).toEqual(['flashes']);
  });

  test('a change may take several frames', () => {
    const wave =
      (hertz: number): Picture =>
      (seconds) =>
        grey(0.5 - 0.5 * Math.cos(seconds * hertz * 2 * Math.PI));
    expect(kinds(wave(2.9), { fps: 30 })).toEqual([]);
    expect(kinds(wave(5), { fps: 30 })).toEqual(['flashes']);
  });

  test('a quarter of a window is the least area', () => {
    const corner = (side: number) => within((x, y) => x < side && y < side, flashing(6));
    // A window is half as wide and high as the frame.
    expect(kinds(corner(0.2))).toEqual([]);
    expect(kinds(corner(0.3))).toEqual(['flashes']);
  });

  test('flashes of opposite signs are found, though the mean of the frame is constant', () => {
    const halves: Picture = (seconds, x) => flashing(5)(seconds + (x < 0.5 ? 0 : 0.1), 0, 0);
    expect(kinds(halves)).toEqual(['flashes']);
    const checks: Picture = (seconds, x, y) =>
      flashing(5)(seconds + ((Math.floor(x * 8) + Math.floor(y * 6)) % 2) * 0.1, 0, 0);
    expect(kinds(checks)).toEqual(['flashes']);
  });

  test('a fine pattern that alternates is below the limits: each tile keeps its mean', () => {
    const fine: Picture = (seconds, x, y) =>
      (Math.floor(x * WIDTH) + Math.floor(y * HEIGHT) + Math.floor(seconds * 12)) % 2 === 0 ? WHITE : BLACK;
    expect(kinds(fine)).toEqual([]);
  });

  test('cuts and fades pass', () => {
    expect(kinds((seconds) => (seconds < 1 ? BLACK : WHITE))).toEqual([]);
    expect(kinds((seconds) => grey(Math.min(1, seconds / 2)))).toEqual([]);
  });
});

describe('red flashes', () => {
  const RED: Color = [255, 0, 0];
  const DARK_RED: Color = [120, 0, 0];
  test('saturated red fails by its own limit', () => {
    expect(kinds(flashing(4, DARK_RED))).toEqual(['red-flashes']);
    expect(kinds(flashing(3, DARK_RED))).toEqual([]);
    expect(kinds(flashing(4, RED))).toEqual(['flashes', 'red-flashes']);
  });
  test('red and blue of the same luminance fail', () => {
    expect(kinds(flashing(12, [200, 0, 0], [0, 80, 200]))).toContain('red-flashes');
  });
  test('other colours and faint red are no red flashes', () => {
    expect(kinds(flashing(4, [0, 0, 255]))).toEqual([]);
    expect(kinds(flashing(4, [200, 110, 110], [190, 110, 110]))).toEqual([]);
    expect(kinds(flashing(4, [60, 0, 0]))).toEqual([]);
  });
});

describe('stripes', () => {
  const stripes =
    (pairs: number, light: Color = WHITE): Picture =>
    (_seconds, x) =>
      Math.floor(x * pairs * 2) % 2 === 0 ? light : BLACK;
  test('more than five pairs on a quarter of the frame fail', () => {
    expect(find(stripes(10))).toEqual([
      { kind: 'stripes', from: 0, to: 47, perSecond: 0, area: expect.closeTo(0.95, 1) },
    ]);
    expect(kinds((seconds, x, y) => stripes(10)(seconds, y, x))).toEqual(['stripes']);
    expect(kinds(stripes(4))).toEqual([]);
  });
  test('dark, small, short and uneven ones pass', () => {
    expect(kinds(stripes(10, grey(0.2)))).toEqual([]);
    expect(kinds(within((_x, y) => y < 0.2, stripes(10)))).toEqual([]);
    expect(kinds((seconds, x, y) => (seconds < 0.35 ? stripes(10)(seconds, x, y) : BLACK))).toEqual([]);
    expect(kinds((_seconds, x) => (Math.floor(40 * x * x) % 7 < 2 ? WHITE : BLACK))).toEqual([]);
  });
});
