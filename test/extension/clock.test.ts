// The panel's clock: sound leads where it is heard, marks and loops hold, steps stay on the frames' grid.

import { describe, expect, test } from 'vitest';
import { below } from '../../media/preview/format.ts';
import { Clock } from '../../media/preview/clock.ts';
import type { Leader } from '../../media/preview/clock.ts';

function clockWith(leader: Partial<Leader> & { heard?: number | null } = {}) {
  const calls: string[] = [];
  const clock = new Clock({
    now: () => leader.heard ?? null,
    play: (t, speed) => void calls.push(`play ${t.toFixed(2)} ${speed}`),
    pause: () => void calls.push('pause'),
  });
  Object.assign(clock, { duration: 4, fps: 10, reelStart: 2 });
  return { clock, calls, leader };
}
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('clock', () => {
  test('stands still until it plays, and again when paused', async () => {
    const { clock } = clockWith();
    await wait(20);
    expect(clock.now()).toBe(0);
    clock.play();
    await wait(40);
    clock.pause();
    const t = clock.now();
    expect(t).toBeGreaterThan(0.02);
    await wait(20);
    expect(clock.now()).toBe(t);
  });

  test('follows the sound where there is any to hear', () => {
    const { clock, calls, leader } = clockWith();
    clock.play();
    expect(calls).toEqual(['play 2.00 1']);
    leader.heard = 3.25;
    expect(clock.now()).toBeCloseTo(1.25, 6);
  });

  test('a seek takes the sound along', () => {
    const { clock, calls } = clockWith();
    clock.play();
    clock.seek(3);
    expect(calls.at(-1)).toBe('play 5.00 1');
  });

  test('loops between its marks', () => {
    const { clock, leader } = clockWith();
    clock.inMark = 1;
    clock.outMark = 2;
    clock.seek(1.5);
    clock.play();
    leader.heard = 4.01; // 2.01 in the scene
    expect(clock.now()).toBe(1);
    expect(clock.playing).toBe(true);
  });

  test('without loop it stops on the last frame, unless something else goes on', () => {
    const { clock, leader } = clockWith();
    clock.loop = false;
    clock.play();
    leader.heard = 6.5;
    expect(clock.now()).toBeCloseTo(3.9, 6);
    expect(clock.playing).toBe(false);
    const other = clockWith();
    other.clock.loop = false;
    other.clock.onEnd = () => true;
    other.clock.play();
    other.leader.heard = 6.5;
    other.clock.now();
    expect(other.clock.playing).toBe(true);
  });

  test('plays backwards by the wall clock, and loops at the front', async () => {
    const { clock, calls } = clockWith();
    clock.seek(2);
    clock.speed = -2;
    clock.play();
    expect(calls.at(-1)).toBe('pause');
    await wait(30);
    expect(clock.now()).toBeLessThan(2);
    clock.seek(0);
    await wait(20);
    expect(clock.now()).toBeGreaterThan(3);
  });

  test('steps by whole frames and stays inside', () => {
    const { clock } = clockWith();
    clock.seek(1.234);
    clock.step(1);
    expect(clock.now()).toBeCloseTo(1.3, 6);
    clock.step(-100);
    expect(clock.now()).toBe(0);
    clock.seek(99);
    expect(clock.now()).toBeLessThan(4);
  });
});

test.each([
  [9.2, 15, '9'],
  [14.6, 15, '14.6'],
  [14.97, 15, '14.9'],
  [15, 15, '14.9'],
  [4.4, 5, '4'],
  [4.8, 5, '4.8'],
])('a level of %d under a target of %d is written as %s', (level, target, text) =>
  expect(below(level, target)).toBe(text),
);
