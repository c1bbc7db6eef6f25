// Small versions of a frame: a sketch (mean luma in blocks), kept with each clip and compared with what is decoded from the finished
// output, and a thumbnail for people.

/**
 * How pixels lie in memory: planes of Y, U and V at 4:2:0 (BT.709, limited range), rows of RGB without padding, or rows of RGBA with
 * straight colours (not multiplied by the alpha). 8 bits each. Without alpha, a reel with `alpha: on` is over black.
 */
export type PixelLayout = 'yuv420' | 'rgb' | 'rgba';

export interface Sketch {
  columns: number;
  rows: number;
  luma: Uint8Array;
}

export interface Thumbnail {
  width: number;
  height: number;
  rgba: Uint8ClampedArray;
}

const COLUMNS = 96;

/**
 * Mean luma of a frame in roughly square blocks, 96 along the longer side. Of a frame with alpha over black, and below that over white: a
 * wrong alpha shows in one of the two.
 */
export function sketchFrame(pixels: Uint8Array, layout: PixelLayout, width: number, height: number): Sketch {
  const block = Math.max(1, Math.ceil(Math.max(width, height) / COLUMNS));
  const columns = Math.ceil(width / block),
    rows = Math.ceil(height / block);
  const luma = new Uint8Array(columns * rows * (layout === 'rgba' ? 2 : 1));
  for (let row = 0; row < rows; row++) {
    const top = row * block,
      bottom = Math.min(height, top + block);
    for (let column = 0; column < columns; column++) {
      const left = column * block,
        right = Math.min(width, left + block);
      luma[row * columns + column] =
        layout === 'yuv420'
          ? blockMean(pixels, width, left, top, right, bottom)
          : colorLuma(pixels, layout, width, left, top, right, bottom);
      if (layout === 'rgba')
        luma[(rows + row) * columns + column] =
          luma[row * columns + column] + 255 - alphaMean(pixels, width, left, top, right, bottom);
    }
  }
  return { columns, rows: luma.length / columns, luma };
}

/** Of the sketch of a frame with alpha, the part over black: what a format that composites its frames shows. `rows` as of one without. */
export const overBlack = ({ columns, luma }: Sketch, rows: number): Sketch => ({
  columns,
  rows,
  luma: luma.subarray(0, columns * rows),
});

/** A small picture of a frame, `width` pixels wide. */
export function thumbnail(
  pixels: Uint8Array,
  layout: PixelLayout,
  frameWidth: number,
  frameHeight: number,
  width: number,
): Thumbnail {
  const height = Math.max(1, Math.round((frameHeight * width) / frameWidth));
  const rgba = new Uint8ClampedArray(width * height * 4);
  const colorOf =
    layout === 'yuv420' ? yuvMean(pixels, frameWidth, frameHeight) : colorMean(pixels, layout, frameWidth);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * frameHeight) / height),
      bottom = Math.max(top + 1, Math.floor(((y + 1) * frameHeight) / height));
    for (let x = 0; x < width; x++) {
      const left = Math.floor((x * frameWidth) / width),
        right = Math.max(left + 1, Math.floor(((x + 1) * frameWidth) / width));
      colorOf(rgba, (y * width + x) * 4, left, top, right, bottom);
    }
  }
  return { width, height, rgba };
}

type BlockColor = (
  rgba: Uint8ClampedArray,
  at: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
) => void;

function colorMean(pixels: Uint8Array, layout: ColorLayout, frameWidth: number): BlockColor {
  return (rgba, at, left, top, right, bottom) => {
    for (let channel = 0; channel < 3; channel++)
      rgba[at + channel] = channelMean(pixels, layout, frameWidth, channel, left, top, right, bottom);
    rgba[at + 3] = 255;
  };
}

function yuvMean(yuv: Uint8Array, frameWidth: number, frameHeight: number): BlockColor {
  const halfWidth = frameWidth >> 1,
    halfHeight = frameHeight >> 1;
  const u = yuv.subarray(frameWidth * frameHeight),
    v = u.subarray(halfWidth * halfHeight);
  return (rgba, at, left, top, right, bottom) => {
    const luma = 1.164383 * (blockMean(yuv, frameWidth, left, top, right, bottom) - 16);
    const chroma = (plane: Uint8Array) =>
      blockMean(
        plane,
        halfWidth,
        left >> 1,
        top >> 1,
        Math.min(halfWidth, (right + 1) >> 1),
        Math.min(halfHeight, (bottom + 1) >> 1),
      ) - 128;
    const blue = chroma(u),
      red = chroma(v);
    rgba[at] = luma + 1.792741 * red;
    rgba[at + 1] = luma - 0.213249 * blue - 0.532909 * red;
    rgba[at + 2] = luma + 2.112402 * blue;
    rgba[at + 3] = 255;
  };
}

/** The fault of a frame whose sketch differs too much. */
export const frameDiffers = (frame: number, levels: number): string =>
  `frame ${frame} differs from what was drawn by ${levels.toFixed(1)} levels`;

/** Mean difference of two sketches in levels; 255 where their sizes differ. */
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

type ColorLayout = Exclude<PixelLayout, 'yuv420'>;

function channelMean(
  pixels: Uint8Array,
  layout: ColorLayout,
  width: number,
  channel: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  const size = layout === 'rgba' ? 4 : 3;
  let sum = 0;
  for (let y = top; y < bottom; y++)
    for (let at = (y * width + left) * size; at < (y * width + right) * size; at += size)
      sum += size === 3 ? pixels[at + channel] : (pixels[at + channel] * pixels[at + 3]) / 255;
  return sum / Math.max(1, (right - left) * (bottom - top));
}

function alphaMean(rgba: Uint8Array, width: number, left: number, top: number, right: number, bottom: number): number {
  let sum = 0;
  for (let y = top; y < bottom; y++)
    for (let at = (y * width + left) * 4 + 3; at < (y * width + right) * 4; at += 4) sum += rgba[at];
  return sum / Math.max(1, (right - left) * (bottom - top));
}

/** BT.709 luma (0..255) of a block's mean colour. */
function colorLuma(
  pixels: Uint8Array,
  layout: ColorLayout,
  width: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  const mean = (channel: number) => channelMean(pixels, layout, width, channel, left, top, right, bottom);
  return 0.2126 * mean(0) + 0.7152 * mean(1) + 0.0722 * mean(2);
}
