// The fonts tried for a glyph, in order: the author's, then the bundled ones. Some glyphs are drawn by rule instead, so that lines
// and blocks meet without a seam at any size.

import { bundledFonts } from './bundled-fonts.generated.ts';
import { createFont, type Font } from './font.ts';
import { isProcedural } from './procedural.ts';

export interface FontStack {
  /** Equal ids draw equal pixels. */
  readonly id: string;
  /** Decides the size of cells. */
  readonly primary: Font;
  /** The font that has the glyph, `procedural`, or null where none has it. */
  find(glyph: string): Font | 'procedural' | null;
}

// Characters that mean nothing have no glyph either: some fonts draw a box with their number.
const UNDRAWABLE = /[\p{Cn}\p{Cc}\p{Cs}]/u;
/** Means only what the author's font says: the bundled fonts are not asked. */
const PRIVATE = /\p{Co}/u;

let bundled: readonly Font[] | null = null;
/** The bundled fonts, in the order in which they are tried. */
export function loadBundledFonts(): readonly Font[] {
  bundled ??= bundledFonts.map(({ name, file, ranges, ...metrics }) => {
    let before = 0;
    const codes = ranges.split(' ').map((step) => (before += Number.parseInt(step, 36)));
    return createFont({
      family: `Glyphreel ${name}`,
      metrics: { ...metrics, ranges: codes },
      data: file,
      isBundled: true,
    });
  });
  return bundled;
}

const stacks = new Map<string, FontStack>();
const MAX_KEPT = 32;

/** The stack that begins with the author's font, or the bundled ones alone. */
export function fontStack(own: Font | null = null): FontStack {
  const key = own?.family ?? '';
  const known = stacks.get(key);
  if (known) return known;
  const fonts = own ? [own, ...loadBundledFonts()] : loadBundledFonts();
  const stack: FontStack = {
    id: own?.family ?? 'bundled',
    primary: fonts[0],
    find(glyph) {
      const first = glyph.codePointAt(0);
      if (first === undefined || UNDRAWABLE.test(glyph)) return null;
      if (isProcedural(first)) return 'procedural';
      const tried = PRIVATE.test(glyph) ? (own ? [own] : []) : fonts;
      return tried.find((font) => [...glyph].every((character) => font.has(character.codePointAt(0)!))) ?? null;
    },
  };
  if (stacks.size >= MAX_KEPT) stacks.delete(stacks.keys().next().value!);
  stacks.set(key, stack);
  return stack;
}
