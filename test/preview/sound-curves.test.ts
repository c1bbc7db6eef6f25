// Curves of `audio.*` over what a preview shows.

import { expect, test } from 'vitest';
import { audioFeatures } from '../../src/catalog/variables.ts';
import { valueAtTime } from '../../src/contract/sound-curves.ts';
import { createAudioReader } from '../../src/engine/frame/features/audio-reader.ts';
import { synthesiseFeatures } from '../../src/engine/frame/features/synthesise-features.ts';
import { findSubject } from '../../src/engine/preview/preview-info.ts';
import { soundCurves } from '../../src/engine/preview/sound-curves.ts';
import { compile } from '../../src/language/compile.ts';

const { plan } = compile(`reel { fps: 24  bpm: 120 }
scene a for 2s { layer on md { value: u } }
scene b for 3s { layer on md { value: u } }
timeline { play a  play b }
scene alone for 1.5s { layer on md { value: u } }`);
const features = synthesiseFeatures({ fps: 24, frames: 120, bpm: 120 });

test('a segment has its own part of the reel, all features in the order of their names', () => {
  const curves = soundCurves(plan, findSubject(plan, { segment: 2 })!, features);
  expect(curves).toMatchObject({ fps: 24, frames: 72 });
  expect([...curves.names].sort()).toEqual(audioFeatures.map(({ name }) => name).sort());
  const reader = createAudioReader(features);
  for (const name of ['bass', 'beat', 'tempo', 'barIndex'])
    for (const frame of [0, 6, 12, 71])
      expect(valueAtTime(curves, name, frame / 24), `${name} ${frame}`).toBe(Math.fround(reader.get(name, 48 + frame)));
});

test('a beat is 1 on its frame alone', () => {
  const curves = soundCurves(plan, findSubject(plan, { segment: 2 })!, features, ['beat']);
  expect(curves.names).toEqual(['beat']);
  expect([...curves.values.slice(0, 13)]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test('a scene that no timeline plays has its own length', () => {
  const subject = findSubject(plan, { scene: 'alone' })!;
  expect(soundCurves(plan, subject, features, ['rms'])).toMatchObject({ frames: 36, names: ['rms'] });
});

test('times beyond the ends have the value of the last frame, unknown names none', () => {
  const curves = { fps: 2, frames: 3, names: ['a', 'b'], values: Float32Array.of(1, 2, 3, 4, 5, 6) };
  expect([-1, 0, 0.5, 1.4, 9].map((t) => valueAtTime(curves, 'b', t))).toEqual([4, 4, 5, 6, 6]);
  expect(valueAtTime(curves, 'c', 0)).toBeNull();
});
