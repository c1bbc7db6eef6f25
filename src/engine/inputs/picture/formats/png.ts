// PNG, decoded row by row, so that a truncated or damaged file is drawn as far as it goes and a large one needs little memory. fflate
// inflates.

import { crc32 } from 'node:zlib';
import { Unzlib, unzlibSync } from 'fflate';
import { pow } from '../../../kernels/scalar/math.ts';
import { BinaryView } from '../binary-view.ts';
import { codedColor } from '../color/coded-color.ts';
import { srgbCurve, type ToneCurve } from '../color/color-conversion.ts';
import { profileConversion } from '../color/icc-profile.ts';
import { conversionFromPrimaries, SRGB_PRIMARIES, type Chromaticities } from '../color/primaries.ts';
import { exifOrientation } from '../exif-orientation.ts';
import type { PictureCodec, PictureColor, PictureHeader, PictureSink } from '../picture-codec.ts';
import { PictureError } from '../picture-error.ts';
import { pngPasses, pngRowReader } from './png-rows.ts';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** A damaged stream loses at most what this much of it would have given. */
const PIECE_BYTES = 4096;
const MOST_PROFILE_BYTES = 4 << 20;
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

interface Chunk {
  type: string;
  data: Uint8Array;
  /** Cut off, or its checksum is wrong. */
  isDamaged: boolean;
}

export const png: PictureCodec = {
  name: 'PNG',
  matches: (bytes) => new BinaryView(bytes).has(0, SIGNATURE),
  header(bytes) {
    const { width, height, depth, type } = readHeader(bytes);
    const found = new Map<string, Uint8Array>();
    for (const { type: name, data } of chunks(bytes)) {
      if (name === 'IDAT') break;
      if (!found.has(name)) found.set(name, data);
    }
    const exif = found.get('eXIf');
    const frames = found.get('acTL');
    const header: PictureHeader = {
      width,
      height,
      depth,
      hasAlpha: type >= 4 || found.has('tRNS'),
      isMoving: frames !== undefined && new BinaryView(frames).u32(0) > 1,
      orientation: exif ? exifOrientation(exif) : 1,
    };
    if (type === 3) header.model = 'palette';
    else if (type === 0 || type === 4) header.model = 'grey';
    return header;
  },
  decode,
};

function readHeader(bytes: Uint8Array): {
  width: number;
  height: number;
  depth: number;
  type: number;
  isInterlaced: boolean;
} {
  const view = new BinaryView(bytes);
  const [width, height, depth, type] = [view.u32(16), view.u32(20), view.u8(24), view.u8(25)];
  if (!view.has(12, 'IHDR') || bytes.length < 33) throw new PictureError('its header is cut off');
  if (width === 0 || height === 0) throw new PictureError('it has no pixels');
  if (!DEPTHS[type]?.includes(depth) || view.u8(26) !== 0 || view.u8(27) !== 0 || view.u8(28) > 1)
    throw new PictureError('its header is damaged');
  return { width, height, depth, type, isInterlaced: view.u8(28) === 1 };
}

function* chunks(bytes: Uint8Array): Generator<Chunk> {
  const view = new BinaryView(bytes);
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = view.u32(at);
    const type = view.text(at + 4, 4);
    const end = at + 8 + length;
    const isWhole = end + 4 <= bytes.length;
    const isDamaged = !isWhole || crc32(bytes.subarray(at + 4, end)) !== view.u32(end);
    yield { type, data: view.slice(at + 8, length), isDamaged };
    at = end + 4;
  }
}

function decode(bytes: Uint8Array, { width, height }: PictureHeader, sink: PictureSink): void {
  const { depth, type, isInterlaced } = readHeader(bytes);
  let palette: Uint8Array | null = null;
  let transparency: Uint8Array | null = null;
  const before = new Map<string, Uint8Array>();
  let isDamaged = false;
  let isEnded = false;
  let isBegun = false;
  let rows: ReturnType<typeof pngRowReader> | null = null;
  const inflate = new Unzlib((data) => rows?.push(data));

  for (const chunk of chunks(bytes)) {
    if (chunk.type === 'PLTE') palette = chunk.data;
    else if (chunk.type === 'tRNS') transparency = chunk.data;
    else if (chunk.type === 'IEND') isEnded = true;
    else if (chunk.type !== 'IDAT') before.set(chunk.type, chunk.data);
    if (chunk.type !== 'IDAT' || isEnded) continue;
    if (!isBegun) {
      if (type === 3 && !palette) throw new PictureError('its palette is missing');
      isBegun = true;
      sink.begin(width, height, depth === 16 ? 16 : 8, colorOf(before, sink));
      const format = { type, depth, channels: CHANNELS[type], palette, transparency };
      rows = pngRowReader(format, pngPasses(width, height, isInterlaced), width, sink);
    }
    isDamaged ||= chunk.isDamaged;
    if (!push(inflate, chunk.data)) {
      isDamaged = true;
      break;
    }
  }
  if (!rows || rows.count === 0) throw new PictureError('its pixels are missing');
  rows.finish();
  if (!rows.isComplete) sink.warn(`It is cut off or damaged: ${rows.count} of its ${rows.total} rows are drawn.`);
  else if (isDamaged) sink.warn('It is damaged: a checksum is wrong, so its pixels may be too.');
}

/** False where the stream is damaged. */
function push(inflate: Unzlib, data: Uint8Array): boolean {
  try {
    for (let at = 0; at < data.length; at += PIECE_BYTES) inflate.push(data.subarray(at, at + PIECE_BYTES));
    return true;
  } catch {
    return false;
  }
}

/** In the order of the PNG specification: cICP, iCCP, sRGB, gAMA with cHRM. */
function colorOf(chunksBefore: ReadonlyMap<string, Uint8Array>, sink: PictureSink): PictureColor {
  const view = (name: string): BinaryView | null => {
    const data = chunksBefore.get(name);
    return data ? new BinaryView(data) : null;
  };
  const code = view('cICP');
  if (code) return codedColor(code.u8(0), code.u8(1));
  const profile = view('iCCP');
  if (profile) return embedded(profile, sink);
  if (view('sRGB')) return {};
  const gamma = view('gAMA')?.u32(0) ?? 45455;
  const chroma = view('cHRM');
  const primaries = chroma ? readPrimaries(chroma) : SRGB_PRIMARIES;
  // 1/2.2 is what programs write for sRGB; values beyond these make no picture.
  if (gamma < 10000 || gamma > 500000) return {};
  const exponent = 100000 / gamma;
  const curve: ToneCurve = (x) => pow(x, exponent);
  if (Math.abs(gamma - 45455) > 600) return { convert: conversionFromPrimaries(primaries, curve) };
  return chroma ? { convert: conversionFromPrimaries(primaries, srgbCurve) } : {};
}

function readPrimaries(view: BinaryView): Chromaticities {
  const pair = (i: number) => [view.u32(i * 8) / 100000, view.u32(i * 8 + 4) / 100000] as const;
  return [pair(0), pair(1), pair(2), pair(3)];
}

function embedded(view: BinaryView, sink: PictureSink): PictureColor {
  const end = view.bytes.subarray(0, 80).indexOf(0);
  let profile: Uint8Array = new Uint8Array(0);
  try {
    // The size is in the profile's first four bytes; a bomb ends at the limit.
    profile = unzlibSync(view.bytes.subarray(end + 2), { out: new Uint8Array(MOST_PROFILE_BYTES) });
  } catch {
    // An empty profile is reported as a damaged one.
  }
  const { convert, warning } = profileConversion(profile);
  if (warning) sink.warn(warning);
  return { convert };
}
