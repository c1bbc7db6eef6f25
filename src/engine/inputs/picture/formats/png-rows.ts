// The scanlines of a PNG: filters undone, samples widened to RGBA, and the passes of interlaced files put in their places.

import type { PictureSink } from '../picture-codec.ts';

export interface PngFormat {
  /** IHDR's colour type. */
  type: number;
  depth: number;
  channels: number;
  palette: Uint8Array | null;
  transparency: Uint8Array | null;
}

interface Pass {
  x: number;
  y: number;
  stepX: number;
  stepY: number;
  width: number;
  height: number;
}

export function pngPasses(width: number, height: number, isInterlaced: boolean): Pass[] {
  const steps = isInterlaced
    ? [
        [0, 0, 8, 8],
        [4, 0, 8, 8],
        [0, 4, 4, 8],
        [2, 0, 4, 4],
        [0, 2, 2, 4],
        [1, 0, 2, 2],
        [0, 1, 1, 2],
      ]
    : [[0, 0, 1, 1]];
  return steps
    .map(([x, y, stepX, stepY]) => ({
      ...{ x, y, stepX, stepY },
      width: Math.ceil((width - x) / stepX),
      height: Math.ceil((height - y) / stepY),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

/** Takes inflated bytes in pieces of any length and hands rows to the sink. */
export function pngRowReader(format: PngFormat, passes: readonly Pass[], width: number, sink: PictureSink) {
  const bitsPerPixel = format.depth * format.channels;
  const unit = Math.max(1, bitsPerPixel >> 3);
  const widen = rowWidener(format);
  const Samples = format.depth === 16 ? Uint16Array : Uint8Array;
  const longest = Math.ceil((width * bitsPerPixel) / 8);
  let previous = new Uint8Array(longest);
  let line = new Uint8Array(longest);
  const row = new Samples(width * 4);
  const height = passes.length > 0 ? Math.max(...passes.map((pass) => pass.y + (pass.height - 1) * pass.stepY)) + 1 : 0;
  // Passes write between each other's rows, so an interlaced picture is handed over when it is finished.
  const whole = passes.length > 1 ? new Samples(width * height * 4) : null;
  const total = passes.reduce((sum, pass) => sum + pass.height, 0);
  let passIndex = 0;
  let y = 0;
  let filter = -1;
  let filled = 0;
  let count = 0;

  const lineDone = (pass: Pass, bytes: number): void => {
    undoFilter(filter, line, previous, bytes, unit);
    widen(line, row, pass.width);
    if (whole) spread(row, whole, pass, y, width);
    else sink.row(y, row);
    [previous, line] = [line, previous];
    count++;
    filter = -1;
    filled = 0;
    if (++y < pass.height) return;
    y = 0;
    passIndex++;
    previous.fill(0);
  };

  return {
    /** Rows that are finished, of `total`; an interlaced picture has those of all passes. */
    get count() {
      return count;
    },
    total,
    get isComplete() {
      return count === total;
    },
    push(data: Uint8Array): void {
      for (let at = 0; at < data.length && passIndex < passes.length;) {
        if (filter < 0) {
          filter = data[at++];
          continue;
        }
        const pass = passes[passIndex];
        const bytes = Math.ceil((pass.width * bitsPerPixel) / 8);
        const taken = Math.min(bytes - filled, data.length - at);
        line.set(data.subarray(at, at + taken), filled);
        filled += taken;
        at += taken;
        if (filled === bytes) lineDone(pass, bytes);
      }
    },
    finish(): void {
      if (!whole) return;
      for (let at = 0; at < height; at++) sink.row(at, whole.subarray(at * width * 4, (at + 1) * width * 4));
    },
  };
}

/** Puts a pass's pixels into their places, as blocks that later passes refine, so that a truncated file is drawn coarsely. */
function spread(
  row: Uint8Array | Uint16Array,
  whole: Uint8Array | Uint16Array,
  pass: Pass,
  y: number,
  width: number,
): void {
  const top = pass.y + y * pass.stepY;
  const height = whole.length / (width * 4);
  const right = pass.x > 0 ? pass.stepX - pass.x : pass.stepX;
  const down = pass.y > 0 ? pass.stepY - pass.y : pass.stepY;
  for (let i = 0; i < pass.width; i++) {
    const left = pass.x + i * pass.stepX;
    const endX = Math.min(width, left + right);
    const endY = Math.min(height, top + down);
    for (let toY = top; toY < endY; toY++)
      for (let toX = left; toX < endX; toX++)
        for (let k = 0; k < 4; k++) whole[(toY * width + toX) * 4 + k] = row[i * 4 + k];
  }
}

function undoFilter(filter: number, line: Uint8Array, previous: Uint8Array, bytes: number, unit: number): void {
  switch (filter) {
    case 1:
      for (let i = unit; i < bytes; i++) line[i] += line[i - unit];
      return;
    case 2:
      for (let i = 0; i < bytes; i++) line[i] += previous[i];
      return;
    case 3:
      for (let i = 0; i < bytes; i++) line[i] += ((i < unit ? 0 : line[i - unit]) + previous[i]) >> 1;
      return;
    case 4:
      for (let i = 0; i < bytes; i++)
        line[i] += i < unit ? previous[i] : paeth(line[i - unit], previous[i], previous[i - unit]);
      break;
    default:
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

type Widener = (line: Uint8Array, row: Uint8Array | Uint16Array, width: number) => void;

/** From packed samples to RGBA of 8 or 16 bits. */
function rowWidener({ type, depth, palette, transparency }: PngFormat): Widener {
  const max = 2 ** depth - 1;
  const sample =
    depth === 16
      ? (line: Uint8Array, i: number) => (line[i * 2] << 8) | line[i * 2 + 1]
      : depth === 8
        ? (line: Uint8Array, i: number) => line[i]
        : (line: Uint8Array, i: number) => (line[(i * depth) >> 3] >> (8 - depth - ((i * depth) & 7))) & max;
  const opaque = depth === 16 ? 65535 : 255;
  const level = (value: number): number => (depth < 8 ? (value * 255) / max : value);
  const key = (i: number): number =>
    transparency && transparency.length >= i * 2 + 2
      ? ((transparency[i * 2] << 8) | transparency[i * 2 + 1]) & max
      : -1;

  switch (type) {
    case 0: {
      const clear = key(0);
      return (line, row, width) => {
        for (let i = 0; i < width; i++) {
          const value = sample(line, i);
          row[i * 4] = row[i * 4 + 1] = row[i * 4 + 2] = level(value);
          row[i * 4 + 3] = value === clear ? 0 : opaque;
        }
      };
    }
    case 2: {
      const [r, g, b] = [key(0), key(1), key(2)];
      return (line, row, width) => {
        for (let i = 0; i < width; i++) {
          const red = (row[i * 4] = sample(line, i * 3));
          const green = (row[i * 4 + 1] = sample(line, i * 3 + 1));
          const blue = (row[i * 4 + 2] = sample(line, i * 3 + 2));
          row[i * 4 + 3] = red === r && green === g && blue === b ? 0 : opaque;
        }
      };
    }
    case 3: {
      const colors = new Uint8Array(256 * 4);
      for (let i = 0; i < 256; i++) {
        for (let k = 0; k < 3; k++) colors[i * 4 + k] = palette?.[i * 3 + k] ?? 0;
        colors[i * 4 + 3] = transparency?.[i] ?? 255;
      }
      return (line, row, width) => {
        for (let i = 0; i < width; i++) {
          const at = sample(line, i) * 4;
          for (let k = 0; k < 4; k++) row[i * 4 + k] = colors[at + k];
        }
      };
    }
    case 4:
      return (line, row, width) => {
        for (let i = 0; i < width; i++) {
          row[i * 4] = row[i * 4 + 1] = row[i * 4 + 2] = sample(line, i * 2);
          row[i * 4 + 3] = sample(line, i * 2 + 1);
        }
      };
    default:
      return (line, row, width) => {
        for (let i = 0; i < width * 4; i++) row[i] = sample(line, i);
      };
  }
}
