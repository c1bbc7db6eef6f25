// Draws glyphs with a canvas. A font is registered when one of its glyphs is first drawn, because unpacking a large font takes
// longer than the rest of start-up.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { canvasVersion, createCanvas, globalFonts, drawTextPortably } from '../native/canvas.ts';
import { packedCrc, readPacked } from '../native/read-packed.ts';
import type { CellSize } from '../../frame/glyphs/cell-size.ts';
import type { Font } from '../../frame/glyphs/font.ts';
import type { GlyphRasteriser } from '../../frame/glyphs/glyph-rasteriser.ts';
import { fontsFolder } from './fonts-folder.ts';
import { keptGlyphs } from './kept-glyphs.ts';
import { rasterText } from './raster-text.ts';

export const canvasRasteriser: GlyphRasteriser = {
  glyph: drawGlyph,
  text: (request) => rasterText(request, register, drawGlyph),
};

const keeping = new Map<string, GlyphRasteriser>();

/** The rasteriser; with a cache folder it keeps the glyphs that it draws, and takes those that were drawn before. */
export function rasteriserFor(cacheDir: string | undefined): GlyphRasteriser {
  if (cacheDir === undefined) return canvasRasteriser;
  let known = keeping.get(cacheDir);
  if (!known) {
    const glyph = keptGlyphs(drawGlyph, identityOf, cacheDir);
    keeping.set(cacheDir, (known = { glyph, text: (request) => rasterText(request, register, glyph) }));
  }
  return known;
}

let code: string | null = null;
/** Names what decides a glyph's pixels besides its size: this file (in a bundle, the chunk that it is in), the canvas, and the font's content. */
function identityOf(font: Font): string {
  code ??= `${crc32(readFileSync(fileURLToPath(import.meta.url)))} ${canvasVersion()}`;
  // Fonts of reels are named by their content.
  return typeof font.data === 'string' ? `${code} ${packedCrc(join(fontsFolder(), font.data))}` : code;
}

const registered = new Set<string>();

/** Registers a font with the canvas; cheap after the first call. Throws if the canvas cannot use it. */
export function register(font: Font): void {
  if (registered.has(font.family)) return;
  drawTextPortably();
  const bytes = typeof font.data === 'string' ? readPacked(join(fontsFolder(), font.data)) : Buffer.from(font.data);
  const isKnown = globalFonts().register(bytes, font.family) !== null;
  if (!isKnown) throw new Error(`Expected a font that can be drawn, but got ${font.family}.`);
  registered.add(font.family);
}

/** Margin around the cell for overhanging glyphs, as a multiple of its size. */
const ROOM = 1;

interface Ink {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function drawGlyph(font: Font, primary: Font, cell: CellSize, glyph: string): Uint8Array {
  register(font);
  const { width, height } = cell;
  const isOwn = font === primary;
  // Another font's letters are made as high as the primary's, however large its em is.
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
  // Half a pixel past the side is antialiasing; a larger overhang is moved or scaled into the cell, so that nothing is clipped.
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
    // A wide glyph may be condensed a little before it is scaled down.
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
/** A cleared canvas at least this large; replaced only to grow. */
function scratch(width: number, height: number): SKRSContext2D {
  if (!canvas || canvas.width < width || canvas.height < height) {
    canvas = { context: createCanvas(width, height).getContext('2d', { willReadFrequently: true }), width, height };
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
      // Very low coverage is antialiasing, not ink.
      if (data[(y * width + x) * 4 + 3] < 24) continue;
      if (x < ink.left) ink.left = x;
      if (x + 1 > ink.right) ink.right = x + 1;
      if (y < ink.top) ink.top = y;
      if (y + 1 > ink.bottom) ink.bottom = y + 1;
    }
  }
  return ink.right > ink.left ? ink : null;
}
