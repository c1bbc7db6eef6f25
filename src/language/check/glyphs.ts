// Glyphs written in quotes: none at all, or some that the fonts do not have.

import type { Expr } from '../syntax/tree.ts';
import { type Env, report } from './context.ts';

/** Reports an empty palette and glyphs that the fonts lack (the rest still draws). */
export function checkGlyphs(env: Env, glyphs: string, expr: Expr): string | null {
  if (glyphs.length === 0) {
    report(env, expr, 'empty-palette', 'Expected at least one glyph in the palette, but it is empty.', {
      help: 'Glyphs go from dark to bright, the first is usually a space: `" .:*#"`.',
      fixes: [{ title: 'Use `" .:*#"`', edits: [{ span: expr, newText: '" .:*#"' }] }],
    });
    return null;
  }
  missingGlyphs(env, glyphs, expr, 'palette');
  return glyphs;
}

export function missingGlyphs(env: Env, text: string, expr: { start: number; end: number }, what: string): void {
  const { hasGlyph } = env.ctx.facts;
  if (!hasGlyph) return;
  const absent = [...new Set([...text])].filter((glyph) => !/[\s\u200d\ufe0e\ufe0f]/u.test(glyph) && !hasGlyph(glyph));
  if (absent.length === 0) return;
  const names = absent
    .slice(0, 8)
    .map((glyph) => `\`${glyph}\` (U+${glyph.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`)
    .join(', ');
  report(
    env,
    expr,
    'missing-glyph',
    `The fonts lack ${names}${absent.length > 8 ? ' and others' : ''}, so this ${what} is drawn without.`,
    { severity: 'warning', help: 'Choose other glyphs, or name a font that has them with `font:`.' },
  );
}
