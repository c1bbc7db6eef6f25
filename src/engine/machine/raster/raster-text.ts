// Text as a field, for stencils and masks: drawn large on a canvas, then averaged, so that letters keep their shape on any lattice.

import { createCanvas } from '@napi-rs/canvas';
import type { Font } from '../../frame/glyphs/font.ts';
import { fontStack } from '../../frame/glyphs/font-stack.ts';
import type { TextRequest } from '../../frame/glyphs/glyph-rasteriser.ts';
import { splitGlyphs } from '../../frame/glyphs/split-glyphs.ts';

const MAX_KEPT = 32;
/** Samples per lattice cell, each way. */
const FINE = 4;
const kept = new Map<string, Float32Array>();

/** See GlyphRasteriser.text. `register` registers a font with the canvas. */
export function rasterText(request: TextRequest, register: (font: Font) => void): Float32Array {
  const key = JSON.stringify(request);
  const known = kept.get(key);
  if (known) return known;
  const out = draw(request, register);
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, out);
  return out;
}

function draw(
  { text, cols, rows, size, at, halfWidth, halfHeight }: TextRequest,
  register: (font: Font) => void,
): Float32Array {
  const width = cols * FINE;
  const height = rows * FINE;
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
  const out = new Float32Array(cols * rows);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      let sum = 0;
      for (let y = 0; y < FINE; y++)
        for (let x = 0; x < FINE; x++) sum += pixels[((row * FINE + y) * width + col * FINE + x) * 4 + 3];
      out[row * cols + col] = sum / (255 * FINE * FINE);
    }
  }
  return out;
}
