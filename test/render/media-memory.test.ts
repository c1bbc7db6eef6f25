import { expect, test } from 'vitest';
import { mediaMemory } from '../../src/engine/render/plan/media-memory.ts';
import { planOf } from './helpers.ts';

const MIB = 1024 * 1024;
const withFootage = (count: number) => {
  const plan = planOf([{ name: 'a', seconds: 1 }]);
  const media = Array.from({ length: count }, (_, i) => ({ kind: 'footage', written: `${i}.mp4`, path: `/${i}.mp4` }));
  return { ...plan, scenes: plan.scenes.map((scene) => ({ ...scene, media })) };
};

test('files that are read count once a worker', () => {
  expect(
    mediaMemory(withFootage(0), { bytes: { '/a.ttf': new Uint8Array(5), '/b.png': new Uint8Array(7) } }).workerBytes,
  ).toBe(12);
});

test('pictures of footage are bounded, however much footage a reel has', () => {
  expect(mediaMemory(withFootage(1), { bytes: {} })).toEqual({ keptPictureBytes: 128 * MIB, workerBytes: 128 * MIB });
  expect(mediaMemory(withFootage(16), { bytes: {} })).toEqual({ keptPictureBytes: 32 * MIB, workerBytes: 512 * MIB });
});
