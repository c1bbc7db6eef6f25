// Times in beats: on the detected beats, on a steady grid, and before the audio has been analysed.

import { describe, expect, it } from 'vitest';
import type { CompileFacts } from '../../src/contract/facts.ts';
import { detectedGrid, steadyGrid } from '../../src/language/plan/beat-grid.ts';
import { compile } from '../../src/language/compile.ts';

const scene = (name: string, length: string, more = ''): string =>
  `scene ${name} for ${length} { layer on md { value: plasma() } ${more} }\n`;
const times = (text: string, facts: CompileFacts = {}): number[][] =>
  compile(text, facts).plan.segments.map(({ start, end }) => [start, end].map((at) => Number(at.toFixed(6))));
const audio = 'reel { audio: "a.mp3" }\n';

describe('beats', () => {
  it('are half a second apart by default', () => {
    expect(times(scene('a', '4beats') + scene('b', '1bar'))).toEqual([
      [0, 2],
      [2, 4],
    ]);
  });

  it('follow bpm; a start within half a frame of a beat counts as on the beat', () => {
    expect(times(`reel { bpm: 100 fps: 24 }\n${scene('a', '0.61s')}${scene('b', '2beats')}`)).toEqual([
      [0, 0.61],
      [0.61, 1.8],
    ]);
    expect(times(`reel { bpm: 100 fps: 24 }\n${scene('a', '0.7s')}${scene('b', '2beats')}`)).toEqual([
      [0, 0.7],
      [0.7, 1.9],
    ]);
  });

  it('are interpolated between detected beats, and extrapolated after the last', () => {
    const facts = { beats: { times: [0.1, 0.6, 1.2, 1.7], tempo: 100 } };
    expect(
      times(audio + scene('a', '0.1s') + scene('b', '2beats') + scene('c', '1beat') + scene('d', '2beats'), facts),
    ).toEqual([
      [0, 0.1],
      [0.1, 1.2],
      [1.2, 1.7],
      [1.7, 2.9],
    ]);
    expect(times(audio + scene('a', '0.35s') + scene('b', '1beat'), facts)).toEqual([
      [0, 0.35],
      [0.35, 0.9],
    ]);
  });

  it('use bpm first, and 120 if no beats were detected', () => {
    expect(times(audio + scene('a', '2beats'), { beats: null })).toEqual([[0, 1]]);
    expect(
      times(`reel { audio: "a.mp3" bpm: 60 }\n${scene('a', '2beats')}`, { beats: { times: [0, 0.1], tempo: 600 } }),
    ).toEqual([[0, 2]]);
  });

  it('are pending until the audio is analysed, like the checks that need them', () => {
    const text = `reel { audio: "a.mp3" fps: 24 }\n${scene('a', '1s')}${scene('b', '4beats', 'transition: crossfade(3beats)')}`;
    const waiting = compile(text);
    expect(waiting.plan.beatsPending).toBe(true);
    expect(waiting.diagnostics).toEqual([]);
    const known = compile(text, { beats: { times: [], tempo: 0 } });
    expect(known.plan.beatsPending).toBe(false);
    expect(known.diagnostics.map((each) => each.code)).toEqual(['transition-too-long']);
    expect(compile(`reel { audio: "a.mp3" }\n${scene('a', '1s')}`).plan.beatsPending).toBe(false);
  });

  it('count from the start of the segment inside expressions', () => {
    const { plan } = compile(
      `reel { bpm: 60 }\n${scene('a', '1.5s')}scene b for 4beats { level: fade(1beat, 2 * 1bar) layer on md { value: plasma() } }`,
    );
    expect(plan.segments[1]!.beatTimes).toEqual({ '1': 1, '8': 8 });
    expect(
      compile(`${audio}scene b for 2beats { level: fade(0s, 1beat) layer on md { value: plasma() } }`, {
        beats: { times: [0, 0.4, 1], tempo: 100 },
      }).plan.segments[0]!.beatTimes,
    ).toEqual({ '1': 0.4 });
  });

  it('are extrapolated before the first one; invalid facts do no harm', () => {
    expect(detectedGrid({ times: [2, 2.5, 3], tempo: 120 }, 24).after(0, 4)).toBeCloseTo(2, 9);
    expect(detectedGrid({ times: [1, 1, NaN, 0.5, 2], tempo: NaN }, 24).after(1, 1)).toBe(2);
    expect(steadyGrid(120, 24).after(0, 0.5)).toBe(0.25);
  });
});
