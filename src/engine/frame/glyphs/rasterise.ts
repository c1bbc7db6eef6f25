// One glyph to the coverage of its cell. Kept for the whole process: the same glyph at the same size is drawn once,
// however many renderers want it.

import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { CellSize } from './cell-size.ts';
import type { Font } from './font.ts';
import type { FontStack } from './font-stack.ts';
import { drawProcedural } from './procedural.ts';

/** Room about the cell in which an overhanging glyph is found, as a multiple of its size. */
const ROOM = 1;
const MOST_KEPT = 20000;
const kept = new Map<string, Uint8Array>();

/** cell.width × cell.height bytes, row-major, or null where no font has it. Not to be written. */
export function glyphCoverage(stack: FontStack, cell: CellSize, glyph: string): Uint8Array | null {
  const key = `${stack.id}|${cell.fontPx}|${cell.width}x${cell.height}|${glyph}`;
  const known = kept.get(key);
  if (known) return known;
  const found = stack.find(glyph);
  if (found === null) return null;
  const data =
    found === 'procedural'
      ? drawProcedural(glyph.codePointAt(0)!, cell.width, cell.height).data
      : drawFromFont(found, stack.primary, cell, glyph);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, data);
  return data;
}

interface Ink {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function drawFromFont(font: Font, primary: Font, cell: CellSize, glyph: string): Uint8Array {
  font.register();
  const { width, height } = cell;
  const isOwn = font === primary;
  // Another font's letters are as high as the primary's, whatever their em is.
  const fontPx = isOwn ? cell.fontPx : (height * font.unitsPerEm) / (font.ascent + font.descent);
  const baseline = isOwn ? cell.baseline : (font.ascent * fontPx) / font.unitsPerEm;
  const marginX = Math.ceil(width * ROOM) + 1;
  const marginY = Math.ceil(height * ROOM);
  const full = { width: width + 2 * marginX, height: height + 2 * marginY };
  const context = scratch(full.width, full.height);
  context.font = `${fontPx}px "${font.family}"`;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  context.fillStyle = '#fff';
  const inset = isOwn ? (width - (font.advance * fontPx) / font.unitsPerEm) / 2 : 0;
  context.fillText(glyph, marginX + inset, marginY + baseline);
  const ink = inkOf(context, full.width, full.height);
  const out = new Uint8Array(width * height);
  if (!ink) return out;
  // Half a pixel over the side is a soft edge; more is moved or scaled into the cell, so that nothing is clipped.
  const inkWidth = ink.right - ink.left;
  const inkHeight = ink.bottom - ink.top;
  let x = 0;
  let y = 0;
  let scaleX = 1;
  let scaleY = 1;
  const isOver =
    ink.left < marginX - 1 ||
    ink.right > marginX + width + 1 ||
    ink.top < marginY - 1 ||
    ink.bottom > marginY + height + 1;
  if (isOver || !isOwn) {
    scaleX = Math.min(1, width / inkWidth);
    // A wide sign may be squeezed a little before it shrinks as a whole.
    scaleY = Math.min(1, height / inkHeight, scaleX * 1.35);
    x = marginX + width / 2 - ((ink.left + ink.right) / 2) * scaleX;
    const top = isOver && (scaleY < 1 || ink.top < marginY || ink.bottom > marginY + height);
    y = top ? marginY + height / 2 - ((ink.top + ink.bottom) / 2) * scaleY : 0;
    if (!top && scaleY === 1) y = 0;
    context.clearRect(0, 0, full.width, full.height);
    context.setTransform(scaleX, 0, 0, scaleY, x, y);
    context.fillText(glyph, marginX + inset, marginY + baseline);
    context.setTransform(1, 0, 0, 1, 0, 0);
  }
  const pixels = context.getImageData(marginX, marginY, width, height).data;
  for (let i = 0; i < out.length; i++) out[i] = pixels[i * 4 + 3];
  return out;
}

let canvas: { context: SKRSContext2D; width: number; height: number } | null = null;
/** A cleared canvas at least this large; made anew only to grow. */
function scratch(width: number, height: number): SKRSContext2D {
  if (!canvas || canvas.width < width || canvas.height < height) {
    canvas = {
      context: createCanvas(width, height).getContext('2d', {
        willReadFrequently: true,
      } as never) as unknown as SKRSContext2D,
      width,
      height,
    };
  }
  canvas.context.setTransform(1, 0, 0, 1, 0, 0);
  canvas.context.clearRect(0, 0, canvas.width, canvas.height);
  return canvas.context;
}

function inkOf(context: SKRSContext2D, width: number, height: number): Ink | null {
  const { data } = context.getImageData(0, 0, width, height);
  const ink = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      // A trace of coverage is the soft edge, not ink.
      if (data[(y * width + x) * 4 + 3] < 24) continue;
      if (x < ink.left) ink.left = x;
      if (x + 1 > ink.right) ink.right = x + 1;
      if (y < ink.top) ink.top = y;
      if (y + 1 > ink.bottom) ink.bottom = y + 1;
    }
  }
  return ink.right > ink.left ? ink : null;
}
