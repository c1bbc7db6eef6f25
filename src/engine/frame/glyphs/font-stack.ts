// The fonts asked for a glyph, in order: the author's, then the bundled ones. Some glyphs are drawn by rule instead, so
// that lines and blocks meet without a seam at any size.

import { type Font, loadBundledFonts, loadFont } from './font.ts';
import { isProcedural } from './procedural.ts';

export interface FontStack {
  /** Names the stack in caches: equal ids draw equal pixels. */
  readonly id: string;
  /** Decides the size of cells. */
  readonly primary: Font;
  /** The font that has it, `procedural`, or null where none has. */
  find(glyph: string): Font | 'procedural' | null;
}

// Characters without a meaning have no picture either: some fonts draw a box with their number.
const UNDRAWABLE = /[\p{Cn}\p{Cc}\p{Cs}\p{Co}]/u;
const stacks = new Map<string, FontStack>();

/** The stack that begins with the author's font, or the bundled one. */
export function fontStack(fontPath: string | null = null): FontStack {
  const key = fontPath ?? '';
  const known = stacks.get(key);
  if (known) return known;
  const own = fontPath ? [loadFont(fontPath)] : [];
  const fonts = [...own, ...loadBundledFonts()];
  const stack: FontStack = {
    id: own[0]?.family ?? 'bundled',
    primary: fonts[0],
    find(glyph) {
      const first = glyph.codePointAt(0);
      if (first === undefined || UNDRAWABLE.test(glyph)) return null;
      if (isProcedural(first)) return 'procedural';
      return fonts.find((font) => [...glyph].every((character) => font.has(character.codePointAt(0)!))) ?? null;
    },
  };
  stacks.set(key, stack);
  return stack;
}

/** Whether the font stack, with the author's font if there is one, can draw this glyph. */
export function hasGlyph(glyph: string, fontPath?: string): boolean {
  return fontStack(fontPath ?? null).find(glyph) !== null;
}
