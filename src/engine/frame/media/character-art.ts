// What drawing needs of character art: screens of cells by their time. Reading files and emulating terminals belong to inputs/.

import type { GlyphLook } from '../glyphs/styled-coverage.ts';

/** Bits of `ArtScreen.styles`. */
export const ART_STYLE = { bold: 1, dim: 2, inverse: 4, wide: 8, italic: 16, underline: 32, defaultInk: 64 } as const;

/** How a cell's glyph differs from an upright one; null: it does not. */
export function artLook(style: number): GlyphLook | null {
  const isItalic = (style & ART_STYLE.italic) !== 0;
  const isUnderlined = (style & ART_STYLE.underline) !== 0;
  return isItalic || isUnderlined ? { isItalic, isUnderlined } : null;
}

/** In `ArtScreen.paper`: nothing is painted behind the glyph. */
export const NO_PAPER = 0xffffffff;

/** One screen. The arrays have a value a cell, row by row, and belong to the art: read them, do not keep them. */
export interface ArtScreen {
  /** Equal numbers of one CharacterArt mean equal cells. */
  readonly serial: number;
  /** A grapheme a cell: a space where nothing is written, an empty string in the right half of a wide character. */
  readonly glyphs: readonly string[];
  /** 0xRRGGBB as shown: theme, dim and inverse are applied. */
  readonly ink: Uint32Array;
  /** 0xRRGGBB as shown, or NO_PAPER. */
  readonly paper: Uint32Array;
  /** Bits of ART_STYLE. `defaultInk`: the file gives this glyph no colour. */
  readonly styles: Uint8Array;
}

/** Opened character art. */
export interface CharacterArt {
  /** The size of every screen, in cells: the largest that the terminal had. */
  readonly cols: number;
  readonly rows: number;
  /** Length in seconds; 0 for what does not move. */
  readonly seconds: number;
  /** Whether any cell has a colour of its own. */
  readonly hasColors: boolean;
  /** The screen shown at `seconds`, held at both ends. Never waits; quick in both directions. */
  at(seconds: number): ArtScreen;
  /** The same art in another theme: a word of THEME_WORDS; null: the file's own theme, else `vga` for ANSI art and `xterm`. */
  withTheme(theme: string | null): CharacterArt;
}
