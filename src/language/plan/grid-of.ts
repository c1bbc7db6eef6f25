// The beats that a reel's lengths follow: those of its audio, or a steady grid.

import { DEFAULT_BPM } from '../../contract/defaults.ts';
import type { BeatFacts, CompileFacts } from '../../contract/facts.ts';
import type { PlanAudio } from '../../contract/plan.ts';
import { inReelTime } from '../../contract/sound-facts.ts';
import { LIMITS } from '../syntax/limits.ts';
import { type BeatGrid, detectedGrid, steadyGrid } from './beat-grid.ts';
import type { HeaderPlan } from './header.ts';

export function gridOf(facts: CompileFacts, header: HeaderPlan): BeatGrid {
  const { fps } = header.format;
  const { audio } = header;
  if (header.bpm !== null) return steadyGrid(header.bpm, fps, header.beatOffset ?? 0);
  if (audio !== null && facts.beats) return detectedGrid(beatsInReel(facts.beats, audio, facts.sound?.seconds), fps);
  return steadyGrid(DEFAULT_BPM, fps);
}

/** Beats of the file as beats of the reel. A loop repeats them once the length of the file is known. */
function beatsInReel(beats: BeatFacts, audio: PlanAudio, seconds: number | undefined): BeatFacts {
  if (!audio.from && !audio.loop) return beats;
  const play = { ...audio, loop: audio.loop === true && seconds !== undefined };
  return { ...beats, times: inReelTime(beats.times, play, seconds ?? Infinity, LIMITS.reelSeconds) };
}
