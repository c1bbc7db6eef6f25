// A small likeness of a frame: the mean of its luma (or colour) in blocks. The sketch of what was drawn is kept with each clip
// and compared with the sketch of what is decoded from the finished video.

export interface Sketch {
  columns: number;
  rows: number;
  luma: Uint8Array;
}

const COLUMNS = 96;

/** Means of the Y plane of a yuv420p frame in about square blocks, 96 across the longer side. */
export function sketchLuma(yuv: Uint8Array, width: number, height: number): Sketch {
  const block = Math.max(1, Math.ceil(Math.max(width, height) / COLUMNS));
  const columns = Math.ceil(width / block),
    rows = Math.ceil(height / block);
  const luma = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      luma[row * columns + column] = blockMean(
        yuv,
        width,
        column * block,
        row * block,
        Math.min(width, (column + 1) * block),
        Math.min(height, (row + 1) * block),
      );
  }
  return { columns, rows, luma };
}

/** A small RGBA picture of a yuv420p frame (bt709, limited range), `width` across. */
export function thumbnail(
  yuv: Uint8Array,
  frameWidth: number,
  frameHeight: number,
  width: number,
): { width: number; height: number; rgba: Uint8ClampedArray } {
  const height = Math.max(1, Math.round((frameHeight * width) / frameWidth));
  const halfWidth = frameWidth >> 1,
    halfHeight = frameHeight >> 1;
  const u = yuv.subarray(frameWidth * frameHeight),
    v = u.subarray(halfWidth * halfHeight);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * frameHeight) / height),
      bottom = Math.max(top + 1, Math.floor(((y + 1) * frameHeight) / height));
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * frameWidth) / width),
        right = Math.max(left + 1, Math.floor(((x + 1) * frameWidth) / width));
      const luma = 1.164383 * (blockMean(yuv, frameWidth, left, top, right, bottom) - 16);
      const chroma: [Uint8Array, number, number, number, number, number] = [
        u,
        halfWidth,
        left >> 1,
        top >> 1,
        Math.min(halfWidth, (right + 1) >> 1),
        Math.min(halfHeight, (bottom + 1) >> 1),
      ];
      const blue = blockMean(...chroma) - 128;
      chroma[0] = v;
      const red = blockMean(...chroma) - 128;
      const at = (y * width + x) * 4;
      rgba[at] = luma + 1.792741 * red;
      rgba[at + 1] = luma - 0.213249 * blue - 0.532909 * red;
      rgba[at + 2] = luma + 2.112402 * blue;
      rgba[at + 3] = 255;
    }
  }
  return { width, height, rgba };
}

/** Mean difference of two sketches in levels; 255 where they do not even have the same size. */
export function sketchDifference(a: Sketch, b: Sketch): number {
  if (a.columns !== b.columns || a.rows !== b.rows) return 255;
  let sum = 0;
  for (let i = 0; i < a.luma.length; i++) sum += Math.abs(a.luma[i] - b.luma[i]);
  return sum / a.luma.length;
}

function blockMean(
  plane: Uint8Array,
  stride: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  let sum = 0;
  for (let y = top; y < bottom; y++) for (let i = y * stride + left; i < y * stride + right; i++) sum += plane[i];
  return sum / Math.max(1, (right - left) * (bottom - top));
}
