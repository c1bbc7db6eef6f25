// Glyphs written in quotes: none at all, some that the fonts do not have, or scripts that need shaping.

import { missingGlyph, unshapedText } from '../../contract/diagnostics/files.ts';
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

const RIGHT_TO_LEFT = ['Arabic', 'Hebrew', 'Syriac', 'Thaana', 'Nko'];
const SHAPED = ['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam'];
const OTHER_SHAPED = ['Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer', 'Mongolian', 'Balinese', 'Javanese'];
const SCRIPTS = [...RIGHT_TO_LEFT, ...SHAPED, ...OTHER_SHAPED].map((script) => ({
  script,
  direction: RIGHT_TO_LEFT.includes(script) ? ('rtl' as const) : ('ltr' as const),
  letters: new RegExp(`\\p{Script=${script}}`, 'u'),
}));

/** Warns of what a text loses when it is drawn: glyphs that the fonts do not have, and the shaping that its script needs. */
export function checkText(env: Env, text: string, expr: Span): void {
  missingGlyphs(env, text, expr);
  // Nearly all text is without these scripts.
  if (!/[\u0590-\u109f\u1780-\u18af\u1b00-\u1b7f\ua980-\ua9df\ufb1d-\ufeff]/.test(text)) return;
  const found = SCRIPTS.find(({ letters }) => letters.test(text));
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
