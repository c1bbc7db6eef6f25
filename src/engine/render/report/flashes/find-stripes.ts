// How much of a frame is covered by regular stripes: runs of light and dark of about the same width, along rows or columns.

import { lightGrid } from '../../../frame/shade/light-tiles.ts';
import type { Frame } from '../../../kernels/frame.ts';
import { LINEAR_MAX, LINEAR_OF_SRGB } from '../../../kernels/scalar/srgb.ts';

/** Cells along each side of a tile: a frame has 128 × 72, or half of that where cells would have fewer pixels than this. */
const FINE = 4;
const LEAST_CELL = 6;
/** Samples along each side of a cell, at least, where it has as many pixels. */
const SAMPLES = 3;
/** Relative luminance by which light stripes are lighter than dark ones, and which the light ones reach. */
const CONTRAST = 0.1 * LINEAR_MAX;
const LIGHT = 0.25 * LINEAR_MAX;
/** Stripes in a row, light and dark, from which they are a pattern: more than five pairs. */
const LEAST_STRIPES = 11;
/** The widths of stripes differ by at most this factor. */
const EVENNESS = 1.6;

/** Measures frames of one size: the share of each that is striped, 0 … 1. */
export function createStripeMeter(width: number, height: number): (frame: Frame) => number {
  const { columns, rows } = lightGrid(width, height);
  const fine = Math.max(width, height) / (Math.max(columns, rows) * FINE) < LEAST_CELL ? FINE / 2 : FINE;
  const [across, down] = [columns * fine, rows * fine];
  const cells = new Float64Array(across * down);
  const samples = new Uint32Array(across * down);
  // Odd, so that a pattern of single pixels is not met at the same place each time.
  const apart = (pixels: number, count: number) => Math.max(1, Math.floor(pixels / count / SAMPLES) | 1);
  const cellOf = Uint16Array.from({ length: width }, (_, x) => Math.floor((x * across) / width));
  const [stepX, stepY] = [apart(width, across), apart(height, down)];
  return ({ stride, r, g, b }) => {
    const [rs, gs, bs] = [r.view, g.view, b.view];
    cells.fill(0);
    samples.fill(0);
    for (let y = 0; y < height; y += stepY) {
      const row = Math.floor((y * down) / height) * across;
      for (let x = 0, at = y * stride; x < width; x += stepX, at += stepX) {
        const cell = row + cellOf[x]!;
        cells[cell]! +=
          0.2126 * LINEAR_OF_SRGB[rs[at]!]! + 0.7152 * LINEAR_OF_SRGB[gs[at]!]! + 0.0722 * LINEAR_OF_SRGB[bs[at]!]!;
        samples[cell]!++;
      }
    }
    for (let i = 0; i < cells.length; i++) cells[i] = cells[i]! / Math.max(1, samples[i]!);
    let horizontal = 0,
      vertical = 0;
    for (let y = 0; y < down; y++) horizontal += stripedLength(cells, y * across, 1, across);
    for (let x = 0; x < across; x++) vertical += stripedLength(cells, x, across, down);
    return Math.max(horizontal, vertical) / (across * down);
  };
}

/** Cells of one line that are in a run of stripes. */
function stripedLength(cells: Float64Array, from: number, step: number, length: number): number {
  // Edges: where the light has turned by the contrast since its last extreme.
  let low = cells[from]!,
    high = low,
    direction = 0,
    edge = 0,
    first = 0,
    width = 0,
    stripes = 0,
    isLight = false,
    covered = 0;
  const close = (): void => {
    if (stripes >= LEAST_STRIPES && isLight) covered += edge - first;
    stripes = 0;
    isLight = false;
  };
  for (let i = 1; i < length; i++) {
    const value = cells[from + i * step]!;
    const turnsUp = direction <= 0 && value - low >= CONTRAST;
    const turnsDown = direction >= 0 && high - value >= CONTRAST;
    if (!turnsUp && !turnsDown) {
      low = direction <= 0 ? Math.min(low, value) : low;
      high = direction >= 0 ? Math.max(high, value) : high;
      continue;
    }
    if (turnsDown && high >= LIGHT) isLight = true;
    direction = turnsUp ? 1 : -1;
    low = value;
    high = value;
    const own = i - edge;
    const isEven = stripes > 0 && own <= width * EVENNESS + 1 && width <= own * EVENNESS + 1;
    if (!isEven) {
      const wasLight: boolean = turnsDown && isLight;
      close();
      first = edge;
      width = own;
      stripes = 1;
      isLight = wasLight;
    } else {
      stripes++;
      width += (own - width) / stripes;
    }
    edge = i;
  }
  close();
  return covered;
}
