// The fonts tried for a glyph, in order: the reel's, then the bundled ones. Some glyphs are procedural instead, so that lines
// and blocks join without a seam at any size.

import { bundledFonts, bundledTextFonts } from './bundled-fonts.generated.ts';
import { createFont, type Font } from './font.ts';
import { isProcedural } from './procedural.ts';

export interface FontStack {
  /** Stacks of the same id draw the same pixels. */
  readonly id: string;
  /** The font that determines the cell size. */
  readonly primary: Font;
  /** The font that has the glyph, `procedural`, or null if none has it. */
  find(glyph: string): Font | 'procedural' | null;
  /**
   * The font for a character of a text with its marks: as `find`, but scripts that need shaping and emoji come from the fonts made for
   * them, unless the reel's font has them.
   */
  findText(cluster: string): Font | 'procedural' | null;
}

/** A character that is shown as a picture: by itself, or because a variation selector or a joiner asks for it. */
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f\u200d]|[0-9#*]\ufe0f?\u20e3/u;
/** What fonts need no glyph for: joiners and variation selectors. */
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\u{e0020}-\u{e007f}]/u;

// Unassigned and control characters have no glyph, although some fonts draw a box with their number.
const UNDRAWABLE = /[\p{Cn}\p{Cc}\p{Cs}]/u;
/** Private-use characters: only the reel's font defines them, so the bundled fonts are not tried. */
const PRIVATE = /\p{Co}/u;

let bundled: readonly Font[] | null = null;
/** The bundled fonts, in the order in which they are tried. */
export function loadBundledFonts(): readonly Font[] {
  return (bundled ??= bundledFonts.map(unpackFont));
}

let textFonts: readonly Font[] | null = null;
/** The bundled fonts of scripts that need shaping; the last one is of emoji. */
function loadTextFonts(): readonly Font[] {
  return (textFonts ??= bundledTextFonts.map(unpackFont));
}

function unpackFont({ name, file, ranges, ...metrics }: (typeof bundledFonts)[number]): Font {
  let before = 0;
  const codes = ranges.split(' ').map((step) => (before += Number.parseInt(step, 36)));
  // The fonts of one script are proportional; letters of the others are drawn into cells.
  const isFixed = !file.startsWith('noto');
  return createFont({
    family: `Glyphreel ${name}`,
    metrics: { ...metrics, isFixed, ranges: codes },
    data: file,
    isBundled: true,
  });
}

const hasAll = (font: Font, characters: readonly string[]): boolean =>
  characters.every((character) => font.has(character.codePointAt(0)!));
/** Letters that the text fonts share with the others, such as digits and punctuation, are not theirs. */
const SHAPED =
  /[\u0590-\u109f\u1780-\u17ff\u19e0-\u19ff\u1cd0-\u1cff\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaa7f\ufb1d-\ufdff\ufe70-\ufefe]/u;

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
      const found = tried.find((font) => hasAll(font, [...glyph]));
      if (found || tried.length < fonts.length) return found ?? null;
      return loadTextFonts().find((font) => hasAll(font, [...glyph])) ?? null;
    },
    findText(cluster) {
      const characters = [...cluster].filter((character) => !INVISIBLE.test(character));
      if (characters.length === 0) return fonts[0];
      const isEmoji = EMOJI.test(cluster);
      if (!isEmoji && !SHAPED.test(cluster)) return stack.find(characters.join(''));
      if (own && hasAll(own, characters)) return own;
      const made = isEmoji ? loadTextFonts().slice(-1) : loadTextFonts().slice(0, -1);
      return made.find((font) => hasAll(font, characters)) ?? stack.find(characters.join(''));
    },
  };
  if (stacks.size >= MAX_KEPT) stacks.delete(stacks.keys().next().value!);
  stacks.set(key, stack);
  return stack;
}
