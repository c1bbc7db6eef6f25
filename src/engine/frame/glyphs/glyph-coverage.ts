// Cache of glyph coverage: each glyph is drawn once per size, however many renderers use a rasteriser.

import type { CellSize } from './cell-size.ts';
import type { FontStack } from './font-stack.ts';
import type { GlyphRasteriser } from './glyph-rasteriser.ts';
import { drawProcedural } from './procedural.ts';

const MAX_KEPT = 20000;
const keptOf = new WeakMap<GlyphRasteriser['glyph'], Map<string, Uint8Array>>();

/** cell.width × cell.height bytes, row-major, or null if no font has the glyph. Read-only. */
export function glyphCoverage(
  drawGlyph: GlyphRasteriser['glyph'],
  stack: FontStack,
  cell: CellSize,
  glyph: string,
): Uint8Array | null {
  const key = `${stack.id}|${cell.fontPx}|${cell.width}x${cell.height}|${glyph}`;
  let kept = keptOf.get(drawGlyph);
  if (!kept) keptOf.set(drawGlyph, (kept = new Map()));
  const known = kept.get(key);
  if (known) return known;
  const found = stack.find(glyph);
  if (found === null) return null;
  const data =
    found === 'procedural'
      ? drawProcedural(glyph.codePointAt(0)!, cell.width, cell.height).data
      : drawGlyph(found, stack.primary, cell, glyph);
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, data);
  return data;
}
