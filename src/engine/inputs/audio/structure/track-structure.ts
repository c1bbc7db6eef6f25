// The structure of a track: tempo, beats, bars, sections and drops, and the curves of its drums and energy. All methods are our own
// implementations of published ones, named where they are used.

import { BEATS_PER_BAR } from '../../../../contract/defaults.ts';
import type { BeatFacts } from '../../../../contract/facts.ts';
import type { SoundFacts } from '../../../../contract/sound-facts.ts';
import { ONSET_RATE } from '../onset-strength.ts';
import { beatTimbre } from './beat-timbre.ts';
import { findBeats } from './find-beats.ts';
import { findDownbeat } from './find-bars.ts';
import { findDrops } from './find-drops.ts';
import { beatNovelty, sectionBeats } from './find-sections.ts';
import type { StructureScan } from './scan-structure.ts';

export interface TrackStructure extends SoundFacts {
  /** Null if no steady pulse was found. */
  beats: BeatFacts | null;
}

/** Seconds of a step where there are no beats. */
const STEP_WITHOUT_BEATS = 0.5;
/** -60 dB. */
const SILENT_POWER = 1e-6;
/** Seconds around a beat in which its drums are looked for. */
const NEAR_BEAT = 0.05;

export function findStructure(scan: StructureScan): TrackStructure {
  const { seconds, start } = scan;
  const isSilent = start >= seconds;
  const beats = isSilent ? null : findBeats(scan);
  const end = lastSound(scan.power);
  const times =
    beats?.times.filter((time) => time < end) ??
    Array.from({ length: Math.floor(end / STEP_WITHOUT_BEATS) }, (_, i) => i * STEP_WITHOUT_BEATS);
  if (isSilent || times.length < 2 * BEATS_PER_BAR)
    return { seconds, start, beats, bars: beats ? everyFourth(times, 0) : [], sections: [0], drops: [] };

  const timbre = beatTimbre(scan.timbre, times);
  const novelty = beatNovelty(timbre);
  const changes = sectionBeats(novelty);
  const downbeat = beats
    ? findDownbeat({
        kick: times.map((time) => strongest(scan.kick, time)),
        snare: times.map((time) => strongest(scan.snare, time)),
        change: times.map((_, i) => timbre.harmonyChange(i)),
        sections: times.map((_, i) => (changes.includes(i) ? novelty[i] : 0)),
      })
    : 0;
  // A section begins with a bar: its change may be heard a beat earlier or later, in a fill or a late entry.
  const onBar = (beat: number) =>
    beats ? downbeat + Math.round((beat - downbeat) / BEATS_PER_BAR) * BEATS_PER_BAR : beat;
  const sections = [0, ...new Set(changes.map(onBar).filter((beat) => beat > 0 && beat < times.length))];
  const energy = times.map((time, i) => meanAmplitude(scan.power, time, times[i + 1] ?? seconds));
  return {
    seconds,
    start,
    beats,
    bars: beats ? everyFourth(times, downbeat) : [],
    sections: sections.map((beat) => (beat === 0 ? 0 : times[beat])),
    drops: findDrops(sections, energy).map((beat) => times[beat]),
  };
}

/** Second after which it is silent. */
function lastSound(power: Float32Array): number {
  let last = power.length;
  while (last > 0 && power[last - 1] < SILENT_POWER) last--;
  return last / ONSET_RATE;
}

const everyFourth = (times: readonly number[], first: number): number[] =>
  times.filter((_, i) => i >= first && (i - first) % BEATS_PER_BAR === 0);

function strongest(curve: Float32Array, time: number): number {
  const middle = Math.round(time * ONSET_RATE),
    reach = Math.round(NEAR_BEAT * ONSET_RATE);
  let top = 0;
  for (let i = middle - reach; i <= middle + reach; i++) top = Math.max(top, curve[i] ?? 0);
  return top;
}

function meanAmplitude(power: Float32Array, from: number, to: number): number {
  const first = Math.round(from * ONSET_RATE),
    last = Math.max(first + 1, Math.round(to * ONSET_RATE));
  let sum = 0;
  for (let i = first; i < last; i++) sum += power[i] ?? 0;
  return Math.sqrt(sum / (last - first));
}
