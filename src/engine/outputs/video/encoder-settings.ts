// Encoder settings per quality, from the study in docs/notes/encoding.md.

import type { FrameFormat, QualityName } from '../../../contract/render.ts';
import { frameRate, rateText, trackTimescale } from '../../machine/ffmpeg/frame-rate.ts';
import type { Rational } from '../../machine/ffmpeg/frame-rate.ts';
import type { ClipSettings } from '../output-format.ts';
import { videoRateArgs } from './video-rate.ts';
import type { VideoRate } from './video-rate.ts';

export interface EncoderSettings extends ClipSettings, Omit<VideoRate, 'crf' | 'audioKbps'> {
  encoder: 'libx264' | 'h264_nvenc' | 'h264_videotoolbox' | 'h264_qsv' | 'h264_vaapi';
}

/** On our frames `ultrafast` is slower than `superfast` (it writes more bits), and `fast` costs 3 × `veryfast` for +0.01 SSIM. */
const PRESETS: Record<QualityName, string> = {
  draft: 'superfast',
  preview: 'superfast',
  production: 'veryfast',
  max: 'veryfast',
  auto: 'veryfast',
};

export function softwareSettings(quality: QualityName, crf: number, preset = PRESETS[quality]): EncoderSettings {
  return { encoder: 'libx264', crf, preset, isHardware: false };
}

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

/** Arguments that take raw yuv420p frames from stdin and write one clip. */
export function clipArgs(
  format: FrameFormat,
  settings: EncoderSettings,
  clip: {
    frames: number;
    threads: number;
    target: string;
    checkedFrames?: readonly number[] | undefined;
    /** Every frame is a keyframe. */ isAllKeys?: boolean;
  },
): string[] {
  const rate = frameRate(format.fps);
  return [
    '-hide_banner',
    '-nostats',
    '-benchmark',
    '-loglevel',
    'info',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-s',
    `${format.width}x${format.height}`,
    '-framerate',
    rateText(rate),
    '-i',
    'pipe:0',
    '-an',
    ...codecArgs(settings, clip.threads),
    ...videoRateArgs(settings),
    ...keyFrameArgs(rate, settings.keyFrames, clip.checkedFrames ?? [], clip.isAllKeys === true),
    '-pix_fmt',
    'yuv420p',
    ...COLOR_TAGS,
    '-video_track_timescale',
    String(trackTimescale(rate)),
    '-frames:v',
    String(clip.frames),
    '-f',
    'mp4',
    '-y',
    clip.target,
  ];
}

/**
 * A keyframe every two seconds, or as often as the settings ask, and at each frame that will be checked, so that grab-key-frames.ts decodes nothing else (a dense frame
 * takes 30 ms). Files grow by 2 %; encoding takes as long. Times are rounded down: old versions of ffmpeg choose the nearest frame, new
 * ones the first at or after the time.
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

function codecArgs({ encoder, crf, preset }: EncoderSettings, threads: number): string[] {
  const quality = String(crf);
  switch (encoder) {
    case 'libx264':
      return ['-c:v', 'libx264', '-preset', preset, '-crf', quality, '-threads', String(threads)];
    case 'h264_nvenc':
      return ['-c:v', 'h264_nvenc', '-preset', preset, '-rc', 'vbr', '-cq', quality, '-b:v', '0'];
    case 'h264_videotoolbox':
      return ['-c:v', 'h264_videotoolbox', '-q:v', String(Math.max(1, Math.min(100, Math.round(100 - crf * 1.8))))];
    case 'h264_qsv':
      return ['-c:v', 'h264_qsv', '-preset', preset, '-global_quality', quality];
    case 'h264_vaapi':
      return [
        '-vaapi_device',
        '/dev/dri/renderD128',
        '-vf',
        'format=nv12,hwupload',
        '-c:v',
        'h264_vaapi',
        '-qp',
        quality,
      ];
  }
}
