// Flashes that may cause seizures, by the limits of WCAG 2.3.1 and ITU-R BT.1702: more than three a second, of a tenth of the relative
// luminance or of saturated red, on a quarter of any window of a quarter of the frame. Tiles are followed one by one, so that flashes
// of opposite signs, whose mean is constant, are found too.

import { lightGrid } from '../../../frame/shade/light-tiles.ts';
import { recordBytes } from './light-record.ts';

export type FlashKind = 'flashes' | 'red-flashes' | 'stripes';

export interface FlashFinding {
  kind: FlashKind;
  /** Frames of the film, of the first and the last change. */
  from: number;
  to: number;
  /** Most flashes in a second; 0 for stripes. */
  perSecond: number;
  /** Largest share of the window (flashes) or of the frame (stripes), 0 … 1. */
  area: number;
}

/** Levels of 255. */
const LUMINANCE_CHANGE = 25.5;
const MOST_DARK = 0.8 * 255;
/** 20 of 320, the unit of WCAG. */
const RED_CHANGE = (20 / 320) * 255;
/** Changes in a second: a flash is two. */
const MOST_CHANGES = 6;
const LEAST_AREA = 0.25;
/** Of the frame; stripes must last longer than this (seconds). */
const LEAST_STRIPED = 0.25;
const STRIPED_SECONDS = 0.5;
const ROUNDING = 1 / 255;

/** `light` is what `LightRecorder` has written of all frames, in order. */
export function findFlashes(light: Uint8Array, width: number, height: number, fps: number): FlashFinding[] {
  const { columns, rows } = lightGrid(width, height);
  const size = recordBytes(columns * rows);
  const frames = Math.floor(light.length / size);
  const count = columns * rows;
  const level = (offset: number) => (frame: number, tile: number) => light[frame * size + offset + tile]!;
  return [
    ...findChanges('flashes', { columns, rows, frames, fps }, level(0), LUMINANCE_CHANGE, MOST_DARK),
    ...findChanges('red-flashes', { columns, rows, frames, fps }, level(count), RED_CHANGE, Infinity),
    ...findStripes(frames, fps, (frame) => light[frame * size + 2 * count]! / 255),
  ].sort((a, b) => a.from - b.from);
}

interface Film {
  columns: number;
  rows: number;
  frames: number;
  fps: number;
}

function findChanges(
  kind: FlashKind,
  { columns, rows, frames, fps }: Film,
  level: (frame: number, tile: number) => number,
  change: number,
  mostDark: number,
): FlashFinding[] {
  const tiles = columns * rows;
  const low = new Float64Array(tiles),
    high = new Float64Array(tiles);
  const direction = new Int8Array(tiles);
  /** Frames at which each tile changed in the last second. */
  const changes: number[][] = Array.from({ length: tiles }, () => []);
  const second = Math.max(1, Math.round(fps));
  const counts = new Uint16Array(tiles);
  const found = collectRanges(kind, second);
  for (let frame = 0; frame < frames; frame++) {
    for (let tile = 0; tile < tiles; tile++) {
      const value = level(frame, tile);
      const own = changes[tile]!;
      if (frame === 0) {
        low[tile] = high[tile] = value;
        continue;
      }
      const isUp = direction[tile]! <= 0 && value - low[tile]! >= change && low[tile]! < mostDark;
      const isDown = direction[tile]! >= 0 && high[tile]! - value >= change && value < mostDark;
      if (isUp || isDown) {
        direction[tile] = isUp ? 1 : -1;
        low[tile] = high[tile] = value;
        own.push(frame);
      } else {
        low[tile] = Math.min(low[tile]!, value);
        high[tile] = Math.max(high[tile]!, value);
      }
      while (own.length > 0 && own[0]! <= frame - second) own.shift();
      counts[tile] = own.length;
    }
    const worst = worstWindow(counts, columns, rows);
    if (worst.area < LEAST_AREA) continue;
    const flashing = changes.filter((own) => own.length > MOST_CHANGES);
    found.add({
      from: Math.min(...flashing.map((own) => own[0]!)),
      to: Math.max(...flashing.map((own) => own.at(-1)!)),
      perSecond: Math.floor(worst.most / 2),
      area: worst.area,
    });
  }
  return found.ranges();
}

/** Share of flashing tiles in the window that has most of them, and the most changes of a tile. */
function worstWindow(counts: Uint16Array, columns: number, rows: number): { area: number; most: number } {
  const sums = new Uint32Array((columns + 1) * (rows + 1));
  let most = 0;
  for (let y = 0; y < rows; y++) {
    let row = 0;
    for (let x = 0; x < columns; x++) {
      const count = counts[y * columns + x]!;
      if (count > MOST_CHANGES) row++;
      most = Math.max(most, count);
      sums[(y + 1) * (columns + 1) + x + 1] = sums[y * (columns + 1) + x + 1]! + row;
    }
  }
  if (most <= MOST_CHANGES) return { area: 0, most };
  const [width, height] = [columns >> 1, rows >> 1];
  let best = 0;
  for (let y = 0; y + height <= rows; y++)
    for (let x = 0; x + width <= columns; x++) {
      const at = (dx: number, dy: number) => sums[(y + dy) * (columns + 1) + x + dx]!;
      best = Math.max(best, at(width, height) - at(0, height) - at(width, 0) + at(0, 0));
    }
  return { area: best / (width * height), most };
}

/** Joins seconds with too many changes that are less than a second apart; they come in the order of time. */
function collectRanges(kind: FlashKind, second: number) {
  const ranges: FlashFinding[] = [];
  return {
    add(found: Omit<FlashFinding, 'kind'>) {
      const last = ranges.at(-1);
      if (last && found.from <= last.to + second) {
        last.to = Math.max(last.to, found.to);
        last.perSecond = Math.max(last.perSecond, found.perSecond);
        last.area = Math.max(last.area, found.area);
      } else ranges.push({ kind, ...found });
    },
    ranges: () => ranges,
  };
}

function findStripes(frames: number, fps: number, share: (frame: number) => number): FlashFinding[] {
  const ranges: FlashFinding[] = [];
  let current: FlashFinding | null = null;
  for (let frame = 0; frame < frames; frame++) {
    const area = share(frame);
    if (area < LEAST_STRIPED - ROUNDING) {
      current = null;
      continue;
    }
    if (!current) ranges.push((current = { kind: 'stripes', from: frame, to: frame, perSecond: 0, area }));
    current.to = frame;
    current.area = Math.max(current.area, area);
  }
  return ranges.filter(({ from, to }) => to - from + 1 > STRIPED_SECONDS * fps);
}
