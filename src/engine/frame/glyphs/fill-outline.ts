// Fills outlines: the one rasteriser of shaped text, so that it has the same pixels on every machine. Each edge adds the area that it
// covers to the pixels it crosses; a running sum along each row gives the coverage, exactly.

import { type Bitmap, type Matrix, NOTHING } from './bitmap.ts';
import type { OutlineStep } from './shaper.ts';

/** From units of the font to pixels: scaled, mapped, moved. */
export interface OutlinePlace {
  /** Pixels per unit. */
  scale: number;
  x: number;
  y: number;
  matrix: Matrix;
}

type Line = readonly [x0: number, y0: number, x1: number, y1: number];

/** Length of a straight piece of a curve, in pixels. */
const PIECE = 2;

/** The outline's coverage, relative to the origin of the place. Empty for a blank. */
export function fillOutline(outline: readonly OutlineStep[], place: OutlinePlace): Bitmap {
  const lines = flatten(outline, place);
  if (lines.length === 0) return NOTHING;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x0, y0, x1, y1] of lines) {
    left = Math.min(left, x0, x1);
    right = Math.max(right, x0, x1);
    top = Math.min(top, y0, y1);
    bottom = Math.max(bottom, y0, y1);
  }
  const x = Math.floor(left);
  const y = Math.floor(top);
  const width = Math.ceil(right) - x;
  const height = Math.ceil(bottom) - y;
  if (width <= 0 || height <= 0) return NOTHING;
  // Two columns more: an edge at the right side adds to the pixels after it.
  const stride = width + 2;
  const area = new Float64Array(stride * height);
  for (const [x0, y0, x1, y1] of lines) addEdge(area, stride, x0 - x, y0 - y, x1 - x, y1 - y);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    let sum = 0;
    for (let col = 0; col < width; col++) {
      sum += area[row * stride + col];
      data[row * width + col] = Math.floor(Math.min(1, Math.abs(sum)) * 255 + 0.5);
    }
  }
  return { left: x, top: y, width, height, data };
}

function flatten(outline: readonly OutlineStep[], { scale, x, y, matrix }: OutlinePlace): Line[] {
  const lines: Line[] = [];
  const toX = (px: number, py: number): number => x + (px * matrix.xx - py * matrix.xy) * scale;
  const toY = (px: number, py: number): number => y + (px * matrix.yx - py * matrix.yy) * scale;
  let [atX, atY, startX, startY] = [0, 0, 0, 0];
  const line = (px: number, py: number): void => {
    lines.push([atX, atY, px, py]);
    [atX, atY] = [px, py];
  };
  const curve = (points: readonly number[]): void => {
    const xs = [atX];
    const ys = [atY];
    for (let i = 0; i < points.length; i += 2) {
      xs.push(toX(points[i], points[i + 1]));
      ys.push(toY(points[i], points[i + 1]));
    }
    let length = 0;
    for (let i = 1; i < xs.length; i++) {
      const [dx, dy] = [xs[i] - xs[i - 1], ys[i] - ys[i - 1]];
      length += Math.sqrt(dx * dx + dy * dy);
    }
    const pieces = Math.min(64, Math.max(2, Math.ceil(length / PIECE)));
    for (let i = 1; i <= pieces; i++) {
      const t = i / pieces;
      const s = 1 - t;
      if (xs.length === 3)
        line(s * s * xs[0] + 2 * s * t * xs[1] + t * t * xs[2], s * s * ys[0] + 2 * s * t * ys[1] + t * t * ys[2]);
      else
        line(
          s * s * s * xs[0] + 3 * s * s * t * xs[1] + 3 * s * t * t * xs[2] + t * t * t * xs[3],
          s * s * s * ys[0] + 3 * s * s * t * ys[1] + 3 * s * t * t * ys[2] + t * t * t * ys[3],
        );
    }
  };
  const close = (): void => {
    if (atX !== startX || atY !== startY) line(startX, startY);
  };
  for (const [type, ...points] of outline) {
    if (type === 'M') {
      close();
      [startX, startY] = [toX(points[0], points[1]), toY(points[0], points[1])];
      [atX, atY] = [startX, startY];
    } else if (type === 'L') line(toX(points[0], points[1]), toY(points[0], points[1]));
    else if (type === 'Z') close();
    else curve(points);
  }
  close();
  return lines;
}

/** Adds what lies to the right of an edge; downward edges count positive. */
function addEdge(area: Float64Array, stride: number, x0: number, y0: number, x1: number, y1: number): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [topX, topY, endX, endY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (endX - topX) / (endY - topY);
  for (let row = Math.floor(topY); row < endY; row++) {
    const from = Math.max(topY, row);
    const to = Math.min(endY, row + 1);
    const height = to - from;
    if (height <= 0) continue;
    const a = topX + (from - topY) * slope;
    const b = topX + (to - topY) * slope;
    const [left, right] = a < b ? [a, b] : [b, a];
    const first = Math.floor(left);
    const at = row * stride + first;
    const signed = sign * height;
    if (right <= first + 1) {
      // Within one pixel: its share is what lies right of the edge's middle.
      const share = first + 1 - (left + right) / 2;
      area[at] += signed * share;
      area[at + 1] += signed * (1 - share);
      continue;
    }
    const perPixel = 1 / (right - left);
    const begin = first + 1 - left;
    let before = 0.5 * perPixel * begin * begin;
    area[at] += signed * before;
    let col = 1;
    // The part of the edge's height that has been passed at each column, as the area right of it.
    for (; first + col + 1 < right; col++) {
      const covered = perPixel * (begin + col - 1 + 0.5);
      area[at + col] += signed * (covered - before);
      before = covered;
    }
    const rest = right - (first + col);
    const covered = 1 - 0.5 * perPixel * rest * rest;
    area[at + col] += signed * (covered - before);
    area[at + col + 1] += signed * (1 - covered);
  }
}
