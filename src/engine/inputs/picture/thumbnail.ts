// A small PNG of a picture, upright, for hovers and completion.

import { deflateSync } from 'node:zlib';
import { PNG_COLOR_TYPES, PNG_END, pngFile } from '../../files/png-file.ts';
import { LINEAR_OF_SRGB, SRGB_OF_LINEAR } from '../../kernels/scalar/srgb.ts';
import { decodePicture, type DecodedPicture } from './decode-picture.ts';

/** Longer sides in pixels; the first whose file is small enough is taken. */
const SIDES = [320, 160, 96];
/** Editors truncate Markdown after 100,000 characters; base64 takes a third more. */
const MOST_BYTES = 60_000;
const KEPT_PIXELS = 640 * 640;

/** Never enlarged. Throws a PictureError. */
export async function thumbnail(bytes: Uint8Array): Promise<Uint8Array> {
  const picture = await decodePicture(bytes, KEPT_PIXELS);
  const files = SIDES.map((side) => () => encode(shrink(picture, side)));
  for (const make of files.slice(0, -1)) {
    const file = make();
    if (file.length <= MOST_BYTES) return file;
  }
  return files[files.length - 1]();
}

interface Small {
  width: number;
  height: number;
  /** RGBA of 8 bits. */
  data: Uint8Array;
}

/** Means in linear light of the pixels under each kept one. */
function shrink(picture: DecodedPicture, side: number): Small {
  const { shape, width: storedWidth, height: storedHeight } = picture;
  const scale = Math.min(1, side / Math.max(shape.width, shape.height));
  const width = Math.max(1, Math.round(shape.width * scale));
  const height = Math.max(1, Math.round(shape.height * scale));
  const isTurned = shape.quarterTurns % 2 === 1;
  const [acrossX, acrossY] = isTurned ? [storedHeight, storedWidth] : [storedWidth, storedHeight];
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = span(y, height, acrossY);
    for (let x = 0; x < width; x++) {
      const [left, right] = span(x, width, acrossX);
      const sum = [0, 0, 0, 0];
      for (let v = top; v < bottom; v++)
        for (let u = left; u < right; u++) addPixel(picture, storedIndex(picture, u, v, acrossX, acrossY), sum);
      const count = (bottom - top) * (right - left);
      const at = (y * width + x) * 4;
      for (let k = 0; k < 3 && sum[3] > 0; k++) data[at + k] = SRGB_OF_LINEAR[Math.round(sum[k] / sum[3])];
      data[at + 3] = Math.round((sum[3] / count) * 255);
    }
  }
  return { width, height, data };
}

const span = (i: number, count: number, from: number): [number, number] => {
  const first = Math.floor((i * from) / count);
  return [first, Math.max(first + 1, Math.floor(((i + 1) * from) / count))];
};

/** Index of the stored pixel that is shown at u, v of the upright picture. */
function storedIndex({ shape, width }: DecodedPicture, u: number, v: number, across: number, down: number): number {
  let [x, y] = [shape.isMirrored ? across - 1 - u : u, v];
  let [w, h] = [across, down];
  for (let turn = 0; turn < shape.quarterTurns; turn++) {
    [x, y] = [y, w - 1 - x];
    [w, h] = [h, w];
  }
  return y * width + x;
}

function addPixel({ data, bits }: DecodedPicture, index: number, sum: number[]): void {
  const shift = bits - 8;
  const at = index * 4;
  const alpha = (data[at + 3] >> shift) / 255;
  for (let k = 0; k < 3; k++) sum[k] += LINEAR_OF_SRGB[data[at + k] >> shift] * alpha;
  sum[3] += alpha;
}

/** A PNG without filters. */
function encode({ width, height, data }: Small): Uint8Array {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y++) rows.set(data.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  return pngFile(width, height, PNG_COLOR_TYPES.rgba, deflateSync(rows), PNG_END);
}
