// Keyframes while they are edited: times in every unit, and what is written for each change.

import { describe, expect, test } from 'vitest';
import { BeatGrid } from '../../media/preview/controls/curve/beat-grid.ts';
import { KeyModel } from '../../media/preview/controls/curve/key-model.ts';
import { KeyTime } from '../../media/preview/controls/curve/key-time.ts';
import type { PreviewInfo } from '../../src/contract/protocol.ts';
import { atMark, changed, SCENE } from '../language/features/marked-text.ts';

/** 12 frames a second, from 4 s of the reel on, with a beat each half second that slows down after 6 s. */
const INFO = {
  fps: 12,
  duration: 8,
  reelStart: 4,
  beats: [0, 1, 2, 3, 4, 4.5, 5, 5.5, 6, 7],
} as unknown as PreviewInfo;
const GROUND = { info: INFO, wave: null, waveSeconds: 0 };

function open(keys: string) {
  const { text, tweaks } = atMark(SCENE(`layer on md { value: fbm()  opacity: ${keys} }`));
  if (tweaks.whole?.kind !== 'keys') throw new Error('no keys');
  const time = new KeyTime(tweaks.whole.axis, GROUND);
  const model = new KeyModel(tweaks.whole, time);
  const after = (): string => changed(text, model.changes()).match(/opacity: (.*) \}/s)![1]!;
  return { time, model, after };
}

describe('times', () => {
  test('in beats follow the music, also after its last beat', () => {
    const grid = new BeatGrid(INFO.beats, 4, 12);
    expect([0, 1, 4, 5, 6].map((beats) => grid.secondsOf(beats))).toEqual([0, 0.5, 2, 3, 4]);
    expect([0, 0.5, 2, 2.5, 4].map((seconds) => grid.beatsAt(seconds))).toEqual([0, 1, 4, 4.5, 6]);
    // A scene that begins within half a frame of a beat begins on it.
    expect(new BeatGrid(INFO.beats, 4.02, 12).secondsOf(1)).toBeCloseTo(0.48, 9);
    expect(new BeatGrid(INFO.beats, 4.2, 12).beatsAt(0)).toBe(0);
    expect(new BeatGrid([], 0, 12).secondsOf(3)).toBe(1.5);
  });

  test('are read and written in their unit', () => {
    const { time } = open('keys(t, [0s: 0@, 1s: 1])');
    const entry = (value: number, unit: string) => ({ at: { value, unit } }) as never;
    for (const [value, unit, seconds] of [
      [1.5, 's', 1.5],
      [250, 'ms', 0.25],
      [6, 'f', 0.5],
      [4, 'beats', 2],
      [1, 'bar', 2],
    ] as const) {
      expect(time.placeOf(entry(value, unit))).toBe(seconds);
      expect(time.written(seconds, unit, 0)).toBe(`${value}${unit}`);
    }
    expect(time.written(0.5, 'beats', 0)).toBe('1beat');
    expect(time.written(1, 'beat', 0)).toBe('2beats');
    const share = new KeyTime('progress', GROUND);
    expect(share.placeOf(entry(0.25, ''))).toBe(2);
    expect(share.written(2, '', 2)).toBe('0.25');
    expect(share.written(2, '%', 0)).toBe('25%');
  });

  test('snap to beats, else to frames', () => {
    const { time } = open('keys(t, [0s: 0@, 1s: 1])');
    expect(time.snap(0.52, 0.05)).toBe(0.5);
    expect(time.snap(0.02, 0.05)).toBe(0);
    expect(time.snap(0.3, 0.05)).toBeCloseTo(4 / 12, 9);
    expect(time.leap(0.5, 1)).toBe(1);
    expect(time.leap(0.6, -1)).toBe(0.5);
  });
});

describe('changes', () => {
  test('write only what is other', () => {
    const { model, after } = open('keys(t, [ 0s:20%,\n  500ms : 0.80, 2s: 1@ ], ease: inSine)');
    expect(model.changes()).toEqual([]);
    model.keys[1]!.number = 30;
    expect(after()).toContain('[ 0s:20%,\n  500ms : 0.3, 2s: 1 ], ease: inSine)');
    model.keys[1]!.place = 1.25;
    expect(after()).toContain('1250ms : 0.3, 2s: 1 ]');
  });

  test('add keys beside each other, at the start and at the end', () => {
    const { model, after } = open('keys(t, [1s: 0.2,  2s: 0.4@])');
    expect(model.add(0.5, 0.1)).toBe(0);
    expect(model.add(3, 0.5)).toBe(3);
    expect(model.add(1.5, 0.3)).toBe(2);
    expect(model.add(1.75, 0.35)).toBe(3);
    expect(model.add(1.5, 0.3)).toBeNull();
    expect(after()).toBe('keys(t, [0.5s: 0.1,  1s: 0.2,  1.5s: 0.3,  1.75s: 0.35,  2s: 0.4,  3s: 0.5])');
  });

  test('remove keys with what separates them; the last one stays', () => {
    const { model, after } = open('keys(t, [0s: 0.2, /* up */ 1s: 0.3, 2s: 0.4@])');
    expect(model.remove(0)).toBe(true);
    expect(after()).toBe('keys(t, [1s: 0.3, 2s: 0.4])');
    expect(model.remove(1)).toBe(true);
    expect(after()).toBe('keys(t, [1s: 0.3])');
    expect(model.remove(0)).toBe(false);
  });

  test('give a segment its own easing, and one word where all are the same', () => {
    const { model, after } = open('keys(t, [0s: 0.2, 1s: 0.3, 2s: 0.4@], ease: inSine)');
    model.eases[1] = 'outBack';
    expect(after()).toContain(', ease: [inSine, outBack])');
    model.eases[0] = 'outBack';
    expect(after()).toContain('2s: 0.4], ease: outBack)');
    const plain = open('keys(t, [0s: 0.2, 1s: 0.3@], loop: on)');
    plain.model.eases[0] = 'inExpo';
    expect(plain.after()).toBe('keys(t, [0s: 0.2, 1s: 0.3], ease: inExpo, loop: on)');
  });

  test('keep a list of easings as long as the segments', () => {
    const { model, after } = open('keys(t, [0s: 0.2, 1s: 0.3, 2s: 0.4@], ease: [inSine, outBack])');
    model.add(0.5, 0.3);
    expect(after()).toContain('ease: [inSine, inSine, outBack])');
    model.remove(1);
    model.remove(2);
    expect(after()).toContain('[0s: 0.2, 1s: 0.3], ease: inSine)');
    const one = open('keys(t, [0s: 0.2, 1s: 0.3, 2s: 0.4@], ease: inSine)');
    one.model.add(0.5, 0.3);
    expect(one.after()).toContain('2s: 0.4], ease: inSine)');
  });

  test('leave expressions alone', () => {
    const { model, after } = open('keys(t, [0s: sin(t), duration / 2: 0.3, 3s: 0.4@])');
    model.keys[0]!.place = 0.5;
    model.keys[1]!.number = 0.5;
    expect(after()).toBe('keys(t, [0.5s: sin(t), duration / 2: 0.5, 3s: 0.4])');
    // Between an expression and a time nothing can be said to be in order.
    expect(model.add(2.5, 0.1)).toBeNull();
  });
});
