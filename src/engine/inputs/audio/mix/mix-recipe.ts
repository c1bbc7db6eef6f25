// What sounds in a reel: its track and its sounds at times of the reel, with their gains.

import type { ScenePlan } from '../../../../contract/plan.ts';
import type { SoundTrack } from '../sound-track.ts';
import { SAMPLE_RATE } from '../timeline.ts';

/** All times are samples of the reel. */
export interface MixVoice {
  track: SoundTrack;
  /** Where its sample `from` plays. */
  at: number;
  from: number;
  /** It plays again from `from` until the mix ends. */
  loop: boolean;
  volume: number;
  pan: number;
  fadeIn: number;
  fadeOut: number;
  /** `music` is lowered while `speech` sounds. */
  role: 'music' | 'effect' | 'speech';
}

export interface MixRecipe {
  voices: MixVoice[];
  /** The whole reel, over which loudness is measured. */
  length: number;
  /** Where the mix ends: the end of the reel, or of the part that is rendered. */
  end: number;
  /** LUFS; null leaves the level. */
  loudness: number | null;
  /** dBTP that no peak exceeds; absent: as the mix usually does. */
  truePeak?: number;
}

/** Whether the reel plays more than its track as it is. */
export const needsMix = ({ audio, sounds, loudness, truePeak }: ScenePlan): boolean =>
  sounds !== undefined ||
  loudness !== undefined ||
  truePeak !== undefined ||
  (audio !== null && Boolean(audio.from || audio.fadeIn || audio.fadeOut || audio.loop || (audio.volume ?? 1) !== 1));

/** `tracks`: the decoded files by path. `end`: seconds of the reel at which the mix ends. */
export function mixRecipe(plan: ScenePlan, tracks: ReadonlyMap<string, SoundTrack>, end: number): MixRecipe {
  const samples = (seconds: number) => Math.round(seconds * SAMPLE_RATE);
  const { audio, sounds = [], loudness = null, truePeak } = plan;
  const voices: MixVoice[] = [];
  const music = audio && tracks.get(audio.path);
  if (audio && music)
    voices.push({
      track: music,
      at: 0,
      from: samples(audio.from ?? 0),
      loop: audio.loop === true,
      volume: audio.volume ?? 1,
      pan: 0,
      fadeIn: samples(audio.fadeIn ?? 0),
      fadeOut: samples(audio.fadeOut ?? 0),
      role: 'music',
    });
  for (const { media, at, volume, pan, speech } of sounds) {
    const track = tracks.get(media.path);
    if (!track) continue;
    const role = speech ? 'speech' : 'effect';
    voices.push({ track, at: samples(at), from: 0, loop: false, volume, pan, fadeIn: 0, fadeOut: 0, role });
  }
  const length = Math.max(samples(plan.segments.at(-1)?.end ?? 0), samples(end));
  return { voices, length, end: samples(end), loudness, ...(truePeak === undefined ? {} : { truePeak }) };
}

/** Sample of the reel at which a voice falls silent. */
export function endOfVoice({ track, at, from, loop }: MixVoice, length: number): number {
  const samples = Math.max(0, track.samples - from);
  return samples === 0 ? at : loop ? length : Math.min(length, at + samples);
}
