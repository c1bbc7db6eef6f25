// Transitions: wholly the old scene at 0, wholly the new one at 1, half-way in between; inputs left alone; both kernels alike.

import { describe, expect, it } from 'vitest';
import type { TransitionEffect } from '../../../src/engine/effect-api/define.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { createFrame, type Frame } from '../../../src/engine/kernels/frame.ts';
import { defaultsOf, frameOf, glyphFrame, kernels, memory, moment, pixels, twins } from '../shaders/harness.ts';

const [W, H] = [97, 54];
const transitions = effects.filter((e): e is TransitionEffect => e.kind === 'transition');
const before = glyphFrame(W, H);
const after = frameOf(
  W,
  H,
  Array.from({ length: W * H }, (_, i) => 255 - (i % 200)),
);

function mixed(effect: TransitionEffect, k: number, args: Record<string, unknown> = {}, table = kernels): Frame {
  const dst = createFrame(memory, W, H);
  for (const c of ['r', 'g', 'b'] as const) dst[c].view.fill(99);
  effect.apply(before, after, dst, k, moment(W, H, { kernels: table }), {
    ...defaultsOf(effect.params),
    ...args,
  } as never);
  return dst;
}
const named = (name: string): TransitionEffect => transitions.find((t) => t.name === name)!;
/** Share of the pixels that show the new scene alone. */
const newShare = (frame: Frame): number => {
  const [a, b] = [pixels(frame), pixels(after)];
  return a.filter((v, i) => v === b[i]).length / a.length;
};

it('has the transitions of the catalog, each with `seconds` first', () => {
  expect(transitions.map((t) => t.name)).toEqual(
    expect.arrayContaining(['crossfade', 'cut', 'dissolve', 'glitch', 'iris', 'wipe']),
  );
  for (const t of transitions) expect(Object.keys(t.params)[0]).toBe('seconds');
});

describe.each(transitions.filter((t) => t.name !== 'cut').map((t) => [t.name, t] as const))('%s', (_, effect) => {
  it('is the old scene at 0 and the new one at 1', () => {
    expect(Buffer.compare(pixels(mixed(effect, 0)), pixels(before))).toBe(0);
    expect(Buffer.compare(pixels(mixed(effect, 1)), pixels(after))).toBe(0);
  });
  it('is neither in between, and does not change its inputs', () => {
    const [a, b] = [pixels(before), pixels(after)];
    const half = pixels(mixed(effect, 0.5));
    expect(Buffer.compare(half, a)).not.toBe(0);
    expect(Buffer.compare(half, b)).not.toBe(0);
    expect(Buffer.compare(pixels(before), a)).toBe(0);
    expect(Buffer.compare(pixels(after), b)).toBe(0);
  });
  it('is the same with the scalar twins', () => {
    for (const k of [0.1, 0.5, 0.93])
      expect(Buffer.compare(pixels(mixed(effect, k, {}, twins)), pixels(mixed(effect, k)))).toBe(0);
  });
});

it('cut shows the new scene at once', () =>
  expect(Buffer.compare(pixels(mixed(named('cut'), 0)), pixels(after))).toBe(0));
it('crossfade is the mean half-way', () => {
  const [a, b, half] = [pixels(before), pixels(after), pixels(mixed(named('crossfade'), 0.5))];
  expect(half.every((v, i) => v === (a[i] + b[i] + 1) >> 1)).toBe(true);
});
it.each(['left', 'right', 'up', 'down', 'radial', 'diagonal'])(
  'wipes %s: about half of the frame half-way',
  (direction) => {
    expect(Math.abs(newShare(mixed(named('wipe'), 0.5, { direction })) - 0.5)).toBeLessThan(0.05);
  },
);
it('wipes toward the side it names', () => {
  const left = mixed(named('wipe'), 0.5, { direction: 'left' });
  expect(left.r.view[20 * left.stride + W - 2]).toBe(after.r.view[20 * after.stride + W - 2]);
  expect(left.r.view[20 * left.stride + 2]).toBe(before.r.view[20 * before.stride + 2]);
});
it('dissolves progressively', () => {
  const shares = [0.25, 0.5, 0.75].map((k) => newShare(mixed(named('dissolve'), k)));
  expect(shares[0]).toBeLessThan(shares[1]);
  expect(shares[1]).toBeLessThan(shares[2]);
});
it('opens the iris from the centre', () => {
  const frame = mixed(named('iris'), 0.4);
  const at = (f: Frame, x: number, y: number): number => f.r.view[y * f.stride + x];
  expect(at(frame, 48, 27)).toBe(at(after, 48, 27));
  expect(at(frame, 0, 0)).toBe(at(before, 0, 0));
});
