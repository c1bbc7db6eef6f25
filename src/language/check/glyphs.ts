// Glyphs written in quotes: none at all, or some that the fonts do not have.

import { missingGlyph, pixelGlyphs } from '../../contract/diagnostics/files.ts';
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

/** Whether no glyph is looked for: spaces, joiners, variation selectors, marks of the direction, tags of flags. */
export const isInvisible = (character: string): boolean =>
  /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u{e0020}-\u{e007f}]/u.test(character);

/** Warns of glyphs of a text that the fonts do not have; the others are drawn. */
export const checkText = (env: Env, text: string, expr: Span): void => missingGlyphs(env, text, expr);

function missingGlyphs(env: Env, text: string, expr: Span): void {
  const { hasGlyph } = env.ctx.facts;
  if (!hasGlyph) return;
  const absent = [...new Set([...text.normalize('NFC')])].filter((glyph) => !isInvisible(glyph) && !hasGlyph(glyph));
  if (absent.length === 0) return;
  report(env, expr, missingGlyph.glyphs({ glyphs: absent }));
}

const PIXELS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Hangul}]/u;

/** Notes that letters of a text come from the bundled pixel font. `hasFont`: the item names one, which may have them. */
export function notePixelGlyphs(env: Env, text: string, span: Span, hasFont: boolean): void {
  if (!hasFont && !env.ctx.format.hasFont && PIXELS.test(text)) report(env, span, pixelGlyphs.text());
}
