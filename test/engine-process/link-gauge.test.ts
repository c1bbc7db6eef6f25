// Whether a link counts as fast, over simulated links: it is the transfer that counts, not how busy the page is.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LinkGauge } from '../../src/engine/process/link-gauge.ts';

/** A link of so many bytes a millisecond, to a page that takes a message after `busyMs()`. */
function simulate(bytesPerMs: number, busyMs: () => number = () => 0) {
  let now = 0;
  let free = 0;
  const queue: number[] = [];
  let sent = 0;
  const gauge = new LinkGauge({
    now: () => now,
    send(bytes) {
      free = Math.max(free, now) + (bytes + 20) / bytesPerMs;
      queue.push(free);
      sent += bytes;
    },
  });
  return {
    gauge,
    /** Until nothing is on its way. */
    settle() {
      for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
        now = Math.max(now, at) + busyMs();
        gauge.received();
      }
    },
    pass: (ms: number) => (now += ms),
    sent: () => sent,
  };
}

test('a link is slow until it is measured', () => {
  const link = simulate(1_000_000);
  expect(link.gauge.isFast).toBe(false);
  link.settle();
  expect(link.gauge.isFast).toBe(true);
});

test('the rate decides, however long the page waits before the first message', () => {
  const limit = (512 * 1024) / 18;
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 1_000_000 }), fc.integer({ min: 0, max: 15 }), (rate, busy) => {
      // What the page does before the small message hides as much of the transfer.
      const seen = (bytes: number) => Math.max(0, bytes / rate - busy);
      fc.pre(Math.abs(seen(512 * 1024) - 18) > 0.1 && Math.abs(rate - limit) > 100);
      let turn = 0;
      const link = simulate(rate, () => (turn++ % 2 === 0 ? busy : 0));
      link.settle();
      expect(link.gauge.isFast).toBe(seen(512 * 1024) < 18);
    }),
  );
});

test('one message of three that was held up makes no fast link slow, and two do', () => {
  for (const [held, isFast] of [
    [[3], true],
    [[5], true],
    [[3, 5], false],
    // The trial.
    [[1], false],
  ] as const) {
    let turn = 0;
    const link = simulate(1_000_000, () => ((held as readonly number[]).includes(turn++) ? 100 : 0));
    link.settle();
    expect(link.gauge.isFast, held.join()).toBe(isFast);
  }
});

test('a link that is much too slow is not sent the large messages', () => {
  const link = simulate(1000);
  link.settle();
  expect([link.gauge.isFast, link.sent()]).toEqual([false, 64 * 1024]);
});

test('late frames are a reason to measure again, not to change the form', () => {
  const link = simulate(100_000);
  link.settle();
  const before = link.sent();
  link.pass(2000);
  for (let i = 0; i < 3; i++) link.gauge.framed(90);
  link.gauge.framed(10);
  for (let i = 0; i < 3; i++) link.gauge.framed(90);
  expect(link.sent()).toBe(before);
  link.gauge.framed(90);
  expect(link.sent()).toBeGreaterThan(before);
  expect(link.gauge.isFast).toBe(true);
  link.settle();
  expect(link.gauge.isFast).toBe(true);
  // Not again within a second.
  const after = link.sent();
  for (let i = 0; i < 9; i++) link.gauge.framed(90);
  expect(link.sent()).toBe(after);
});

test('a slow link is measured again after one second, then two, four …', () => {
  const link = simulate(1000);
  link.settle();
  const waits: number[] = [];
  for (let waited = 0, sent = link.sent(); waits.length < 4;) {
    link.gauge.sending();
    if (link.sent() === sent) {
      link.pass(100);
      waited += 100;
      continue;
    }
    waits.push(waited);
    link.settle();
    expect(link.gauge.isFast).toBe(false);
    [waited, sent] = [0, link.sent()];
  }
  expect(waits).toEqual([1000, 2000, 4000, 8000]);
});
