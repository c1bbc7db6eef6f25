// Exact numbers on tiny frames: what each family of shaders does to known pixels.

import { describe, expect, it } from 'vitest';
import { frameOf, glyphFrame, moment, pixels, shade, shader } from './harness.ts';

/** Red of the first row of what a shader makes of one row of grey levels. */
const row = (name: string, levels: number[], args: Record<string, unknown> = {}, changes = {}): number[] => [
  ...pixels(shade(shader(name), frameOf(levels.length, 1, levels), moment(levels.length, 1, changes), args)).subarray(
    0,
    levels.length,
  ),
];
/** The colour of one pixel after a shader. */
const pixel = (name: string, [r, g, b]: number[], args: Record<string, unknown> = {}): number[] => [
  ...pixels(shade(shader(name), frameOf(1, 1, [r], [g], [b]), moment(1, 1), args)),
];

describe('tone', () => {
  it('inverts', () => expect(row('invert', [0, 1, 128, 255])).toEqual([255, 254, 127, 0]));
  it('posterizes to evenly spaced levels, half up', () =>
    expect(row('posterize', [0, 42, 43, 127, 128, 255], { levels: 4 })).toEqual([0, 0, 85, 85, 170, 255]));
  it('splits at a level', () => expect(row('threshold', [0, 99, 100, 255], { level: 100 })).toEqual([0, 0, 255, 255]));
  it('turns levels above the limit black', () =>
    expect(row('solarize', [0, 100, 200, 255], { level: 155 })).toEqual([0, 100, 85, 0]));
  it('multiplies', () => expect(row('brightness', [0, 10, 100, 200], { factor: 1.5 })).toEqual([0, 15, 150, 255]));
  it('scales contrast around the middle', () =>
    expect(row('contrast', [0, 100, 127, 128, 200], { factor: 2 })).toEqual([0, 73, 127, 129, 255]));
  it('stretches between black and white', () =>
    expect(row('levels', [10, 20, 60, 100, 200], { black: 20, white: 100 })).toEqual([0, 0, 128, 255, 255]));
  it('applies gamma to the midtones', () => expect(row('gamma', [0, 64, 255], { amount: 0.5 })).toEqual([0, 128, 255]));
  it('darkens corners, not the middle', () => {
    const out = pixels(shade(shader('vignette'), frameOf(3, 3, Array(9).fill(200)), moment(3, 3), { strength: 1 }));
    expect(out[4]).toBe(200);
    expect(out[0]).toBeLessThan(150);
    expect(new Set([out[0], out[2], out[6], out[8]]).size).toBe(1);
    const reversed = pixels(
      shade(shader('reverseVignette'), frameOf(3, 3, Array(9).fill(200)), moment(3, 3), { strength: 1 }),
    );
    expect(reversed[4]).toBe(0);
  });
});

describe('colour', () => {
  it('desaturates to bt709 luma', () =>
    expect(pixel('saturation', [100, 200, 50], { factor: 0 })).toEqual([168, 168, 168]));
  it('rotates hues and keeps luma', () => {
    const [r, g, b] = pixel('hueRotate', [120, 60, 60], { amount: 1 / 3 });
    expect(g).toBeGreaterThan(r);
    expect(Math.abs(0.2126 * r + 0.7152 * g + 0.0722 * b - 72.8)).toBeLessThan(1.5);
  });
  it('reorders channels', () => expect(pixel('channelSwap', [1, 2, 3], { order: 'gbr' })).toEqual([2, 3, 1]));
  it('reads a ramp at its ends', () => {
    const colors = [
      [0, 0, 0.2],
      [1, 0.5, 0],
    ];
    expect(pixel('colorRamp', [0, 0, 0], { colors })).toEqual([0, 0, 51]);
    expect(pixel('colorRamp', [255, 0, 0], { colors })).toEqual([255, 128, 0]);
    expect(pixel('duotone', [0, 0, 0], { dark: [0, 0, 0.2], light: [1, 1, 1] })).toEqual([0, 0, 51]);
  });
  it('grades a grey pixel to the tint, by name and by colour', () => {
    const [r, g, b] = pixel('grade', [120, 120, 120], { tint: 'matrix' });
    expect(g).toBeGreaterThan(Math.max(r, b) + 40);
    const [r2, g2, b2] = pixel('grade', [120, 120, 120], { tint: [1, 0, 0] });
    expect(r2).toBeGreaterThan(100);
    expect([g2, b2]).toEqual([0, 0]);
  });
  it('dithers to the mean: half of the dots of a middle grey are white', () => {
    const out = pixels(
      shade(shader('dither'), frameOf(16, 16, Array(256).fill(128)), moment(16, 16, { px: 0.5 }), { levels: 2 }),
    );
    expect([...out.subarray(0, 256)].filter((v) => v === 255).length).toBe(128);
    expect(new Set(out)).toEqual(new Set([0, 255]));
  });
});

