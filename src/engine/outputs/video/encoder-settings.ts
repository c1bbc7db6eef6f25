// The settings of a video's encoder, and the arguments of the ffmpeg that writes a clip.

import type { FrameFormat, QualityName } from '../../../contract/render.ts';
import { frameRate, rateText } from '../../machine/ffmpeg/frame-rate.ts';
import type { Rational } from '../../machine/ffmpeg/frame-rate.ts';
import type { PixelLayout } from '../frame-sketch.ts';
import { codecOf } from './codecs.ts';
import type { SoftwareEncoder } from './codecs.ts';
import { CONTAINERS, muxerArgs } from './containers.ts';
import type { Container } from './containers.ts';
import { encoderArgs, presetOf, rateFactor } from './encoder-args.ts';
import type { EncoderSettings } from './encoder-args.ts';
import { videoRateArgs } from './video-rate.ts';

/** `crf`: as x264's. `isBound`: as in `presetOf`. */
export function softwareSettings(
  quality: QualityName,
  crf: number,
  encoder: SoftwareEncoder = 'libx264',
  isBound = false,
): EncoderSettings {
  return { encoder, crf: rateFactor(encoder, crf), preset: presetOf(encoder, quality, isBound), isHardware: false };
}

/** How the encoder takes frames: ProRes keeps the full resolution of colour, the others halve it. */
export function layoutOf({ encoder, alpha }: EncoderSettings): PixelLayout {
  if (alpha) return 'rgba';
  return encoder === 'prores_ks' ? 'rgb' : 'yuv420';
}

export const RAW_PIXELS: Record<PixelLayout, string> = { yuv420: 'yuv420p', rgb: 'rgb24', rgba: 'rgba' };
const BYTES_PER_PIXEL: Record<PixelLayout, number> = { yuv420: 1.5, rgb: 3, rgba: 4 };
export const frameBytes = (layout: PixelLayout, width: number, height: number): number =>
  width * height * BYTES_PER_PIXEL[layout];

/** Colour tags that match `packYuv420`. Supported by ffmpeg 4.1 to 8. */
export const COLOR_TAGS = [
  '-color_range',
  'tv',
  '-colorspace',
  'bt709',
  '-color_primaries',
  'bt709',
  '-color_trc',
  'bt709',
];
/** RGB to the same colours. */
const TO_BT709 = 'scale=in_range=pc:out_range=tv:out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int';

/** Pixels that the encoder takes, and the filters that make them from ours, after those of the clip itself. */
function pixelArgs(settings: EncoderSettings, filters: readonly string[]): string[] {
  const layout = layoutOf(settings);
  const through = (...own: string[]) =>
    filters.length + own.length > 0 ? ['-vf', [...filters, ...own].join(',')] : [];
  // The filter of VA-API has put the frame where the encoder takes it.
  if (settings.encoder.endsWith('_vaapi')) return [];
  if (layout === 'yuv420') return [...through(), '-pix_fmt', 'yuv420p'];
  const own = settings.encoder === 'prores_ks' ? 'yuv444p10le' : 'yuv420p';
  return [...through(TO_BT709), '-pix_fmt', settings.alpha ? own.replace('yuv', 'yuva') : own];
}

export interface WrittenClip {
  frames: number;
  threads: number;
  target: string;
  container?: Container;
  checkedFrames?: readonly number[] | undefined;
  /** Every frame is a keyframe. */
  isAllKeys?: boolean;
}

/** Arguments that take raw frames from stdin and write one clip. */
export const clipArgs = (format: FrameFormat, settings: EncoderSettings, clip: WrittenClip): string[] => [
  ...inputArgs(format, settings, 'info'),
  ...outputArgs(format, settings, clip, []),
];

/**
 * Arguments that write several clips, whose frames follow each other on stdin. Each has an encoder of its own, so its bytes are those of
 * `clipArgs`, whatever is beside it. What each wrote is in the messages of level `verbose` only.
 */
export function runArgs(format: FrameFormat, settings: EncoderSettings, clips: readonly WrittenClip[]): string[] {
  let first = 0;
  return [
    ...inputArgs(format, settings, 'verbose'),
    ...clips.flatMap((clip) => {
      const trim = `trim=start_frame=${first}:end_frame=${(first += clip.frames)}`;
      return ['-map', '0:v:0', ...outputArgs(format, settings, clip, [trim, 'setpts=PTS-STARTPTS'])];
    }),
  ];
}

function inputArgs(format: FrameFormat, settings: EncoderSettings, loglevel: 'info' | 'verbose'): string[] {
  return [
    ...['-hide_banner', '-nostats', '-benchmark', '-loglevel', loglevel],
    ...['-f', 'rawvideo', '-pix_fmt', RAW_PIXELS[layoutOf(settings)], '-s', `${format.width}x${format.height}`],
    ...['-framerate', rateText(frameRate(format.fps)), '-i', 'pipe:0'],
  ];
}

function outputArgs(
  format: FrameFormat,
  settings: EncoderSettings,
  clip: WrittenClip,
  filters: readonly string[],
): string[] {
  const rate = frameRate(format.fps);
  return [
    '-an',
    ...encoderArgs(settings, clip.threads),
    ...videoRateArgs(settings),
    ...keyFrameArgs(rate, settings.keyFrames, clip.checkedFrames ?? [], clip.isAllKeys === true),
    ...pixelArgs(settings, filters),
    ...COLOR_TAGS,
    ...['-frames:v', String(clip.frames)],
    ...muxerArgs(clip.container ?? CONTAINERS.mp4, codecOf(settings.encoder), rate),
    '-y',
    clip.target,
  ];
}

/**
 * A keyframe every two seconds, or as often as the settings ask, and at each frame that will be checked, so that grab-key-frames.ts decodes
 * nothing else (a dense frame takes 30 ms). Files grow by 2 %; encoding takes as long. Times are rounded down: old versions of ffmpeg choose
 * the nearest frame, new ones the first at or after the time.
 */
function keyFrameArgs(
  { num, den }: Rational,
  keyFrames: number | undefined,
  checkedFrames: readonly number[],
  isAllKeys: boolean,
): string[] {
  const times = checkedFrames
    .filter((frame) => frame > 0)
    .map((frame) => (Math.floor((frame * den * 1e6) / num) / 1e6).toFixed(6));
  const forced = isAllKeys
    ? ['-force_key_frames', 'expr:1']
    : times.length > 0
      ? ['-force_key_frames', times.join(',')]
      : [];
  return ['-g', String(keyFrames ?? Math.max(1, Math.round((num / den) * 2))), ...forced];
}
