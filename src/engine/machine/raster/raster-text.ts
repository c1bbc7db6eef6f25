// Text as a field, for stencils and masks: drawn large on a canvas, then averaged, so that letters keep their shape on any lattice.

import { createCanvas } from '../native/canvas.ts';
import type { Font } from '../../frame/glyphs/font.ts';
import { eastAsianWidth } from 'get-east-asian-width';
import { splitGraphemes } from 'unicode-segmenter/grapheme';
import { type Bitmap, bitmapOf, mapBitmap } from '../../frame/glyphs/bitmap.ts';
import type { CellSize } from '../../frame/glyphs/cell-size.ts';
import { fillOutline } from '../../frame/glyphs/fill-outline.ts';
import { fontStack, type FontStack } from '../../frame/glyphs/font-stack.ts';
import { glyphCoverage } from '../../frame/glyphs/glyph-coverage.ts';
import type { GlyphRasteriser, TextRequest } from '../../frame/glyphs/glyph-rasteriser.ts';
import type { Shaper } from '../../frame/glyphs/shaper.ts';
import { splitGlyphs } from '../../frame/glyphs/split-glyphs.ts';
import { layoutText } from '../../frame/glyphs/layout/layout-text.ts';
import { loadedShaper } from './harfbuzz-shaper.ts';

const MAX_KEPT = 32;
/** Samples per lattice cell, each way. */
const FINE = 4;
const kept = new Map<string, Float32Array>();

/** See GlyphRasteriser.text. `register` registers a font with the canvas. */
export function rasterText(
  request: TextRequest,
  register: (font: Font) => void,
  drawGlyph: GlyphRasteriser['glyph'],
): Float32Array {
  const key = JSON.stringify({ ...request, font: request.font?.family });
  const known = kept.get(key);
  if (known) return known;
  const out = draw(request, register, drawGlyph);
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, out);
  return out;
}

function draw(request: TextRequest, register: (font: Font) => void, drawGlyph: GlyphRasteriser['glyph']): Float32Array {
  const { text, cols, rows, size, at, halfWidth, halfHeight, font: own } = request;
  const width = cols * FINE;
  const height = rows * FINE;
  const shaper = loadedShaper();
  if (shaper !== null && (own !== undefined || needsShaping(text)))
    return average(shapedText(request, shaper, drawGlyph, width, height), cols, rows);
  const context = createCanvas(width, height).getContext('2d');
  const stack = fontStack();
  const lines = text.split('\n').map(splitGlyphs);
  // Canvas units per frame unit, horizontally and vertically: cells may not be square.
  const unitX = width / (2 * halfWidth);
  const unitY = height / (2 * halfHeight);
  const { primary } = stack;
  const fontPx = (size * unitY * primary.unitsPerEm) / (primary.ascent + primary.descent);
  const advance = (fontPx * primary.advance) / primary.unitsPerEm;
  context.fillStyle = '#fff';
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  const squeeze = unitX / unitY;
  lines.forEach((line, row) => {
    const top = at[1] * height + (row - lines.length / 2) * size * unitY;
    line.forEach((glyph, i) => {
      const found = stack.find(glyph);
      if (found === null) return;
      const font = found === 'procedural' ? primary : found;
      register(font);
      context.font = `${fontPx}px "${font.family}"`;
      const x = at[0] * width + (i - (line.length - 1) / 2) * advance * squeeze;
      context.setTransform(squeeze, 0, 0, 1, x, top + (fontPx * primary.ascent) / primary.unitsPerEm);
      context.fillText(glyph, 0, 0);
    });
  });
  context.setTransform(1, 0, 0, 1, 0, 0);
  const pixels = context.getImageData(0, 0, width, height).data;
  return average(
    Uint8Array.from({ length: width * height }, (_, i) => pixels[i * 4 + 3]),
    cols,
    rows,
  );
}

/** Whether a character is not drawn as a letter of usual width: marks that combine, scripts that join or reorder, wide ones, emoji. */
function needsShaping(text: string): boolean {
  if (/^[\x20-\x7e\n]*$/.test(text)) return false;
  const stack = fontStack();
  return [...splitGraphemes(text.normalize('NFC'))].some(
    (cluster) =>
      splitGlyphs(cluster).length > 1 ||
      eastAsianWidth(cluster.codePointAt(0)!) === 2 ||
      stack.findText(cluster) !== stack.find(cluster),
  );
}

/** Coverage of the text at FINE samples a cell, laid out as texts are. */
function shapedText(
  { text, size, at, halfWidth, halfHeight, font }: TextRequest,
  shaper: Shaper,
  drawGlyph: GlyphRasteriser['glyph'],
  width: number,
  height: number,
): Uint8Array {
  const stack = fontStack(font ?? null);
  const unitX = width / (2 * halfWidth);
  const unitY = height / (2 * halfHeight);
  const squeeze = unitX / unitY;
  const { primary } = stack;
  const fontPx = (size * unitY * primary.unitsPerEm) / (primary.ascent + primary.descent);
  const baseline = Math.ceil((fontPx * primary.ascent) / primary.unitsPerEm);
  const cell = {
    fontPx,
    width: Math.max(1, Math.round(primary.isFixed ? (fontPx * primary.advance) / primary.unitsPerEm : fontPx * 0.6)),
    height: Math.max(1, Math.round(size * unitY)),
    baseline,
  };
  const layout = layoutText([{ text, style: 0 }], {
    stack,
    shaper,
    cell,
    maxCells: Infinity,
    maxWidth: Infinity,
    isPre: true,
    align: 'center',
    leading: 1,
  });
  const out = new Uint8Array(width * height);
  const left = at[0] * width - (layout.width / 2) * squeeze;
  const top = at[1] * height - layout.height / 2;
  const matrix = { xx: squeeze, xy: 0, yx: 0, yy: 1 };
  for (const part of layout.letters.flatMap(({ parts }) => parts)) {
    const [x, y] = [left + part.x * squeeze, top + part.y];
    const bitmap =
      part.kind === 'outline'
        ? fillOutline(shaper.outline(part.font, part.id), { scale: part.em / part.font.unitsPerEm, x, y, matrix })
        : mapBitmap(cellBitmap(drawGlyph, stack, cell, part), matrix, x, y);
    for (let row = Math.max(0, -bitmap.top); row < bitmap.height && bitmap.top + row < height; row++) {
      for (let col = Math.max(0, -bitmap.left); col < bitmap.width && bitmap.left + col < width; col++) {
        const i = (bitmap.top + row) * width + bitmap.left + col;
        out[i] = Math.max(out[i], bitmap.data[row * bitmap.width + col]);
      }
    }
  }
  return out;
}

function cellBitmap(
  drawGlyph: GlyphRasteriser['glyph'],
  stack: FontStack,
  cell: CellSize,
  part: { glyph: string; cells: number },
): Bitmap {
  const size = { ...cell, width: cell.width * part.cells };
  const coverage = glyphCoverage(drawGlyph, stack, size, part.glyph);
  return bitmapOf(coverage ?? new Uint8Array(size.width * size.height), size.width, size.height);
}

function average(pixels: Uint8Array, cols: number, rows: number): Float32Array {
  const width = cols * FINE;
  const out = new Float32Array(cols * rows);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      let sum = 0;
      for (let y = 0; y < FINE; y++)
        for (let x = 0; x < FINE; x++) sum += pixels[(row * FINE + y) * width + col * FINE + x];
      out[row * cols + col] = sum / (255 * FINE * FINE);
    }
  }
  return out;
}
