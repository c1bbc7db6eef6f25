import { expect, test } from 'vitest';
import { FEATURE_NAMES } from '../../../src/engine/frame/features/audio-features.ts';
import { createAudioReader } from '../../../src/engine/frame/features/audio-reader.ts';
import { steadyBeats, synthesiseFeatures } from '../../../src/engine/frame/features/synthesise-features.ts';

const column = (name: string, fps: number, frames: number, bpm: number, first = 0) => {
  const reader = createAudioReader(synthesiseFeatures({ fps, frames, bpm, first }));
  return Array.from({ length: frames }, (_, frame) => reader.get(name, frame));
};

test('beats fall on the frames nearest to the steady grid, at any tempo and rate', () => {
  for (const fps of [12, 23.976, 24, 30, 60]) {
    for (const bpm of [40, 96, 120, 128, 173.3, 240]) {
      const expected = new Set(Array.from(steadyBeats(bpm, 40), (time) => Math.round(time * fps)));
      const found = column('beat', fps, Math.floor(fps * 30), bpm).flatMap((beat, frame) =>
        beat === 1 ? [frame] : [],
      );
      expect(found).toEqual([...expected].filter((frame) => frame < Math.floor(fps * 30)));
    }
  }
});

test('every feature is finite, quantised, within 0..1, and alive', () => {
  for (const name of FEATURE_NAMES.filter((entry) => entry !== 'tempo')) {
    const values = column(name, 24, 240, 120);
    for (const value of values) {
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(Number.isInteger(value * 1024)).toBe(true);
    }
    expect(Math.max(...values) - Math.min(...values), name).toBeGreaterThan(0.1);
  }
  expect(column('tempo', 24, 3, 97)).toEqual([97, 97, 97]);
});

test('decay is 1 on a beat and 0 half a second later', () => {
  const decay = column('decay', 24, 48, 60);
  expect(decay[0]).toBe(1);
  expect(decay[24]).toBe(1);
  expect(decay.slice(12, 24)).toEqual(Array(12).fill(0));
  expect(decay.slice(0, 12).toSorted((a, b) => b - a)).toEqual(decay.slice(0, 12));
});

test('spectrum and wave move and keep their bounds', () => {
  const reader = createAudioReader(synthesiseFeatures({ fps: 24, frames: 100 }));
  const spectrum = Array.from(reader.spectrum(5)),
    later = Array.from(reader.spectrum(9));
  expect(spectrum).not.toEqual(later);
  expect(Math.min(...spectrum)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...spectrum)).toBeLessThanOrEqual(1);
  const wave = Array.from(reader.waveform(5));
  expect(Math.min(...wave)).toBeLessThan(-0.1);
  expect(Math.max(...wave)).toBeGreaterThan(0.1);
});

test('a later scene gets the later part of the audio; twenty hours take no memory', () => {
  const whole = column('bass', 24, 200, 100);
  expect(column('bass', 24, 100, 100, 100)).toEqual(whole.slice(100));
  const long = synthesiseFeatures({ fps: 24, frames: 20 * 3600 * 24 });
  expect(long.buffer.byteLength).toBe(0);
  expect(createAudioReader(long).get('rms', 20 * 3600 * 24 - 1)).toBeGreaterThan(0);
});
