// AVIF stills. An image sequence is footage.

import decodeModule from '@jsquash/avif/codec/dec/avif_dec.js';
import { BinaryView } from '../binary-view.ts';
import { codedColor } from '../color/coded-color.ts';
import { profileConversion } from '../color/icc-profile.ts';
import {
  writeRows,
  type Orientation,
  type PictureCodec,
  type PictureColor,
  type PictureSink,
} from '../picture-codec.ts';
import { PictureError } from '../picture-error.ts';
import { damaged, decoderOptions } from './wasm-decoder.ts';
import { readHeifProperties, type HeifProperties } from './heif-properties.ts';

export const avif: PictureCodec = {
  name: 'AVIF',
  matches: (bytes) => brands(bytes).some((brand) => brand === 'avif' || brand === 'avis'),
  header(bytes) {
    const { width, height, depth, hasAlpha, turns, mirror } = properties(bytes);
    const isMoving = brands(bytes)[0] === 'avis';
    return { width, height, depth, hasAlpha, isMoving, orientation: orientationOf(turns, mirror) };
  },
  async decode(bytes, { width, height, depth }, sink) {
    const decoder = await decodeModule(decoderOptions('avif', () => {}));
    const bits = depth > 8 ? 16 : 8;
    const picture = damaged(() => decoder.decode(bytes, bits) as Decoded | null);
    if (!picture || picture.width !== width || picture.height !== height)
      throw new PictureError('it is cut off or damaged');
    const { data } = picture;
    sink.begin(width, height, bits, colorOf(properties(bytes), sink));
    const samples = data instanceof Uint16Array ? data : new Uint8Array(data.buffer, data.byteOffset, data.length);
    writeRows(sink, samples, width, height);
  },
};

interface Decoded {
  data: Uint8ClampedArray | Uint16Array;
  width: number;
  height: number;
}

/** Of the `ftyp` box, the major one first; none where there is no such box. */
function brands(bytes: Uint8Array): string[] {
  const view = new BinaryView(bytes);
  if (!view.has(4, 'ftyp')) return [];
  const end = Math.min(view.u32(0), bytes.length, 256);
  const found = [view.text(8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) found.push(view.text(at, 4));
  return found;
}

function properties(bytes: Uint8Array): HeifProperties {
  const found = readHeifProperties(bytes);
  if (!found) throw new PictureError('its header is damaged or cut off');
  return found;
}

/** `turns` are quarter turns anticlockwise, before the mirroring. */
function orientationOf(turns: number, mirror: HeifProperties['mirror']): Orientation {
  const clockwise = (4 - turns + (mirror === 'top-bottom' ? 2 : 0)) % 4;
  return (mirror ? ([2, 5, 4, 7] as const) : ([1, 6, 3, 8] as const))[clockwise];
}

function colorOf({ coded, profile }: HeifProperties, sink: PictureSink): PictureColor {
  if (profile) {
    const { convert, warning } = profileConversion(profile);
    if (warning) sink.warn(warning);
    return { convert };
  }
  return coded ? codedColor(coded.primaries, coded.transfer) : {};
}
