// The light of a frame in tiles: what flashes are found by, and what the shader `calm` limits.

import type { Frame } from '../../kernels/frame.ts';
import { LINEAR_OF_SRGB } from '../../kernels/scalar/srgb.ts';

/** Tiles along the longer and the shorter side of a frame. */
const LONGER = 32;
const SHORTER = 18;
/**
 * Samples along each side of a tile, each of 2 × 2 pixels, so that a fine pattern has the same mean wherever it is. Means need no more, and
 * at 1080p they take 0.5 ms.
 */
const SAMPLES = 5;
const SAMPLE_PIXELS = 4;
/** A colour is saturated red where R is this share of R + G + B, in linear light (WCAG 2.x). */
const RED_SHARE = 0.8;

export interface LightTiles {
  columns: number;
  rows: number;
  /** Mean relative luminance of each tile, 0 … 16383, row by row. */
  luminance: Float64Array;
  /** Mean of R − G − B where a pixel is saturated red, 0 … 16383. */
  red: Float64Array;
}

export const lightGrid = (width: number, height: number): { columns: number; rows: number } =>
  width >= height ? { columns: LONGER, rows: SHORTER } : { columns: SHORTER, rows: LONGER };

/** Measures frames of one size. The tiles are the same each time, with other values. */
export function createLightMeter(width: number, height: number, stride: number): (frame: Frame) => LightTiles {
  const { columns, rows } = lightGrid(width, height);
  const count = columns * rows;
  const places = placesOf(width, height, stride);
  const each = SAMPLES * SAMPLES * SAMPLE_PIXELS;
  const tiles = { columns, rows, luminance: new Float64Array(count), red: new Float64Array(count) };
  // Of a small frame many samples are the same pixel.
  if (stride * height < places.length) return smallMeter(tiles, places, stride * height);
  return ({ r, g, b }) => {
    const [rs, gs, bs] = [r.view, g.view, b.view];
    for (let tile = 0, i = 0; tile < count; tile++) {
      let light = 0,
        redness = 0;
      for (const end = i + each; i < end; i++) {
        const at = places[i]!;
        const lr = LINEAR_OF_SRGB[rs[at]!]!,
          lg = LINEAR_OF_SRGB[gs[at]!]!,
          lb = LINEAR_OF_SRGB[bs[at]!]!;
        light += luminanceOf(lr, lg, lb);
        redness += rednessOf(lr, lg, lb);
      }
      tiles.luminance[tile] = light / each;
      tiles.red[tile] = redness / each;
    }
    return tiles;
  };
}

/** As the meter of larger frames, to the bit: the light of each of the `count` pixels is worked out once. */
function smallMeter(tiles: LightTiles, places: Int32Array, count: number): (frame: Frame) => LightTiles {
  const each = SAMPLES * SAMPLES * SAMPLE_PIXELS;
  const lights = new Float64Array(count);
  const reds = new Float64Array(count);
  return ({ r, g, b }) => {
    const [rs, gs, bs] = [r.view, g.view, b.view];
    for (let at = 0; at < count; at++) {
      const lr = LINEAR_OF_SRGB[rs[at]!]!,
        lg = LINEAR_OF_SRGB[gs[at]!]!,
        lb = LINEAR_OF_SRGB[bs[at]!]!;
      lights[at] = luminanceOf(lr, lg, lb);
      reds[at] = rednessOf(lr, lg, lb);
    }
    for (let tile = 0, i = 0; tile < tiles.luminance.length; tile++) {
      let light = 0,
        redness = 0;
      for (const end = i + each; i < end; i++) {
        const at = places[i]!;
        light += lights[at]!;
        redness += reds[at]!;
      }
      tiles.luminance[tile] = light / each;
      tiles.red[tile] = redness / each;
    }
    return tiles;
  };
}

/** Of linear light. */
const luminanceOf = (r: number, g: number, b: number): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const rednessOf = (r: number, g: number, b: number): number =>
  r > g + b && r >= RED_SHARE * (r + g + b) ? r - g - b : 0;

const SQUARE = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** Those of the last size: a clip of three small frames takes less time than working them out. */
let lastPlaces: { key: string; places: Int32Array } | null = null;

function placesOf(width: number, height: number, stride: number): Int32Array {
  const key = `${width} ${height} ${stride}`;
  if (lastPlaces?.key !== key) lastPlaces = { key, places: samplePlaces(width, height, stride) };
  return lastPlaces.places;
}

/** Offsets of the samples of each tile, scattered so that no pattern hides between them. */
function samplePlaces(width: number, height: number, stride: number): Int32Array {
  const { columns, rows } = lightGrid(width, height);
  const places = new Int32Array(columns * rows * SAMPLES * SAMPLES * SAMPLE_PIXELS);
  let to = 0,
    state = 1;
  const scatter = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      for (let v = 0; v < SAMPLES; v++)
        for (let u = 0; u < SAMPLES; u++) {
          const y = Math.floor(((row * SAMPLES + v + scatter()) * height) / (rows * SAMPLES));
          const x = Math.floor(((column * SAMPLES + u + scatter()) * width) / (columns * SAMPLES));
          for (const [dx, dy] of SQUARE)
            places[to++] = Math.min(y + dy, height - 1) * stride + Math.min(x + dx, width - 1);
        }
  return places;
}
