// The fonts tried for a glyph, in order: the reel's, then the bundled ones. Some glyphs are procedural instead, so that lines
// and blocks join without a seam at any size.

import { bundledFonts } from './bundled-fonts.generated.ts';
import { createFont, type Font } from './font.ts';
import { isProcedural } from './procedural.ts';

export interface FontStack {
  /** Stacks of the same id draw the same pixels. */
  readonly id: string;
  /** The font that determines the cell size. */
  readonly primary: Font;
  /** The font that has the glyph, `procedural`, or null if none has it. */
  find(glyph: string): Font | 'procedural' | null;
}

// Unassigned and control characters have no glyph, although some fonts draw a box with their number.
const UNDRAWABLE = /[\p{Cn}\p{Cc}\p{Cs}]/u;
/** Private-use characters: only the reel's font defines them, so the bundled fonts are not tried. */
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

/** The stack that begins with the reel's font, or only the bundled ones. */
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