describe('place', () => {
  it('pulls red left and blue right', () => {
    const dot = [0, 0, 0, 0, 255, 0, 0, 0, 0];
    const out = pixels(shade(shader('chromatic'), frameOf(9, 1, dot), moment(9, 1), { amount: 2 }));
    expect([0, 1, 2].map((c) => out.subarray(c * 9, c * 9 + 9).indexOf(255))).toEqual([2, 4, 6]);
  });
  it('moves between pixels, and half as far in a draft', () =>
    expect(row('chromatic', [0, 0, 0, 0, 200, 0, 0, 0], { amount: 3 }, { px: 0.5 })).toEqual([
      0, 0, 100, 100, 0, 0, 0, 0,
    ]));
  it('mirrors', () => {
    expect(row('mirrorX', [1, 2, 3, 4, 5])).toEqual([1, 2, 3, 2, 1]);
    const square = frameOf(2, 3, [1, 2, 3, 4, 5, 6]);
    expect([...pixels(shade(shader('mirrorY'), square, moment(2, 3))).subarray(0, 6)]).toEqual([1, 2, 3, 4, 1, 2]);
    expect([...pixels(shade(shader('mirrorQuad'), square, moment(2, 3))).subarray(0, 6)]).toEqual([1, 1, 3, 3, 1, 1]);
    const three = frameOf(3, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([...pixels(shade(shader('mirrorDiagonal'), three, moment(3, 3))).subarray(0, 9)]).toEqual([
      1, 2, 3, 2, 5, 6, 3, 6, 9,
    ]);
  });
  it('fills squares with their means, centred', () =>
    expect(row('pixelate', [10, 20, 30, 40, 50, 60], { block: 4 })).toEqual(
      [15, 15, 38, 38, 38, 38].map((_, i) => [10, 35, 35, 35, 35, 60][i]),
    ));
  it('makes six-fold symmetry', () => {
    const out = pixels(shade(shader('kaleidoscope'), glyphFrame(64, 64), moment(64, 64), { folds: 6 }));
    let worst = 0;
    for (let y = 0; y < 64; y++)
      for (let x = 0; x < 64; x++)
        worst = Math.max(
          worst,
          Math.abs(out[y * 64 + x] - out[(63 - y) * 64 + x]),
          Math.abs(out[y * 64 + x] - out[y * 64 + 63 - x]),
        );
    expect(worst).toBeLessThanOrEqual(6);
  });
  it('sorts a run of bright pixels and leaves dark pixels alone', () =>
    expect(row('pixelSort', [0, 200, 100, 150, 0, 0], { threshold: 90 }, { px: 1 / 32 })).toEqual([
      0, 100, 150, 200, 0, 0,
    ]));
  it('leaves the corners of a CRT black', () => {
    const out = pixels(
      shade(shader('crt'), frameOf(64, 36, Array(64 * 36).fill(200)), moment(64, 36), { strength: 0.3 }),
    );
    expect(out[0]).toBe(0);
    expect(out[18 * 64 + 32]).toBeGreaterThan(190);
  });
});

describe('light', () => {
  it('glows only around pixels above the threshold', () => {
    const levels = Array(64 * 64).fill(100);
    for (let y = 28; y < 36; y++) for (let x = 28; x < 36; x++) levels[y * 64 + x] = 255;
    const out = pixels(
      shade(shader('bloom'), frameOf(64, 64, levels), moment(64, 64), { threshold: 130, strength: 1 }),
    );
    expect(out[32 * 64 + 42]).toBeGreaterThan(105);
    expect(out[2 * 64 + 2]).toBeLessThan(out[32 * 64 + 42]);
    const dark = pixels(
      shade(shader('bloom'), frameOf(64, 64, Array(4096).fill(129)), moment(64, 64), { threshold: 130 }),
    );
    expect(new Set(dark)).toEqual(new Set([129]));
  });
  it('keeps the mean of scanlines at every size', () => {
    const mean = (h: number): number => {
      const out = pixels(
        shade(shader('scanlines'), frameOf(1, h, Array(h).fill(200)), moment(1, h, { px: h / 1080 }), {
          intensity: 0.4,
          spacing: 6,
        }),
      );
      return out.subarray(0, h).reduce((a, b) => a + b, 0) / h;
    };
    expect(Math.abs(mean(1080) - 160)).toBeLessThan(1);
    expect(Math.abs(mean(540) - mean(1080))).toBeLessThan(1);
  });
  it('deviates by the amount of grain at full brightness, less in the dark, differently each frame', () => {
    const [w, h] = [320, 180];
    const deviation = (level: number, outputFrame: number): [number, Uint8Array] => {
      const out = pixels(
        shade(shader('grain'), frameOf(w, h, Array(w * h).fill(level)), moment(w, h, { outputFrame }), {
          amount: 10,
          size: 1,
        }),
      ).subarray(0, w * h);
      const mean = out.reduce((a, b) => a + b, 0) / out.length;
      return [Math.sqrt(out.reduce((a, b) => a + (b - mean) ** 2, 0) / out.length), out];
    };
    const [bright, first] = deviation(200, 1);
    const [dark] = deviation(40, 1);
    expect(bright).toBeGreaterThan(6);
    expect(bright).toBeLessThan(10);
    expect(dark).toBeLessThan(bright * 0.6);
    expect(Buffer.compare(first, deviation(200, 2)[1])).not.toBe(0);
  });
  it('static replaces about its amount of pixels', () => {
    const out = pixels(
      shade(shader('static'), frameOf(320, 180, Array(320 * 180).fill(7)), moment(320, 180), {
        density: 0.25,
        color: false,
      }),
    );
    const changed = out.subarray(0, 320 * 180).filter((v) => v !== 7).length / (320 * 180);
    expect(Math.abs(changed - 0.25)).toBeLessThan(0.02);
  });
});
