// Glyphs written in quotes: none at all, some that the fonts do not have, or scripts that need shaping.

import { missingGlyph, unshapedText } from '../../contract/diagnostics/files.ts';
import { emptyPalette } from '../../contract/diagnostics/values.ts';
import type { Expr, Span } from '../syntax/tree.ts';
import { type Env, report } from './context.ts';
import { scriptToShape } from './script-to-shape.ts';

/** Reports an empty palette and glyphs that the fonts do not have. Null if it is empty. */
export function checkGlyphs(env: Env, glyphs: string, expr: Expr): string | null {
  if (glyphs.length === 0) {
    report(env, expr, emptyPalette.palette());
    return null;
  }
  missingGlyphs(env, glyphs, expr);
  return glyphs;
}

/** Warns of what a text loses when it is drawn: glyphs that the fonts do not have, and the shaping that its script needs. */
export function checkText(env: Env, text: string, expr: Span): void {
  missingGlyphs(env, text, expr);
  const found = scriptToShape(text);
  if (found) report(env, expr, unshapedText.script(found));
}

/** Warns of glyphs that the fonts do not have; the others are drawn. */
function missingGlyphs(env: Env, text: string, expr: Span): void {
  const { hasGlyph } = env.ctx.facts;
  if (!hasGlyph) return;
  const absent = [...new Set([...text.normalize('NFC')])].filter(
    (glyph) => !/[\s\u200d\ufe0e\ufe0f]/u.test(glyph) && !hasGlyph(glyph),
  );
  if (absent.length === 0) return;
  report(env, expr, missingGlyph.glyphs({ glyphs: absent }));
}
