// The panel's clock: audible sound leads, marks and loops hold, steps stay on the frame grid.

import { describe, expect, test } from 'vitest';
import { Clock } from '../../media/preview/time/clock.ts';
import type { Leader } from '../../media/preview/time/clock.ts';

/** A clock of a scene of 4 s at 10 fps, 2 s into the reel. */
function makeClock() {
  const calls: string[] = [];
  const time = { nowMs: 0 };
  const sound = { heard: null as number | null };
  const leader: Leader = {
    now: () => sound.heard,
    play: (t, speed) => void calls.push(`play ${t.toFixed(2)} ${speed}`),
    pause: () => void calls.push('pause'),
  };
  const clock = new Clock(leader, () => time.nowMs);
  Object.assign(clock, { duration: 4, fps: 10, reelStart: 2 });
  return { clock, calls, time, sound };
}

describe('Clock', () => {
  test('moves only while it plays', () => {
    const { clock, time } = makeClock();
    time.nowMs = 500;
    expect(clock.now()).toBe(0);
    clock.play();
    time.nowMs = 750;
    expect(clock.now()).toBe(0.25);
    clock.pause();
    time.nowMs = 2000;
    expect(clock.now()).toBe(0.25);
  });

  test('follows the sound while it is heard', () => {
    const { clock, calls, time, sound } = makeClock();
    clock.play();
    expect(calls).toEqual(['play 2.00 1']);
    sound.heard = 3.25;
    time.nowMs = 100;
    expect(clock.now()).toBe(1.25);
    sound.heard = null;
    time.nowMs = 200;
    expect(clock.now()).toBeCloseTo(1.35, 9);
  });

  test('a seek moves the sound too', () => {
    const { clock, calls } = makeClock();
    clock.play();
    clock.seek(3);
    expect(calls.at(-1)).toBe('play 5.00 1');
  });

  test('loops between its marks', () => {
    const { clock, sound } = makeClock();
    clock.part = { from: 1, to: 2 };
    clock.onEnd = () => clock.from;
    clock.seek(1.5);
    clock.play();
    sound.heard = 4.01; // 2.01 s in the scene
    expect(clock.now()).toBe(1);
    expect(clock.playing).toBe(true);
  });

  test('without loop it stops on the last frame', () => {
    const { clock, sound } = makeClock();
    clock.play();
    sound.heard = 6.5;
    expect(clock.now()).toBeCloseTo(3.9, 9);
    expect(clock.playing).toBe(false);
  });

  test('without loop it keeps playing if something else continues', () => {
    const { clock, sound } = makeClock();
    clock.onEnd = () => 'wait';
    clock.play();
    sound.heard = 6.5;
    clock.now();
    expect(clock.playing).toBe(true);
  });

  test('plays backwards by the wall clock, and loops to the end', () => {
    const { clock, calls, time } = makeClock();
    clock.onEnd = () => clock.to - 0.1;
    clock.seek(2);
    clock.speed = -2;
    clock.play();
    expect(calls.at(-1)).toBe('pause');
    time.nowMs = 250;
    expect(clock.now()).toBe(1.5);
    clock.seek(0);
    time.nowMs = 300;
    expect(clock.now()).toBeCloseTo(3.9, 9);
  });

  test('steps by whole frames and stays inside the scene', () => {
    const { clock } = makeClock();
    clock.seek(1.234);
    clock.step(1);
    expect(clock.now()).toBeCloseTo(1.3, 9);
    clock.step(-100);
    expect(clock.now()).toBe(0);
    clock.seek(99);
    expect(clock.now()).toBe(3.95);
  });

  test('runs on into another scene without a jump of the sound', () => {
    const { clock, calls, time, sound } = makeClock();
    clock.onEnd = () => 'wait';
    clock.seek(3.5);
    clock.play();
    sound.heard = 6.2;
    expect(clock.now()).toBe(4);
    const before = calls.length;
    clock.runOn(6);
    clock.duration = 2;
    sound.heard = 6.3;
    time.nowMs = 100;
    expect(clock.now()).toBeCloseTo(0.3, 9);
    expect(calls).toHaveLength(before);
  });
});
