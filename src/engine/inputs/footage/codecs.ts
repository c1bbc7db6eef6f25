// Names of codecs for people, and whose decoding is exact: bit for bit the same with every ffmpeg on every machine.

import type { VideoStream } from './stream-info.ts';

interface Codec {
  name: string;
  /** Defined bit by bit in its specification, or lossless. */
  isExact: boolean;
}

const exact = (name: string): Codec => ({ name, isExact: true });
const inexact = (name: string): Codec => ({ name, isExact: false });

/** By ffmpeg's name. The others are taken to be inexact. */
const CODECS: Readonly<Record<string, Codec>> = {
  h264: exact('H.264'),
  hevc: exact('HEVC'),
  vp8: exact('VP8'),
  vp9: exact('VP9'),
  av1: exact('AV1'),
  png: exact('PNG'),
  apng: exact('APNG'),
  gif: exact('GIF'),
  ffv1: exact('FFV1'),
  ffvhuff: exact('FFVHuff'),
  huffyuv: exact('HuffYUV'),
  utvideo: exact('Ut Video'),
  magicyuv: exact('MagicYUV'),
  qtrle: exact('QuickTime Animation'),
  flashsv: exact('Flash Screen'),
  zmbv: exact('ZMBV'),
  rawvideo: exact('uncompressed'),
  v210: exact('uncompressed 10 bit'),
  bmp: exact('BMP'),
  targa: exact('Targa'),
  tiff: exact('TIFF'),
  mpeg1video: inexact('MPEG-1'),
  mpeg2video: inexact('MPEG-2'),
  mpeg4: inexact('MPEG-4'),
  msmpeg4v3: inexact('MS-MPEG-4'),
  h263: inexact('H.263'),
  flv1: inexact('FLV'),
  prores: inexact('ProRes'),
  dnxhd: inexact('DNxHD'),
  mjpeg: inexact('Motion JPEG'),
  theora: inexact('Theora'),
  wmv2: inexact('WMV'),
  wmv3: inexact('WMV'),
  vc1: inexact('VC-1'),
  dvvideo: inexact('DV'),
  webp: inexact('WebP'),
};

export const codecName = (codec: string): string => CODECS[codec]?.name ?? codec;
export const isExactCodec = (codec: string): boolean => CODECS[codec]?.isExact ?? false;

/** Options of ffmpeg, before the input, for decoding a stream. */
export function decoderOptions({ codec, hasAlphaStream }: VideoStream): string[] {
  // ffmpeg's own decoders leave out the alpha of VP8 and VP9.
  if (hasAlphaStream) return ['-c:v', codec === 'vp8' ? 'libvpx' : 'libvpx-vp9'];
  // With several threads ffmpeg 7.0 changes pictures that wait to be written.
  return codec === 'theora' ? ['-threads', '1'] : [];
}
