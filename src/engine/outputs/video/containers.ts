// The files that video is in: how ffmpeg writes them, and the sound that each holds.

import { trackTimescale } from '../../machine/ffmpeg/frame-rate.ts';
import type { Rational } from '../../machine/ffmpeg/frame-rate.ts';
import type { CodecName } from './codecs.ts';

export interface Container {
  /** As `-f` takes it. */
  muxer: 'mp4' | 'mov' | 'webm';
  /** How captions are stored. */
  captions: 'mov_text' | 'webvtt';
}

export const CONTAINERS = {
  mp4: { muxer: 'mp4', captions: 'mov_text' },
  mov: { muxer: 'mov', captions: 'mov_text' },
  webm: { muxer: 'webm', captions: 'webvtt' },
} as const satisfies Record<string, Container>;

/** Arguments for a clip or a joined file. */
export function muxerArgs({ muxer }: Container, codec: CodecName, rate: Rational): string[] {
  if (muxer === 'webm') return ['-f', muxer];
  // Apple's players know HEVC by this tag alone.
  const tag = codec === 'hevc' ? ['-tag:v', 'hvc1'] : [];
  return [...tag, '-video_track_timescale', String(trackTimescale(rate)), '-f', muxer];
}

/** How Glyphreel's mark is wrapped in the file. */
export const markOf = ({ muxer }: Container): 'box' | 'element' => (muxer === 'webm' ? 'element' : 'box');

export interface SoundCodec {
  /** As ffmpeg names the stream. */
  stream: string;
  encoder: string;
  /** Kilobits a second; null where they follow from the samples. */
  kbps: number | null;
}

/** The sound beside a video of this codec. Editing programs expect uncompressed sound beside ProRes. */
export function soundCodec({ muxer }: Container, codec: CodecName): SoundCodec {
  if (muxer === 'webm') return { stream: 'opus', encoder: 'libopus', kbps: 160 };
  if (codec === 'prores') return { stream: 'pcm_s16le', encoder: 'pcm_s16le', kbps: null };
  return { stream: 'aac', encoder: 'aac', kbps: 192 };
}
