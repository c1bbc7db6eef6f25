import { expect, test } from 'vitest';
import { beatValue, decayValue, structureValue } from '../../../src/engine/frame/features/structure-values.ts';

const times = {
  fps: 10,
  seconds: 8,
  beats: Float64Array.from([0.5, 1, 1.5, 2, 2.5, 3]),
  bars: Float64Array.from([0.5, 2.5]),
  sections: Float64Array.from([0, 2.5]),
  drops: Float64Array.from([2.5]),
};
const values = (name: Parameters<typeof structureValue>[1], ...frames: number[]) =>
  frames.map((frame) => structureValue(times, name, frame, 8));

test('counts beats and bars from 0, and sections from 1', () => {
  expect(values('beatIndex', 0, 5, 9, 10, 24, 25, 99)).toEqual([0, 0, 0, 1, 3, 4, 5]);
  expect(values('barIndex', 0, 5, 24, 25, 99)).toEqual([0, 0, 0, 1, 1]);
  expect(values('section', 0, 24, 25, 99)).toEqual([1, 1, 2, 2]);
});

test('marks the frame on which a bar or beat begins', () => {
  expect(values('bar', 4, 5, 6, 24, 25, 26)).toEqual([0, 1, 0, 0, 1, 0]);
  expect([4, 5, 6, 10].map((frame) => beatValue(times, frame))).toEqual([0, 1, 0, 1]);
  expect([4, 5, 6].map((frame) => decayValue(times, frame))).toEqual([0, 1, 0.6396484375]);
});

test('tells the progress of a section and the time until the next drop', () => {
  expect(values('sectionProgress', 0, 5, 25, 80)).toEqual([0, 0.2001953125, 0, 1]);
  expect(values('untilDrop', 0, 20, 24, 25)).toEqual([2.5, 0.5, 0.099609375, 3600]);
});
