// The echo: decay compounds over frames and rates, transforms move the light, neutral settings change nothing, copies restore.

import { BLEND_MODES } from '../../../src/contract/blend-modes.ts';
import { describe, expect, it } from 'vitest';
import { Echo } from '../../../src/engine/frame/feedback/echo.ts';
import { ECHO_TRANSFORMS, echoParams, type EchoValues } from '../../../src/engine/frame/feedback/echo-params.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import type { Frame } from '../../../src/engine/kernels/frame.ts';
import { copyOf, frameOf, glyphFrame, kernels, memory, pixels, twins } from '../shaders/harness.ts';

const [W, H] = [64, 36];
const BASE: EchoValues = { decay: 0.5, blend: 'screen', opacity: 1, transform: 'none', amount: 0.02, hueShift: 0 };
const black = (): Frame => frameOf(W, H, Array(W * H).fill(0));
const dot = (x: number, y: number, level = 200): Frame =>
  frameOf(
    W,
    H,
    Array.from({ length: W * H }, (_, i) => (i === y * W + x ? level : 0)),
  );
const at = (frame: Frame, x: number, y: number, c: 'r' | 'g' | 'b' = 'r'): number =>
  frame[c].view[y * frame.stride + x];
/** Where the red light of a frame is, as its centre of mass. */
function centre(frame: Frame): { x: number; y: number; sum: number } {
  let sum = 0,
    sx = 0,
    sy = 0;
  for (let y = 0; y < H; y++)
    for (let x = 0; x < W; x++) {
      const v = at(frame, x, y);
      sum += v;
      sx += v * x;
      sy += v * y;
    }
  return { x: sx / sum, y: sy / sum, sum };
}
/** A bright square, then black frames: what the echo shows of it after `steps`. */
function after(steps: number, args: EchoValues, first: Frame, reelFrames = 1): Frame {
  const echo = new Echo(kernels, memory, W, H);
  echo.step(first, args, reelFrames);
  let last = first;
  for (let i = 0; i < steps; i++) {
    last = black();
    echo.step(last, args, reelFrames);
  }
  echo.dispose();
  return last;
}
const square = (x0: number, y0: number): Frame =>
  frameOf(
    W,
    H,
    Array.from({ length: W * H }, (_, i) => {
      const x = i % W,
        y = Math.floor(i / W);
      return x >= x0 && x < x0 + 6 && y >= y0 && y < y0 + 6 ? 200 : 0;
    }),
  );

describe('decay', () => {
  it('leaves decay^n of the light after n frames', () => {
    expect([1, 2, 3].map((n) => at(after(n, BASE, dot(10, 10)), 10, 10))).toEqual([100, 50, 25]);
  });
  it('is blended at the opacity, which is not compounded', () => {
    expect([1, 2, 3].map((n) => at(after(n, { ...BASE, opacity: 0.5 }, dot(10, 10)), 10, 10))).toEqual([50, 25, 13]);
  });
  it('is the same per second at half the frame rate', () => {
    expect(at(after(2, BASE, dot(10, 10), 2), 10, 10)).toBe(Math.floor(Math.floor(200 / 4) / 4));
  });
  it('always reaches black', () => {
    expect(centre(after(400, { ...BASE, decay: 0.99 }, dot(10, 10, 255))).sum).toBe(0);
  });
  it.each([0.01, 0.03, 0.1, 0.33, -0.25])('dies out with a hue shift of %f too', (hueShift) => {
    expect(
      centre(
        after(
          600,
          { ...BASE, decay: 0.97, hueShift },
          frameOf(W, H, Array(W * H).fill(255), Array(W * H).fill(0), Array(W * H).fill(90)),
        ),
      ).sum,
    ).toBe(0);
  });
  it('does not fade at 1', () => expect(at(after(20, { ...BASE, decay: 1 }, dot(10, 10)), 10, 10)).toBe(200));
});

describe('neutral', () => {
  it.each([
    ['opacity', { opacity: 0 }],
    ['decay', { decay: 0 }],
  ])('changes nothing at %s 0', (_, change) => {
    const echo = new Echo(kernels, memory, W, H);
    echo.step(glyphFrame(W, H), { ...BASE, ...change }, 1);
    const next = dot(3, 3);
    const before = pixels(next);
    echo.step(next, { ...BASE, ...change }, 1);
    expect(Buffer.compare(pixels(next), before)).toBe(0);
  });
  it('does not change the first frame', () => {
    const frame = glyphFrame(W, H);
    const before = pixels(frame);
    new Echo(kernels, memory, W, H).step(frame, BASE, 1);
    expect(Buffer.compare(pixels(frame), before)).toBe(0);
  });
});

