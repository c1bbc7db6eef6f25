// Output paths, and the text that describes renders.

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { outputPath } from '../../src/extension/renders/output-path.ts';
import { clipPlaces, describeClip, describeMachines } from '../../src/extension/renders/clip-place.ts';
import { describeProgress, fractionOf, inOrder } from '../../src/extension/renders/render-item.ts';
import type { RenderItem } from '../../src/extension/renders/render-item.ts';
import { formatSeconds } from '../../src/extension/shared/format-seconds.ts';

const parts = {
  reelPath: path.resolve('/films/night one.reel'),
  workspace: path.resolve('/films'),
  part: '',
  quality: 'draft',
  now: new Date('2026-11-22T10:00:00Z'),
  home: path.resolve('/home/me'),
};

describe('output path', () => {
  test('fills in its variables', () => {
    expect(outputPath('${folder}/${name}${part}.mp4', { ...parts, part: '-segment-2' })).toBe(
      path.resolve('/films/night-one-segment-2.mp4'),
    );
    expect(outputPath('${workspace}/out/${date}/${name}-${quality}', parts)).toBe(
      path.resolve('/films/out/2026-11-22/night-one-draft.mp4'),
    );
  });
  test("a relative path is relative to the reel's folder; of an untitled reel, to the workspace or home", () => {
    expect(outputPath('x.mp4', parts)).toBe(path.resolve('/films/x.mp4'));
    expect(outputPath('${folder}/${name}.mp4', { ...parts, reelPath: 'Untitled-1' })).toBe(
      path.resolve('/films/Untitled-1.mp4'),
    );
    expect(outputPath('${folder}/${name}.mp4', { ...parts, reelPath: 'Untitled-1', workspace: null })).toBe(
      path.resolve('/home/me/Untitled-1.mp4'),
    );
  });
  test("an unknown variable is left as it is; a scene's name cannot leave the folder", () => {
    expect(outputPath('${folder}/${nam}.mp4', parts)).toContain('${nam}');
    expect(path.dirname(outputPath('${folder}/${name}${part}.mp4', { ...parts, part: '-../../x' }))).toBe(
      path.resolve('/films'),
    );
  });
});

describe('progress', () => {
  const item = (over: Partial<RenderItem>) =>
    ({ state: 'running', start: null, progress: null, clips: new Map(), ...over }) as RenderItem;
  const progress = {
    type: 'progress',
    id: 'x',
    frame: 120,
    frames: 480,
    segment: 2,
    fps: 24,
    etaSeconds: 34,
    phase: 'frames',
  } as const;
  test('shows segment, frames and time left', () => {
    expect(describeProgress(item({ progress, start: { segments: 3 } as RenderItem['start'] }))).toBe(
      'segment 2 of 3 · frame 120 of 480 · 34 s left',
    );
    expect(describeProgress(item({ progress: { ...progress, etaSeconds: null } }))).toBe('frame 120 of 480');
    expect(describeProgress(item({ progress: { ...progress, phase: 'verify' } }))).toBe('verifying');
    expect(describeProgress(item({ state: 'queued' }))).toBe('waiting');
  });
  test('is a fraction, or unknown', () => {
    expect(fractionOf(item({ progress }))).toBe(0.25);
    expect(fractionOf(item({}))).toBeNull();
  });
  test.each([
    [0.84, '0.8 s'],
    [34.2, '34 s'],
    [125, '2 min 05 s'],
    [4320, '1 h 12 min'],
  ])('%d seconds are %s', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));
});

test('the list has the running render first, then the queue in its order, then ended ones, newest first', () => {
  const items = [
    ['e', 'queued'],
    ['d', 'done'],
    ['c', 'queued'],
    ['b', 'running'],
    ['a', 'failed'],
  ].map(([id, state]) => ({ id, state }) as RenderItem);
  expect(
    inOrder(items)
      .map(({ id }) => id)
      .join(''),
  ).toBe('bceda');
});

describe('clips on other machines', () => {
  const clip = (number: number, done: number, machine: string) =>
    [
      number,
      { type: 'clip', id: 'x', clip: number, clips: 3, segment: 1, scene: 'a', frames: 96, done, machine },
    ] as const;
  const item = {
    clips: new Map([clip(2, 40, 'two:1'), clip(0, 96, 'one:7'), clip(1, 0, 'one:7')]),
  } as unknown as RenderItem;

  test('are listed with those being drawn first, each with its machine', () => {
    expect(clipPlaces(item).map((place) => [place.clip.clip, describeClip(place)])).toEqual([
      [1, 'one:7 · frame 0 of 96'],
      [2, 'two:1 · frame 40 of 96'],
      [0, 'one:7'],
    ]);
  });
  test('are counted by machine', () => {
    expect(describeMachines(item)).toBe('on 2 machines');
    expect(describeMachines({ clips: new Map([clip(0, 1, 'one:7')]) } as unknown as RenderItem)).toBe('on one:7');
    expect(describeMachines({ clips: new Map() } as unknown as RenderItem)).toBe('');
  });
});
