// The codecs of video, and the encoders of ffmpeg that write each.

import type { CodecFacts, FormatOption } from '../../../contract/format-facts.ts';

/** `stream`: as ffmpeg names what is in a file. `software`: in order of preference. `hardware`: in the order in which they are tried. */
export const CODECS = {
  h264: {
    name: 'h264',
    title: 'H.264',
    alpha: false,
    software: ['libx264'],
    hardware: ['h264_nvenc', 'h264_videotoolbox', 'h264_qsv', 'h264_amf', 'h264_vaapi'],
  },
  hevc: {
    name: 'hevc',
    title: 'HEVC',
    alpha: false,
    software: ['libx265'],
    hardware: ['hevc_nvenc', 'hevc_videotoolbox', 'hevc_qsv', 'hevc_amf', 'hevc_vaapi'],
  },
  av1: {
    name: 'av1',
    title: 'AV1',
    alpha: false,
    software: ['libsvtav1', 'libaom-av1'],
    hardware: ['av1_nvenc', 'av1_qsv', 'av1_amf', 'av1_vaapi'],
  },
  vp9: { name: 'vp9', title: 'VP9', alpha: true, software: ['libvpx-vp9'], hardware: [] },
  prores: { name: 'prores', title: 'ProRes 4444', alpha: true, software: ['prores_ks'], hardware: [] },
} as const satisfies Record<string, CodecFacts>;

export type CodecName = keyof typeof CODECS;
export type SoftwareEncoder = (typeof CODECS)[CodecName]['software'][number];
export type HardwareEncoder = (typeof CODECS)[CodecName]['hardware'][number];
export type EncoderName = SoftwareEncoder | HardwareEncoder;

/** The codec that an encoder writes. */
export function codecOf(encoder: EncoderName): CodecName {
  const found = Object.values(CODECS).find(({ software, hardware }: CodecFacts) =>
    [...software, ...hardware].includes(encoder),
  );
  return found!.name;
}

/** `--codec`. `usual`: null where it depends on the reel, as `summary` says. */
export const codecOption = (
  names: readonly CodecName[],
  usual: CodecName | null,
  summary = 'codec of the video',
): FormatOption => ({ name: 'codec', summary, takes: { kind: 'choice', of: names }, default: usual });