describe('transforms', () => {
  const moved = (transform: EchoValues['transform'], amount: number, first: Frame, frames = 1): Frame =>
    after(1, { ...BASE, decay: 1, transform, amount }, first, frames);
  it('zoom flies outward, shrink inward', () => {
    const start = centre(square(50, 15));
    expect(centre(moved('zoom', 0.1, square(50, 15))).x).toBeGreaterThan(start.x + 1);
    expect(centre(moved('shrink', 0.1, square(50, 15))).x).toBeLessThan(start.x - 1);
  });
  it('rotates clockwise and back', () => {
    // What is right of the middle goes down when the picture turns clockwise (y points down).
    expect(centre(moved('rotateCw', 0.2, square(50, 15))).y).toBeGreaterThan(centre(square(50, 15)).y + 2);
    expect(centre(moved('rotateCcw', 0.2, square(50, 15))).y).toBeLessThan(centre(square(50, 15)).y - 2);
  });
  it('shifts by frame units: half the shorter side is 1', () => {
    expect(centre(moved('shiftUp', 0.5, square(30, 15))).y).toBeCloseTo(centre(square(30, 15)).y - 9, 1);
    expect(centre(moved('shiftDown', 0.25, square(30, 15), 2)).y).toBeCloseTo(centre(square(30, 15)).y + 9, 1);
  });
  it('mirrors', () => expect(at(moved('mirrorX', 0, dot(5, 7)), W - 6, 7)).toBe(200));
  it('moves the same distance in one step of two frames as in two steps', () => {
    const args = { ...BASE, decay: 1, transform: 'zoom', amount: 0.05 } as const;
    expect(centre(after(2, args, square(46, 20))).x).toBeCloseTo(centre(after(1, args, square(46, 20), 2)).x, 0);
  });
  it('shrinks by any amount', () =>
    expect(centre(moved('shrink', 0.5, frameOf(W, H, Array(W * H).fill(90)), 3)).sum).toBeGreaterThan(0));
});

it('shifts hues while the light fades', () => {
  const frame = frameOf(W, H, Array(W * H).fill(200), Array(W * H).fill(0), Array(W * H).fill(0));
  const shown = after(1, { ...BASE, decay: 0.9, hueShift: 1 / 3 }, frame);
  expect(at(shown, 9, 9, 'g')).toBeGreaterThan(at(shown, 9, 9, 'r'));
});

it.each(BLEND_MODES)('blends %s like the kernels, with both tables, and can be copied', (blend) => {
  for (const transform of ECHO_TRANSFORMS) {
    const args: EchoValues = { decay: 0.8, blend, opacity: 0.6, transform, amount: 0.03, hueShift: 0.02 };
    const run = (table: typeof kernels, isCopied: boolean): Uint8Array => {
      let echo = new Echo(table, memory, W, H);
      for (let i = 0; i < 3; i++) {
        const frame = glyphFrame(W, H);
        echo.step(frame, args, 1);
        if (i === 2) return pixels(frame);
        if (isCopied) {
          const copy = echo.snapshot();
          echo.dispose();
          echo = new Echo(table, memory, W, H);
          echo.restore(copy);
        }
      }
      throw new Error('unreachable');
    };
    const plain = run(kernels, false);
    expect(Buffer.compare(run(twins, false), plain)).toBe(0);
    expect(Buffer.compare(run(kernels, true), plain)).toBe(0);
  }
});

it("every preset has the echo's parameters, in their order, with defaults of its own", () => {
  const presets = effects.filter((e) => e.kind === 'feedback');
  expect(presets.map((e) => e.name)).toEqual(
    expect.arrayContaining(['depth', 'drift', 'echo', 'ghost', 'heat', 'mandala', 'rainbow', 'tunnel']),
  );
  const names = Object.keys(echoParams());
  expect(names).toEqual(['decay', 'blend', 'opacity', 'transform', 'amount', 'hueShift']);
  const defaults = presets.map((e) => {
    expect(Object.keys(e.params)).toEqual(names);
    return JSON.stringify(Object.values(e.params).map((p) => (p as { default?: unknown }).default));
  });
  expect(new Set(defaults).size).toBe(presets.length);
});

it('does not change its input frame afterwards', () => {
  const echo = new Echo(kernels, memory, W, H);
  const first = glyphFrame(W, H);
  echo.step(first, BASE, 1);
  const kept = copyOf(first);
  echo.step(black(), BASE, 1);
  expect(Buffer.compare(pixels(first), pixels(kept))).toBe(0);
});
