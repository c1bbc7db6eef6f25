// A glyph drawn into its cell from its outline: for sizes that the film holds no bitmap of. Placed as the canvas places it
// (machine/raster/canvas-rasteriser.ts), so it differs from a baked bitmap only in antialiasing.

import type { Bitmap } from '../frame/glyphs/bitmap.ts';
import type { CellSize } from '../frame/glyphs/cell-size.ts';
import { fillOutline } from '../frame/glyphs/fill-outline.ts';
import type { Font } from '../frame/glyphs/font.ts';
import type { OutlineStep } from '../frame/glyphs/shaper.ts';

/** Coverage: cell.width × cell.height bytes. */
export function drawOutline(outline: readonly OutlineStep[], font: Font, primary: Font, cell: CellSize): Uint8Array {
  const { width, height } = cell;
  const isOwn = font.family === primary.family;
  const fontPx = isOwn ? cell.fontPx : (height * font.unitsPerEm) / (font.ascent + font.descent);
  const baseline = isOwn ? cell.baseline : (font.ascent * fontPx) / font.unitsPerEm;
  const scale = fontPx / font.unitsPerEm;
  const inset = isOwn ? (width - font.advance * scale) / 2 : 0;
  const fill = (scaleX: number, scaleY: number, x: number, y: number): Bitmap =>
    fillOutline(outline, {
      scale,
      x: x + inset * scaleX,
      y: y + baseline * scaleY,
      matrix: { xx: scaleX, xy: 0, yx: 0, yy: scaleY },
    });
  let ink = fill(1, 1, 0, 0);
  const right = ink.left + ink.width;
  const bottom = ink.top + ink.height;
  const isOver = ink.left < -1 || right > width + 1 || ink.top < -1 || bottom > height + 1;
  if (ink.width > 0 && (isOver || !isOwn)) {
    const scaleX = Math.min(1, width / ink.width);
    const scaleY = Math.min(1, height / ink.height, scaleX * 1.35);
    const isTall = isOver && (scaleY < 1 || ink.top < 0 || bottom > height);
    const x = width / 2 - ((ink.left + right) / 2) * scaleX;
    const y = isTall ? height / 2 - ((ink.top + bottom) / 2) * scaleY : 0;
    ink = fill(scaleX, scaleY, x, y);
  }
  const out = new Uint8Array(width * height);
  for (let row = Math.max(0, -ink.top); row < ink.height && ink.top + row < height; row++) {
    for (let col = Math.max(0, -ink.left); col < ink.width && ink.left + col < width; col++)
      out[(ink.top + row) * width + ink.left + col] = ink.data[row * ink.width + col];
  }
  return out;
}
