// How costs of frames become seconds of a render: by units and properties, with no clock.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanCost, renderSeconds } from '../../src/engine/render/plan/frame-cost.ts';
import { createSpeed } from '../../src/engine/render/plan/speed.ts';

const one = { cores: 1, lanes: 1, hasHardwareEncoder: false };
const seconds = (frames: number, drawMs: number, encodeMs: number, machine = one) =>
  renderSeconds([{ frames, cost: { drawMs, encodeMs } }], machine) - renderSeconds([], machine);
const ms = fc.double({ min: 0.1, max: 1000, noNaN: true });
const count = fc.integer({ min: 1, max: 100_000 });
const cores = fc.integer({ min: 1, max: 64 });

test('one core does all the work, and not quite all of the time', () => {
  // 1000 frames of 9 ms, of a core used for nine tenths, and 0.4 ms each for joining and checking.
  expect(seconds(1000, 3, 6)).toBeCloseTo(10.4, 9);
});

test('drawing and encoding overlap where cores are free: the slower of both counts', () => {
  expect(seconds(1000, 10, 2, { ...one, cores: 8 })).toBeCloseTo(10.4, 9);
  // 80 ms of an encoder on eight threads.
  expect(seconds(1000, 2, 80, { ...one, cores: 8 })).toBeCloseTo(82 / 8 / 0.9 + 0.4, 9);
  expect(seconds(1000, 10, 2, { ...one, cores: 8, lanes: 4 })).toBeCloseTo(2.9, 9);
});

test('an encoder in hardware takes none of the cores, but its time', () => {
  expect(seconds(1000, 1, 5, { cores: 8, lanes: 1, hasHardwareEncoder: true })).toBeCloseTo(5.4, 9);
});

test('never less than the cores or the drawing allow; more machine is never slower; parts add up', () => {
  fc.assert(
    fc.property(count, ms, ms, cores, fc.integer({ min: 1, max: 64 }), (frames, drawMs, encodeMs, have, lanes) => {
      const machine = { cores: have, lanes: Math.min(lanes, have), hasHardwareEncoder: false };
      const took = seconds(frames, drawMs, encodeMs, machine) * 1000;
      expect(took).toBeGreaterThanOrEqual((frames * (drawMs + encodeMs)) / have);
      expect(took).toBeGreaterThanOrEqual((frames * drawMs) / machine.lanes);
      expect(seconds(frames, drawMs, encodeMs, { ...machine, cores: have * 2 }) * 1000).toBeLessThanOrEqual(
        took * 1.000001,
      );
      const cost = { drawMs, encodeMs };
      expect(
        renderSeconds(
          [
            { frames, cost },
            { frames, cost },
          ],
          machine,
        ),
      ).toBeCloseTo(renderSeconds([{ frames: 2 * frames, cost }], machine), 3);
    }),
  );
});

test('load on the machine slows everything; a measured start is taken as it is', () => {
  const cost = { drawMs: 9, encodeMs: 0 };
  const idle = renderSeconds([{ frames: 1000, cost }], one);
  expect(renderSeconds([{ frames: 1000, cost }], { ...one, slowdown: 3 })).toBeCloseTo(3 * idle, 9);
  // 10 s of frames, 0.5 s and 0.4 ms each to finish.
  expect(renderSeconds([{ frames: 1000, cost }], { ...one, slowdown: 3, startSeconds: 5 })).toBeCloseTo(
    5 + 3 * 10.9,
    9,
  );
});

test('sound is encoded and checked', () => {
  expect(renderSeconds([], { ...one, soundSeconds: 100 }) - renderSeconds([], one)).toBeCloseTo(2, 9);
});

test('a mean counts every frame once', () => {
  expect(
    meanCost([
      { frames: 1, cost: { drawMs: 10, encodeMs: 1 } },
      { frames: 3, cost: { drawMs: 2, encodeMs: 5 } },
    ]),
  ).toEqual({ drawMs: 4, encodeMs: 4 });
  expect(meanCost([])).toBeNull();
});

test('speed is measured over the last seconds, starting at the first frame', () => {
  const speed = createSpeed();
  speed.note(0, 0);
  expect(speed.perSecond()).toBeNull();
  // A start of nine seconds does not count.
  for (let i = 1; i <= 50; i++) speed.note(9000 + i * 100, i);
  expect(speed.perSecond()).toBeCloseTo(10, 9);
  // Forty frames a second from here: believed after ten seconds, begun to be at once.
  for (let i = 1; i <= 50; i++) speed.note(14_000 + i * 100, 50 + 4 * i);
  expect(speed.perSecond()).toBeGreaterThan(20);
  for (let i = 51; i <= 100; i++) speed.note(14_000 + i * 100, 50 + 4 * i);
  expect(speed.perSecond()).toBeCloseTo(40, 9);
  // And when nothing moves any more, it sinks.
  for (let i = 1; i <= 50; i++) speed.note(24_000 + i * 100, 450);
  expect(speed.perSecond()).toBeCloseTo(20, 9);
});

test('too few frames give no estimate', () => {
  const speed = createSpeed();
  speed.note(100, 1);
  speed.note(5000, 8);
  expect(speed.perSecond()).toBeNull();
  speed.note(5100, 9);
  expect(speed.perSecond()).toBeCloseTo(8 / 5, 9);
});
