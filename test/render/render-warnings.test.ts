// Warnings about a render before it starts.

import { expect, test } from 'vitest';
import { renderWarnings } from '../../src/engine/render/plan/render-warnings.ts';

type Render = Parameters<typeof renderWarnings>[0];

/** A render of `frames` at 24 fps from second `from` of a track of `track` seconds; only what the warnings read. */
const render = (frames: number, from: number, track: number | null, hasSound = true): Render =>
  ({
    frames: { chosen: { format: { fps: 24 } }, selection: { frames, audioFrom: from } },
    sound: track === null ? null : { seconds: track },
    machine: { ffmpeg: null },
    encodings: [{ output: { title: 'PNG sequence', hasSound } }],
  }) as unknown as Render;

test('a track that ends before the video is reported with the silence it leaves', () => {
  expect(renderWarnings(render(240, 0, 7.25))).toEqual([
    'The audio is 7.3 s long: the last 2.8 s of the video are silent.',
  ]);
  // The selection starts after the track's end.
  expect(renderWarnings(render(48, 20, 7))).toEqual(['The audio is 7 s long: the last 2 s of the video are silent.']);
});

test('a track that is long enough, within half a second, is not', () => {
  expect(renderWarnings(render(240, 0, 10))).toEqual([]);
  expect(renderWarnings(render(240, 0, 9.6))).toEqual([]);
  expect(renderWarnings(render(240, 0, null))).toEqual([]);
});

test('a format without sound is reported', () => {
  expect(renderWarnings(render(240, 0, 1, false))).toEqual([
    "PNG sequence has no sound: the reel's audio is not in the output.",
  ]);
});
