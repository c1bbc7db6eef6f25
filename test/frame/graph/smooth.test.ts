// Exponential smoothing of per-frame values, after playing and after seeking.

import { expect, test } from 'vitest';
import { graphOn } from './graph-harness.ts';

const DT = 1 / 24;
const falling = (frames: number, seconds: number) => Math.exp(-(frames * DT) / seconds);

test('approaches a value by 63 % in its time constant, from the first frame on', () => {
  const { scope, after } = graphOn();
  const jump = scope.smooth(scope.ge(scope.t, 0.5), 0.25);
  const at = (frame: number) => after([], frame * DT, jump as never)[0]![0]!;
  expect(at(11)).toBe(0);
  // Frame 12 is the first at 1: it takes one step.
  for (const frame of [12, 13, 18, 40]) expect(at(frame)).toBeCloseTo(1 - falling(frame - 11, 0.25), 6);
  expect(at(11 + 6)).toBeCloseTo(1 - Math.exp(-1), 6);
});

test('starts at the first value, and passes values on where the time is 0', () => {
  const { scope, after } = graphOn();
  const [high, same] = [scope.smooth(scope.sub(5, scope.t), 1), scope.smooth(scope.t, scope.mul(scope.t, 0))];
  expect(after([], 0, high as never)[0]![0]).toBe(5);
  expect(after([], 2, same as never)[0]![0]).toBe(2);
});

test('seeking gives what playing gives, nested and inside integrals', () => {
  const { scope, after } = graphOn();
  const kick = scope.audio('kick');
  const smooth = scope.smooth(kick, 0.2);
  const nodes = [smooth, scope.smooth(smooth, 0.4), scope.integrate(smooth)] as never[];
  const times = Array.from({ length: 60 }, (_, frame) => frame * DT);
  for (const frame of [0, 1, 7, 33, 59]) {
    const played = after(times.slice(0, frame), frame * DT, ...nodes);
    expect(after([], frame * DT, ...nodes)).toEqual(played);
    expect(after([2.4, 0.1, 1], frame * DT, ...nodes)).toEqual(played);
  }
});

test('moves on between two frames of the reel, for outputs of a higher rate', () => {
  const { scope, after } = graphOn();
  const jump = scope.smooth(scope.ge(scope.t, 0.5), 0.25) as never;
  const at = (frame: number) => after([], frame * DT, jump)[0]![0]!;
  expect(at(14.5)).toBeGreaterThan(at(14));
  expect(at(14.5)).toBeLessThan(at(15));
});
