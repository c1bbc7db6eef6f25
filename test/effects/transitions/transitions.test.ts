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
    expect.arrayContaining([
      ...['crossfade', 'cut', 'dissolve', 'glitch', 'iris', 'wipe'],
      ...['glyphDissolve', 'glyphGlitch', 'glyphIris', 'glyphWipe', 'scramble'],
    ]),
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

describe('transitions of glyphs', () => {
  const cells = { cols: 10, rows: 6, cellWidth: 10, cellHeight: 9, originX: -2, originY: 0 };
  const drawn = (name: string, k: number, args: Record<string, unknown> = {}): Frame => {
    const dst = createFrame(memory, W, H);
    const effect = named(name);
    effect.apply(before, after, dst, k, moment(W, H, { cells }), { ...defaultsOf(effect.params), ...args } as never);
    return dst;
  };
  const cellAt = (frame: Frame, col: number, row: number): string => {
    const bytes: number[] = [];
    for (let y = row * 9; y < Math.min(H, row * 9 + 9); y++)
      for (let x = Math.max(0, col * 10 - 2); x < Math.min(W, col * 10 + 8); x++)
        bytes.push(frame.r.view[y * frame.stride + x]!, frame.g.view[y * frame.stride + x]!);
    return bytes.join();
  };
  const stateOf = (frame: Frame, col: number, row: number): string => {
    const cell = cellAt(frame, col, row);
    return cell === cellAt(before, col, row) ? 'old' : cell === cellAt(after, col, row) ? 'new' : 'other';
  };
  const all = Array.from({ length: 60 }, (_, i) => [i % 10, Math.floor(i / 10)] as const);

  it.each(['glyphDissolve', 'glyphIris', 'glyphWipe'])('%s switches whole cells', (name) => {
    const states = all.map(([col, row]) => stateOf(drawn(name, 0.5), col, row));
    expect(new Set(states)).toEqual(new Set(['old', 'new']));
  });
  it('glyphWipe goes to the side it names, along a ragged edge', () => {
    const frame = drawn('glyphWipe', 0.5, { direction: 'left', ragged: 0.5 });
    for (let row = 0; row < 6; row++) {
      expect(stateOf(frame, 0, row)).toBe('old');
      expect(stateOf(frame, 9, row)).toBe('new');
    }
    const edges = [0, 1, 2, 3, 4, 5].map(
      (row) => all.filter(([c, r]) => r === row && stateOf(frame, c, r) === 'new').length,
    );
    expect(new Set(edges).size).toBeGreaterThan(1);
  });
  it('glyphIris opens from the middle', () => {
    const frame = drawn('glyphIris', 0.4);
    expect([stateOf(frame, 5, 3), stateOf(frame, 0, 0), stateOf(frame, 9, 5)]).toEqual(['new', 'old', 'old']);
  });
  it('scramble shows cells of either scene at other places on the way', () => {
    const known = new Set(all.flatMap(([col, row]) => [cellAt(before, col, row), cellAt(after, col, row)]));
    const frame = drawn('scramble', 0.5);
    const inside = all.filter(([col, row]) => col > 0 && col < 9 && row < 5);
    const strange = inside.filter(([col, row]) => stateOf(frame, col, row) === 'other');
    expect(strange.length).toBeGreaterThan(4);
    // Cells that come from the edge of the frame are not whole.
    const whole = strange.filter(([col, row]) => known.has(cellAt(frame, col, row)));
    expect(whole.length).toBeGreaterThan(strange.length / 2);
  });
  it('glyphGlitch moves whole lines of glyphs by whole cells', () => {
    const frame = drawn('glyphGlitch', 0.5);
    const lineOf = (from: Frame, row: number, shift: number): number =>
      from.r.view[(row * 9 + 4) * from.stride + ((40 + shift * 10 + W) % W)]!;
    for (let row = 0; row < 6; row++) {
      const seen = frame.r.view[(row * 9 + 4) * frame.stride + 40]!;
      const possible = [before, after].flatMap((from) =>
        [-3, -2, -1, 0, 1, 2, 3].map((shift) => lineOf(from, row, shift)),
      );
      expect(possible).toContain(seen);
    }
  });
});
