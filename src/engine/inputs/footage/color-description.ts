// From ffmpeg's names of a stream's colours to what drawing needs. Where a file does not say, its size decides, as in players.

import type { ColorDescription, PictureShape } from '../../frame/media/material.ts';
import type { RawFormat } from './pixel-format.ts';
import type { VideoStream } from './stream-info.ts';

export function colorDescription(stream: VideoStream, format: RawFormat): ColorDescription {
  const matrix = matrixOf(stream, format);
  return {
    matrix,
    range: rangeOf(stream, format),
    transfer: transferOf(stream, matrix),
    primaries: primariesOf(stream, matrix),
  };
}

/** High definition is BT.709, anything smaller BT.601. */
function matrixOf({ matrix, primaries, width, height }: VideoStream, format: RawFormat): ColorDescription['matrix'] {
  if (format.isRgb || matrix === 'gbr') return 'rgb';
  if (matrix === 'bt709' || matrix === 'smpte240m') return 'bt709';
  if (matrix === 'smpte170m' || matrix === 'bt470bg' || matrix === 'fcc') return 'bt601';
  if (matrix?.startsWith('bt2020') || (matrix === null && primaries === 'bt2020')) return 'bt2020';
  return width >= 1280 || height > 576 ? 'bt709' : 'bt601';
}

function rangeOf({ range, pixelFormat }: VideoStream, format: RawFormat): ColorDescription['range'] {
  if (format.isRgb || pixelFormat.startsWith('yuvj')) return 'full';
  if (range !== null) return range === 'pc' ? 'full' : 'limited';
  return format.isGrey ? 'full' : 'limited';
}

function transferOf({ transfer }: VideoStream, matrix: ColorDescription['matrix']): ColorDescription['transfer'] {
  if (transfer === 'smpte2084') return 'pq';
  if (transfer === 'arib-std-b67') return 'hlg';
  if (transfer === 'linear') return 'linear';
  if (transfer === 'iec61966-2-1') return 'srgb';
  return matrix === 'rgb' && transfer === null ? 'srgb' : 'bt709';
}

function primariesOf(stream: VideoStream, matrix: ColorDescription['matrix']): ColorDescription['primaries'] {
  switch (stream.primaries) {
    case 'bt2020':
      return 'bt2020';
    case 'smpte432':
    case 'smpte431':
      return 'p3';
    case 'smpte170m':
    case 'smpte240m':
      return 'bt601-525';
    case 'bt470bg':
      return 'bt601-625';
    case null:
      if (matrix === 'bt2020') return 'bt2020';
      if (matrix !== 'bt601') return 'bt709';
      // Only the sizes of broadcast are: smaller web video was made from BT.709.
      return stream.height === 576
        ? 'bt601-625'
        : stream.height === 480 || stream.height === 486
          ? 'bt601-525'
          : 'bt709';
    default:
      return 'bt709';
  }
}

/** The display matrix's rotation and the sample aspect, as displayed in square pixels. */
export function displayShape(stream: VideoStream): PictureShape {
  const turns = (((Math.round(-stream.rotation / 90) % 4) + 4) % 4) as PictureShape['quarterTurns'];
  // Either side is enlarged, never reduced.
  const { sampleAspect } = stream;
  const width = Math.max(1, Math.round(sampleAspect > 1 ? stream.width * sampleAspect : stream.width));
  const height = Math.max(1, Math.round(sampleAspect < 1 ? stream.height / sampleAspect : stream.height));
  return {
    width: turns % 2 === 1 ? height : width,
    height: turns % 2 === 1 ? width : height,
    quarterTurns: turns,
    isMirrored: stream.isMirrored,
  };
}
