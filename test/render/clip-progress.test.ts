// Progress counts every frame once, whatever messages of the workers are lost or come twice.

import { expect, test } from 'vitest';
import type { ClipJob } from '../../src/contract/clip-runner.ts';
import { clipProgress } from '../../src/engine/render/pool/clip-progress.ts';

const clips = [0, 1, 2].map((index): ClipJob => {
  const at = { index, segment: index + 1, scene: `s${index}`, first: index * 3 };
  return { ...at, count: 3, targets: [{ output: 0, key: `${index}` }] };
});

test('a finished clip counts whole once, with or without the messages about its frames', () => {
  const frames: number[] = [];
  const progress = clipProgress(clips, null, ({ frame }) => frames.push(frame));
  progress.cached(clips[0]!);
  progress.drawn(clips[1]!, 0);
  progress.drawn(clips[1]!, 1);
  progress.drawn(clips[1]!, 3); // its worker died after it
  progress.drawn(clips[2]!, 3);
  progress.drawn(clips[2]!, 3);
  expect(frames.at(-1)).toBe(9);
  expect(frames.filter((frame) => frame === 9)).toHaveLength(1);
});
