// Opens pictures for tests: decoded in the test's own thread, or as a render opens them.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodePicture, type DecodedPicture } from '../../../src/engine/inputs/picture/decode-picture.ts';

export const FIXTURES = path.join(import.meta.dirname, 'fixtures');
export const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(FIXTURES, name)));

export const decode = (bytes: Uint8Array, mostKeptPixels?: number): Promise<DecodedPicture> =>
  decodePicture(bytes, mostKeptPixels);

/** RGBA of a stored pixel. */
export const pixelOf = ({ data, width }: DecodedPicture, x: number, y: number): number[] =>
  Array.from(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4));

/** RGBA of a pixel as shown: after rotation and mirroring. */
export function shownPixel(picture: DecodedPicture, x: number, y: number): number[] {
  const { quarterTurns, isMirrored, width } = picture.shape;
  let [u, v] = [isMirrored ? width - 1 - x : x, y];
  // Undo clockwise quarter turns one at a time: (u, v) of the turned picture was (v, w - 1 - u) before.
  let turnedWidth = width;
  let turnedHeight = picture.shape.height;
  for (let turn = 0; turn < quarterTurns; turn++) {
    [u, v] = [v, turnedWidth - 1 - u];
    [turnedWidth, turnedHeight] = [turnedHeight, turnedWidth];
  }
  return pixelOf(picture, u, v);
}

/** The four corners of the fixtures' picture: red, green, blue, white. */
export const QUADRANTS = [
  [230, 20, 20],
  [20, 200, 40],
  [30, 40, 220],
  [255, 255, 255],
];

/** The largest difference of the four quadrants' centres from QUADRANTS. */
export function quadrantError(picture: DecodedPicture): number {
  const centres = [
    [12, 8],
    [36, 8],
    [12, 24],
    [36, 24],
  ];
  const errors = centres.flatMap(([x, y], i) => {
    const pixel = pixelOf(picture, x, y);
    return QUADRANTS[i].map((value, k) => Math.abs(value - pixel[k]));
  });
  return Math.max(...errors);
}
