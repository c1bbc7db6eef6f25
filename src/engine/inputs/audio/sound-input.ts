// A part of a decoded track as an input of ffmpeg. It is raw samples, so its start and end are exact.

import { CHANNELS, SAMPLE_RATE } from './timeline.ts';
import type { SoundTrack } from './sound-track.ts';

export interface Sound {
  track: SoundTrack;
  /** Second of the track at which the video begins; before the track's end. */
  from: number;
}

/** Samples that a video of `seconds` plays. A track that is shorter ends early. */
export function soundRange({ track, from }: Sound, seconds: number): { from: number; to: number } {
  const first = Math.round(from * SAMPLE_RATE);
  return { from: first, to: Math.min(track.samples, first + Math.round(seconds * SAMPLE_RATE)) };
}

/** Arguments of ffmpeg, up to `-i FILE`, that read the sound of a video of `seconds`. */
export function soundInput(sound: Sound, seconds: number): string[] {
  const { from, to } = soundRange(sound, seconds);
  return [
    ...['-f', 's16le', '-ar', String(SAMPLE_RATE), '-ac', String(CHANNELS)],
    ...[
      '-ss',
      (from / SAMPLE_RATE).toFixed(6),
      '-t',
      ((to - from) / SAMPLE_RATE).toFixed(6),
      '-i',
      `file:${sound.track.path}`,
    ],
  ];
}
