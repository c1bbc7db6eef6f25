// JPEG: mozjpeg as WebAssembly, which draws truncated files as far as they go; jpeg-js for CMYK, which mozjpeg's build refuses.

import decodeModule from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import jpegJs from 'jpeg-js';
import { BinaryView } from '../binary-view.ts';
import { profileConversion } from '../color/icc-profile.ts';
import { exifOrientation } from '../exif-orientation.ts';
import {
  writeRows,
  type Orientation,
  type PictureCodec,
  type PictureColor,
  type PictureSink,
} from '../picture-codec.ts';
import { PictureError } from '../picture-error.ts';
import { decoderOptions } from './wasm-decoder.ts';

interface Segments {
  width: number;
  height: number;
  depth: number;
  components: number;
  orientation: Orientation;
  profile: Uint8Array | null;
}

/** jpeg-js keeps every component as rows of its own; larger CMYK files would take gigabytes. */
const MOST_CMYK_PIXELS = 64e6;
/** Places before the end that are tried for a damaged file. */
const MOST_RETRIES = 6;
const APP1 = 0xe1;
const APP2 = 0xe2;
const START_OF_SCAN = 0xda;
const PROFILE_NAME = 'ICC_PROFILE\0';

export const jpeg: PictureCodec = {
  name: 'JPEG',
  matches: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  header(bytes) {
    const { width, height, depth, components, orientation } = readSegments(bytes);
    const model = components === 1 ? 'grey' : components === 4 ? 'CMYK' : undefined;
    return {
      ...{ width, height, depth, orientation, hasAlpha: false, isMoving: false },
      ...(model === undefined ? {} : { model }),
    };
  },
  async decode(bytes, { width, height }, sink) {
    const segments = readSegments(bytes);
    if (segments.depth !== 8) throw new PictureError(`JPEG of ${segments.depth} bits is not supported`);
    const data = segments.components === 4 ? decodeCmyk(bytes, segments, sink) : await decodeRgb(bytes, sink);
    if (data.length < width * height * 4) throw new PictureError('its pixels are missing');
    sink.begin(width, height, 8, colorOf(segments, sink));
    writeRows(sink, data, width, height);
  },
};

/** Of marker segments, up to the first scan. Throws a PictureError where the size is missing. */
function readSegments(bytes: Uint8Array): Segments {
  const view = new BinaryView(bytes);
  const found: Segments = { width: 0, height: 0, depth: 0, components: 0, orientation: 1, profile: null };
  const pieces = new Map<number, Uint8Array>();
  for (let at = 2; at + 4 <= bytes.length;) {
    if (view.u8(at) !== 0xff) {
      at++;
      continue;
    }
    const marker = view.u8(at + 1);
    if (marker === 0xff || marker === 0 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.u16(at + 2);
    if (marker === START_OF_SCAN || marker === 0xd9) break;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame && found.components === 0) {
      if ((marker & 3) === 3) throw new PictureError('lossless JPEG is not supported');
      found.depth = view.u8(at + 4);
      found.height = view.u16(at + 5);
      found.width = view.u16(at + 7);
      found.components = view.u8(at + 9);
    } else if (marker === APP1 && view.has(at + 4, 'Exif\0\0')) {
      found.orientation = exifOrientation(view.slice(at + 4, length - 2));
    } else if (marker === APP2 && view.has(at + 4, PROFILE_NAME)) {
      pieces.set(view.u8(at + 16), view.slice(at + 18, Math.max(0, length - 16)));
    }
    at += 2 + Math.max(2, length);
  }
  if (found.width === 0 || found.height === 0 || found.components === 0)
    throw new PictureError('its header is damaged or cut off');
  if (pieces.size > 0) {
    const sorted = [...pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece);
    found.profile = Buffer.concat(sorted);
  }
  return found;
}

/** A file that is cut off within a header, or damaged in a later scan, is decoded up to a place before that. */
async function decodeRgb(bytes: Uint8Array, sink: PictureSink): Promise<Uint8Array> {
  const messages: string[] = [];
  const ends = [bytes.length, ...laterSegments(bytes).slice(-MOST_RETRIES).toReversed()];
  for (const end of ends) {
    const data = await tryDecode(end === bytes.length ? bytes : ended(bytes, end), messages);
    if (!data) continue;
    if (messages.length > 0) sink.warn(`It is cut off or damaged and drawn as far as it goes (${messages[0]}).`);
    return data;
  }
  throw new PictureError(`it is damaged (${messages[0] ?? 'the decoder failed'})`);
}

/** Null where the decoder gives up; what it says is added to `messages`. */
async function tryDecode(bytes: Uint8Array, messages: string[]): Promise<Uint8Array | null> {
  const decoder = await decodeModule(decoderOptions('jpeg', (line) => messages.push(line)));
  try {
    const picture = decoder.decode(bytes, false) as { data: Uint8ClampedArray } | null;
    return picture && new Uint8Array(picture.data.buffer, picture.data.byteOffset, picture.data.length);
  } catch {
    return null;
  }
}

/** Where segments begin after the first scan's header. */
function laterSegments(bytes: Uint8Array): number[] {
  const found: number[] = [];
  let hasScan = false;
  for (let at = bytes.indexOf(0xff, 2); at >= 0 && at + 1 < bytes.length;) {
    const marker = bytes[at + 1];
    const isSegment = marker >= 0xc0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd8);
    if (isSegment && hasScan) found.push(at);
    hasScan ||= marker === START_OF_SCAN;
    const length = isSegment && at + 3 < bytes.length ? (bytes[at + 2] << 8) | bytes[at + 3] : 0;
    at = bytes.indexOf(0xff, at + (isSegment ? 2 + length : 1));
  }
  return found;
}

const ended = (bytes: Uint8Array, end: number): Uint8Array =>
  Buffer.concat([bytes.subarray(0, end), Buffer.of(0xff, 0xd9)]);

function decodeCmyk(bytes: Uint8Array, { width, height }: Segments, sink: PictureSink): Uint8Array {
  if (width * height > MOST_CMYK_PIXELS)
    throw new PictureError(`CMYK pictures can have at most ${MOST_CMYK_PIXELS / 1e6} megapixels`);
  try {
    const limits = { maxResolutionInMP: 1000, maxMemoryUsageInMB: 2048 };
    return jpegJs.decode(bytes, { useTArray: true, tolerantDecoding: true, ...limits }).data;
  } catch (error) {
    throw new PictureError(`it is damaged (${error instanceof Error ? error.message : String(error)})`);
  } finally {
    sink.warn('Its CMYK colours are converted without their colour profile.');
  }
}

function colorOf({ profile, components }: Segments, sink: PictureSink): PictureColor {
  if (!profile || components === 4) return {};
  const { convert, warning } = profileConversion(profile);
  if (warning) sink.warn(warning);
  return { convert };
}
