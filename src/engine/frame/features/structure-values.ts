// The values of `audio.*` that follow from times of beats, bars, sections and drops. Beats and bars belong to the frame nearest to
// them; all are functions of the reel frame, so that seeking needs no state.

import type { AudioFeatures, StructureName } from './audio-features.ts';
import { DECAY_SECONDS, quantise } from './synthesise-features.ts';

/** `audio.untilDrop` where no drop is left: an hour. */
export const NO_DROP_SECONDS = 3600;

type Times = Pick<AudioFeatures, 'fps' | 'beats' | 'bars' | 'sections' | 'drops' | 'seconds'>;

/** Index of the last time whose nearest frame is not after `frame`; -1 before the first. */
function lastAt(times: ArrayLike<number>, fps: number, frame: number): number {
  let low = 0,
    high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (Math.round(times[middle]! * fps) <= frame) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const frameOf = (times: ArrayLike<number>, index: number, fps: number): number =>
  index < 0 ? -Infinity : Math.round(times[index]! * fps);

export function beatValue({ beats, fps }: Times, frame: number): number {
  return frameOf(beats, lastAt(beats, fps, frame), fps) === frame ? 1 : 0;
}

export function decayValue({ beats, fps }: Times, frame: number): number {
  const left = 1 - (frame - frameOf(beats, lastAt(beats, fps, frame), fps)) / fps / DECAY_SECONDS;
  return left > 0 ? quantise(left * left) : 0;
}

/** `end`: reel time at which the last section ends. */
export function structureValue(times: Times, name: StructureName, frame: number, end: number): number {
  const { fps, beats, bars, sections, drops } = times;
  switch (name) {
    case 'beatIndex':
      return Math.max(0, lastAt(beats, fps, frame));
    case 'bar':
      return frameOf(bars, lastAt(bars, fps, frame), fps) === frame ? 1 : 0;
    case 'barIndex':
      return Math.max(0, lastAt(bars, fps, frame));
    case 'section':
      return Math.max(0, lastAt(sections, fps, frame)) + 1;
    case 'sectionProgress': {
      const index = Math.max(0, lastAt(sections, fps, frame));
      const start = sections[index] ?? 0;
      const length = (sections[index + 1] ?? end) - start;
      return length > 0 ? quantise(Math.min(1, Math.max(0, (frame / fps - start) / length))) : 0;
    }
    case 'untilDrop': {
      const next = drops[lastAt(drops, fps, frame) + 1];
      return next === undefined ? NO_DROP_SECONDS : Math.max(0, quantise(next - frame / fps));
    }
  }
}
