// What each encoder of ffmpeg is asked for: its preset by quality, its rate factor, its arguments. The rate factors give about the same
// likeness as x264's (docs/notes/encoding.md has the measurements).

import type { QualityName } from '../../../contract/render.ts';
import type { ClipSettings } from '../output-format.ts';
import type { EncoderName, SoftwareEncoder } from './codecs.ts';
import type { VideoRate } from './video-rate.ts';

export interface EncoderSettings extends ClipSettings, Omit<VideoRate, 'crf' | 'audioKbps'> {
  encoder: EncoderName;
  /** Frames have an alpha channel. Absent where not, so that it is not in the clip keys of reels without. */
  alpha?: true;
}

/** Where VA-API finds the first graphics card. */
export const RENDER_NODE = '/dev/dri/renderD128';

/**
 * x264's `veryfast` with one step of search for motion between pixels and simpler codes (CAVLC): on our frames as like the
 * drawn ones at the same rate factor, for less than two thirds of the time, in files a sixth larger.
 */
const QUICK = 'veryfast (quick)';
const QUICK_ARGS = ['-preset', 'veryfast', '-x264-params', 'subme=1:cabac=0'];

/** Drafts and previews, renders, and the highest quality. */
const PRESETS: Record<SoftwareEncoder, readonly [fast: string, usual: string, best: string]> = {
  // On our frames `ultrafast` is slower than `superfast` (it writes more bits), and `fast` costs 3 × `veryfast` for +0.01 SSIM.
  libx264: ['superfast', QUICK, 'veryfast'],
  // `veryfast` is 11 % smaller than `superfast` and takes 18 % longer; `superfast` is hardly smaller than x264.
  libx265: ['superfast', 'veryfast', 'veryfast'],
  libsvtav1: ['12', '10', '8'],
  'libaom-av1': ['8', '8', '6'],
  // -cpu-used with the realtime deadline: 5 is 7 % smaller than 8 and takes 2.7 × as long; the deadline `good` takes 20 × as long.
  'libvpx-vp9': ['8', '7', '5'],
  prores_ks: ['4444', '4444', '4444'],
};
const LEVELS: Record<QualityName, 0 | 1 | 2> = { draft: 0, preview: 0, production: 1, max: 2, auto: 1 };

/** `isBound`: bits are limited or the rate factor is the author's, so that x264 makes the most of them. */
export function presetOf(encoder: SoftwareEncoder, quality: QualityName, isBound: boolean): string {
  const preset = PRESETS[encoder][LEVELS[quality]];
  return isBound && preset === QUICK ? 'veryfast' : preset;
}

export const hardwarePreset = (encoder: EncoderName): string => (/_(nvenc|qsv)$/.test(encoder) ? 'medium' : 'default');

/** The encoder's own rate factor for a frame as like the drawn one as x264's at `crf`. */
export function rateFactor(encoder: EncoderName, crf: number): number {
  const within = (value: number, most: number) => Math.max(1, Math.min(most, Math.round(value)));
  if (crf === 0) return 0;
  if (encoder === 'libsvtav1' || encoder === 'libaom-av1' || encoder.startsWith('av1_'))
    return within(15 + 2.9 * (crf - 15), 63);
  if (encoder === 'libvpx-vp9') return within(9 + 2.9 * (crf - 15), 63);
  if (encoder === 'prores_ks') return 0;
  return encoder === 'libx265' || encoder.startsWith('hevc_') ? within(crf - 1, 51) : crf;
}

/** Frames that the encoder needs to establish how far decoding runs ahead of showing; 1 where nothing is reordered. */
export const leastFrames = (encoder: EncoderName): number =>
  encoder === 'libx264' || encoder === 'libx265' || /^(h264|hevc)_/.test(encoder) ? 3 : 1;

/** The encoder with its rate, for `threads`. Options that ffmpeg 4.1 to 8 know. */
export function encoderArgs({ encoder, crf, preset, maxKbps, alpha }: EncoderSettings, threads: number): string[] {
  const quality = String(crf);
  const named = ['-c:v', encoder];
  switch (encoder) {
    case 'libx264':
      return [
        ...named,
        ...(preset === QUICK ? QUICK_ARGS : ['-preset', preset]),
        ...['-crf', quality, '-threads', String(threads)],
      ];
    case 'libx265':
      return [...named, '-preset', preset, '-crf', quality, '-x265-params', `pools=${threads}:log-level=error`];
    case 'libsvtav1':
      return [...named, '-preset', preset, '-crf', quality, '-svtav1-params', `lp=${threads}`];
    case 'libaom-av1':
      // The two seconds that it may look ahead cost memory, and time at the end of each clip. Old builds call it experimental.
      return [
        ...named,
        ...['-strict', 'experimental', '-cpu-used', preset, '-row-mt', '1', '-threads', String(threads)],
        ...['-lag-in-frames', '16', '-crf', quality, '-b:v', maxKbps === undefined ? '0' : `${maxKbps}k`],
      ];
    case 'libvpx-vp9':
      return [
        ...named,
        ...[
          '-deadline',
          'realtime',
          '-cpu-used',
          preset,
          '-row-mt',
          '1',
          '-tile-columns',
          '2',
          '-threads',
          String(threads),
        ],
        ...['-crf', quality, '-b:v', maxKbps === undefined ? '0' : `${maxKbps}k`],
        ...(crf === 0 ? ['-lossless', '1'] : []),
        // Frames that are not shown cannot have an alpha; of those it looks ahead at, ffmpeg 4 loses the last ones with an alpha.
        ...(alpha ? ['-auto-alt-ref', '0', '-lag-in-frames', '0'] : []),
      ];
    case 'prores_ks':
      return [
        ...named,
        ...['-profile:v', preset, '-vendor', 'apl0', '-threads', String(threads)],
        // With an alpha ffmpeg spends four times the bits on the colours unless it is told how many.
        ...(alpha ? ['-alpha_bits', '8', '-bits_per_mb', '2400'] : ['-alpha_bits', '0']),
      ];
    default:
      return [...named, ...hardwareRate(encoder, quality, preset)];
  }
}

function hardwareRate(encoder: string, quality: string, preset: string): string[] {
  switch (encoder.split('_').at(-1)) {
    case 'nvenc':
      return ['-preset', preset, '-rc', 'vbr', '-cq', quality, '-b:v', '0'];
    case 'videotoolbox':
      return ['-q:v', String(Math.max(1, Math.min(100, Math.round(100 - Number(quality) * 1.8))))];
    case 'qsv':
      return ['-preset', preset, '-global_quality', quality];
    case 'amf':
      return ['-rc', 'cqp', '-qp_i', quality, '-qp_p', quality];
    default:
      return ['-vaapi_device', RENDER_NODE, '-vf', 'format=nv12,hwupload', '-qp', quality];
  }
}
