// The options about bits that ffmpeg's video formats share, and their arguments. `render --for` sets them for a platform.

import type { FormatOption, FormatOptionValue } from '../../../contract/format-facts.ts';

/** Absent members leave the choice to the quality profile and the encoder. */
export interface VideoRate {
  crf?: number;
  /** Most kbit/s over any second. */
  maxKbps?: number;
  /** Frames from one key frame to the next. */
  keyFrames?: number;
  /** Most B-frames in a row. */
  bFrames?: number;
  audioKbps?: number;
}

const number = (
  name: string,
  summary: string,
  what: string,
  min: number,
  max: number,
): FormatOption & { name: string } => ({ name, summary, takes: { kind: 'number', min, max, what }, default: null });

export const VIDEO_RATE_OPTIONS: readonly FormatOption[] = [
  number('crf', "rate factor of the codec, instead of the quality's; lower is better", 'a rate factor', 0, 63),
  number('max-bitrate', 'most kilobits a second of video; none otherwise', 'kilobits a second', 50, 800_000),
  number('keyframe-interval', 'frames from one key frame to the next; two seconds otherwise', 'frames', 1, 1000),
  number('b-frames', "most B-frames in a row, of H.264 and HEVC; the encoder's preset otherwise", 'B-frames', 0, 16),
  number(
    'audio-bitrate',
    'kilobits a second of sound; 192 of AAC and 160 of Opus otherwise',
    'kilobits a second',
    16,
    640,
  ),
];

/** The given values, by what they are; `options` are those of a request. */
export function videoRateOf(options: Readonly<Record<string, FormatOptionValue | null>>): VideoRate {
  const rate: VideoRate = {};
  const take = (member: keyof VideoRate, name: string) => {
    const value = options[name];
    if (typeof value === 'number') rate[member] = value;
  };
  take('crf', 'crf');
  take('maxKbps', 'max-bitrate');
  take('keyFrames', 'keyframe-interval');
  take('bFrames', 'b-frames');
  take('audioKbps', 'audio-bitrate');
  return rate;
}

/** Encoders in hardware follow limits of their own: what sets these is encoded in software. */
export const needsSoftware = ({ crf, maxKbps, bFrames }: VideoRate): boolean =>
  crf !== undefined || maxKbps !== undefined || bFrames !== undefined;

/**
 * Every clip begins with a buffer of its own, from which its first second may take more than the rate. With a rate and a buffer below the
 * limit a clip of two seconds stays under it; at the limit itself one had 117 % of it.
 */
const LIMITED = { rate: 0.85, buffer: 0.5, filled: 0.25 } as const;

function limitArgs(maxKbps: number): string[] {
  const share = (part: number) => Math.round(maxKbps * part);
  return [
    ...['-maxrate', `${share(LIMITED.rate)}k`, '-bufsize', `${share(LIMITED.buffer)}k`],
    ...['-rc_init_occupancy', `${share(LIMITED.filled)}k`],
  ];
}

/** Arguments of the video encoder, besides its rate factor and key frames. */
export function videoRateArgs({ maxKbps, bFrames }: VideoRate): string[] {
  return [
    ...(maxKbps === undefined ? [] : limitArgs(maxKbps)),
    ...(bFrames === undefined ? [] : ['-bf', String(bFrames)]),
  ];
}
