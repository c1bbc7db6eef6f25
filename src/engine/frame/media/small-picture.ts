// A small copy of the picture (upright, at most 192 cells long) for what concerns it as a whole: statistics, motion, local contrast.

import { atan2 } from '../../kernels/scalar/math.ts';
import { edgeScratch, readEdge, type EdgeScratch } from './cell-members.ts';
import { luminance, seenLight } from '../../kernels/scalar/light-curve.ts';
import { valueBetween } from './value-between.ts';

const LONGEST = 192;
/** Change of light that is noise, and that is full motion. */
const [NOISE, FULL] = [0.015, 0.12];

export interface PictureStats {
  level: number;
  contrast: number;
  variance: number;
  meanHue: number;
  meanEdge: number;
}

/** Size of the small copy of a picture of this shape. */
export function smallSize({ width, height }: { width: number; height: number }): { cols: number; rows: number } {
  const shrink = Math.max(1, Math.max(width, height) / LONGEST);
  return { cols: Math.max(1, Math.round(width / shrink)), rows: Math.max(1, Math.round(height / shrink)) };
}

/** A value per cell of the small copy. */
export interface SmallValues {
  values: Float32Array;
  cols: number;
  rows: number;
}

/** Between the centres of a small picture's cells, at a fraction of its width and height; clamped. */
export const sampleSmall = (values: Float32Array, cols: number, rows: number, x: number, y: number): number =>
  valueBetween(values, cols, rows, x * cols - 0.5, y * rows - 0.5);

/** How much each cell's colour has changed, 0..1, into `out`; returns the mean. Both pictures: sRGB values, three per cell. */
export function motionBetween(out: Float32Array, before: Float32Array, now: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    const r = now[3 * i] - before[3 * i];
    const g = now[3 * i + 1] - before[3 * i + 1];
    const b = now[3 * i + 2] - before[3 * i + 2];
    const change = Math.sqrt(0.25 * r * r + 0.5 * g * g + 0.25 * b * b);
    const k = Math.min(1, Math.max(0, (change - NOISE) / (FULL - NOISE)));
    out[i] = k;
    sum += k;
  }
  return out.length > 0 ? sum / out.length : 0;
}

const counts = new Uint32Array(256);
const scratches = new Map<number, { edge: EdgeScratch; out: Float32Array }>();

/** Of cells of linear light (times alpha). */
export function pictureStats(cells: Float32Array, cols: number, rows: number): PictureStats {
  const n = cols * rows;
  let sum = 0;
  let squares = 0;
  let along = 0;
  let across = 0;
  counts.fill(0);
  for (let i = 0; i < 4 * n; i += 4) {
    const light = seenLight(luminance(cells[i], cells[i + 1], cells[i + 2]));
    sum += light;
    squares += light * light;
    counts[Math.min(255, Math.floor(light * 256))]++;
    const r = seenLight(cells[i]);
    const g = seenLight(cells[i + 1]);
    const b = seenLight(cells[i + 2]);
    along += r - (g + b) / 2;
    across += (g - b) * 0.8660254037844386;
  }
  const level = sum / n;
  let scratch = scratches.get(n);
  if (!scratch) scratches.set(n, (scratch = { edge: edgeScratch(n), out: new Float32Array(n) }));
  readEdge(scratch.out, cells, { cols, rows, cellWidth: 1, cellHeight: 1 }, scratch.edge);
  let edges = 0;
  for (let i = 0; i < n; i++) edges += scratch.out[i];
  const turns = atan2(Math.fround(across), Math.fround(along)) / (2 * Math.PI);
  return {
    level,
    contrast: percentile(n, 0.95) - percentile(n, 0.05),
    variance: Math.max(0, squares / n - level * level),
    meanHue: turns < 0 ? turns + 1 : turns,
    meanEdge: edges / n,
  };
}

function percentile(n: number, share: number): number {
  let left = n * share;
  for (let i = 0; i < 256; i++) {
    if (counts[i] >= left) return (i + (counts[i] > 0 ? left / counts[i] : 0)) / 256;
    left -= counts[i];
  }
  return 1;
}
