// The bars, sections and drops of a reel in reel time: from the facts about its audio, and bars from `bpm` where it is given.

import { BEATS_PER_BAR, DEFAULT_BPM } from '../../contract/defaults.ts';
import type { CompileFacts } from '../../contract/facts.ts';
import { inReelTime } from '../../contract/sound-facts.ts';
import { LIMITS } from '../syntax/limits.ts';
import { firstBeat } from './beat-grid.ts';
import type { HeaderPlan } from './header.ts';

/** Reel time of the n-th, counted from 1; null past the last. */
type Counted = (n: number) => number | null;
type Known = Counted | 'pending' | 'no audio' | 'unreadable';

export interface Music {
  /** The beats of the audio are not known yet. */
  isPending: boolean;
  bars: Known;
  sections: Known;
  drops: Known;
}

export function musicOf(facts: CompileFacts, { audio, bpm, beatOffset }: HeaderPlan): Music {
  const isPending = audio !== null && bpm === null && facts.beats === undefined;
  const steady = (): Counted => {
    const bar = (60 / (bpm ?? DEFAULT_BPM)) * BEATS_PER_BAR;
    const first = firstBeat(beatOffset ?? 0, bar);
    return (n) => first + (n - 1) * bar;
  };
  if (audio === null) return { isPending, bars: steady(), sections: 'no audio', drops: 'no audio' };
  const { sound } = facts;
  const counted = (times: (known: NonNullable<typeof sound>) => number[]): Known => {
    if (sound === undefined) return 'pending';
    if (sound === null) return 'unreadable';
    const found = inReelTime(times(sound), audio, sound.seconds, LIMITS.reelSeconds);
    return (n) => found[n - 1] ?? null;
  };
  return {
    isPending,
    bars: bpm === null ? counted(({ bars }) => bars) : steady(),
    // The part of a section that is left after `from` is the first one.
    sections: counted(({ sections }) => {
      const from = audio.from ?? 0;
      return [from, ...sections.filter((start) => start > from + 0.5)];
    }),
    drops: counted(({ drops }) => drops),
  };
}
