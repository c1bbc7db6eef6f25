// Glyphs written in quotes: none at all, or some that the fonts do not have.

import { missingGlyph } from '../../contract/diagnostics/files.ts';
import { emptyPalette } from '../../contract/diagnostics/values.ts';
import type { Expr, Span } from '../syntax/tree.ts';
import { type Env, report } from './context.ts';

/** Reports an empty palette and glyphs that the fonts do not have. Null if it is empty. */
export function checkGlyphs(env: Env, glyphs: string, expr: Expr): string | null {
  if (glyphs.length === 0) {
    report(env, expr, emptyPalette.palette());
    return null;
  }
  missingGlyphs(env, glyphs, expr);
  return glyphs;
}

/** Warns of glyphs that the fonts do not have; the others are drawn. */
export function missingGlyphs(env: Env, text: string, expr: Span): void {
  const { hasGlyph } = env.ctx.facts;
  if (!hasGlyph) return;
  const absent = [...new Set([...text])].filter((glyph) => !/[\s\u200d\ufe0e\ufe0f]/u.test(glyph) && !hasGlyph(glyph));
  if (absent.length === 0) return;
  report(env, expr, missingGlyph.glyphs({ glyphs: absent }));
}
