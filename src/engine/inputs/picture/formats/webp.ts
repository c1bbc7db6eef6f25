// WebP stills. A moving one is footage.

import decodeModule from '@jsquash/webp/codec/dec/webp_dec.js';
import { BinaryView } from '../binary-view.ts';
import { profileConversion } from '../color/icc-profile.ts';
import { exifOrientation } from '../exif-orientation.ts';
import { writeRows, type PictureCodec, type PictureColor, type PictureHeader } from '../picture-codec.ts';
import { PictureError } from '../picture-error.ts';
import { damaged, decoderOptions } from './wasm-decoder.ts';

interface Decoded {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

const HAS_ALPHA = 0x10;
const IS_ANIMATED = 0x02;

export const webp: PictureCodec = {
  name: 'WebP',
  matches: (bytes) => new BinaryView(bytes).has(0, 'RIFF') && new BinaryView(bytes).has(8, 'WEBP'),
  header: (bytes) => readChunks(bytes).header,
  async decode(bytes, { width, height }, sink) {
    const { profile } = readChunks(bytes);
    const decoder = await decodeModule(decoderOptions('webp', () => {}));
    const picture = damaged(() => decoder.decode(bytes) as Decoded | null);
    if (!picture || picture.width !== width || picture.height !== height)
      throw new PictureError('it is cut off or damaged');
    let color: PictureColor = {};
    if (profile) {
      const { convert, warning } = profileConversion(profile);
      if (warning) sink.warn(warning);
      color = { convert };
    }
    sink.begin(width, height, 8, color);
    writeRows(sink, new Uint8Array(picture.data.buffer, picture.data.byteOffset, picture.data.length), width, height);
  },
};

function readChunks(bytes: Uint8Array): { header: PictureHeader; profile: Uint8Array | null } {
  const view = new BinaryView(bytes);
  const header: PictureHeader = { width: 0, height: 0, depth: 8, hasAlpha: false, isMoving: false, orientation: 1 };
  let profile: Uint8Array | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const data = at + 8;
    const length = view.u32le(at + 4);
    const isFirst = header.width === 0;
    switch (view.text(at, 4)) {
      case 'VP8X':
        header.hasAlpha = (view.u8(data) & HAS_ALPHA) !== 0;
        header.isMoving = (view.u8(data) & IS_ANIMATED) !== 0;
        header.width = view.u24le(data + 4) + 1;
        header.height = view.u24le(data + 7) + 1;
        break;
      case 'VP8L':
        if (!isFirst) break;
        header.width = (view.u16le(data + 1) & 0x3fff) + 1;
        header.height = ((view.u32le(data + 1) >>> 14) & 0x3fff) + 1;
        header.hasAlpha = (view.u8(data + 4) & HAS_ALPHA) !== 0;
        break;
      case 'VP8 ':
        if (!isFirst) break;
        header.width = view.u16le(data + 6) & 0x3fff;
        header.height = view.u16le(data + 8) & 0x3fff;
        break;
      case 'ICCP':
        profile = view.slice(data, length);
        break;
      case 'EXIF':
        header.orientation = exifOrientation(view.slice(data, length));
        break;
      default:
    }
    at = data + length + (length & 1);
  }
  if (header.width === 0 || header.height === 0) throw new PictureError('its header is damaged or cut off');
  return { header, profile };
}
