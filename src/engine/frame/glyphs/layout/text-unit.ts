// A paragraph as units that are never divided: characters with their marks, each with the font that draws it.

import { eastAsianWidth } from 'get-east-asian-width';
import { splitGraphemes } from 'unicode-segmenter/grapheme';
import type { Font } from '../font.ts';
import type { FontStack } from '../font-stack.ts';
import { splitGlyphs } from '../split-glyphs.ts';

/** Text of one style; `style` is an index that the layout passes on. */
export interface StyledText {
  text: string;
  style: number;
}

export interface TextUnit {
  text: string;
  style: number;
  /** What draws it; null if no font has it. */
  font: Font | 'procedural' | null;
  /** Shaped with its neighbours and drawn from outlines; else drawn into cells. */
  isShaped: boolean;
  isEmoji: boolean;
  isSpace: boolean;
  /** Cells that it takes where it is not shaped. */
  cells: number;
}

export interface UnitFonts {
  stack: FontStack;
  /** Whether the primary font draws into cells of one width. */
  isFixed: boolean;
  canShape(font: Font): boolean;
}

const TAB = 8;
/** Marks where a line may break, in Thai for example; it divides words as a space does and has no width. */
const ZERO_WIDTH_SPACE = '\u200b';

/** The units of the lines of a text. With `isPre` tabs go on to the next multiple of eight columns. */
export function splitUnits(texts: readonly StyledText[], fonts: UnitFonts, isPre: boolean): TextUnit[][] {
  const lines: TextUnit[][] = [[]];
  let column = 0;
  const add = (unit: TextUnit): void => {
    lines.at(-1)!.push(unit);
    column += unit.cells;
  };
  for (const { text, style } of texts) {
    const space: TextUnit = { ...blank(fonts), style };
    for (const cluster of splitGraphemes(text.normalize('NFC'))) {
      if (cluster === '\n' || cluster === '\r\n') {
        lines.push([]);
        column = 0;
      } else if (cluster === '\t' || cluster === ' ') {
        const count = cluster === '\t' && isPre ? TAB - (column % TAB) : 1;
        for (let i = 0; i < count; i++) add(space);
      } else if (cluster === ZERO_WIDTH_SPACE) add({ ...space, text: cluster, cells: 0 });
      else for (const unit of unitsOf(cluster, style, fonts)) add(unit);
    }
  }
  for (const line of lines) shapeBetween(line);
  return lines;
}

function blank({ stack, isFixed, canShape }: UnitFonts): TextUnit {
  const font = stack.primary;
  return { text: ' ', style: 0, font, isShaped: !isFixed && canShape(font), isEmoji: false, isSpace: true, cells: 1 };
}

function unitsOf(cluster: string, style: number, { stack, isFixed, canShape }: UnitFonts): TextUnit[] {
  const font = stack.findText(cluster);
  const base = { style, isSpace: false };
  if (
    font !== null &&
    font !== 'procedural' &&
    canShape(font) &&
    (!font.isFixed || (!isFixed && font === stack.primary))
  )
    return [{ ...base, text: cluster, font, isShaped: true, isEmoji: isEmojiFont(font), cells: widthOf(cluster) }];
  // A letter that the main font lacks is composed of its parts: a base and marks.
  const parts = cluster.normalize('NFD');
  const { primary } = stack;
  if (font !== primary && !isEmojiFontOf(font) && [...parts].length > 1 && canShape(primary) && hasAll(primary, parts))
    return [{ ...base, text: parts, font: primary, isShaped: true, isEmoji: false, cells: 1 }];
  // Without a font that has the whole, its characters are looked for one by one.
  return splitGlyphs(cluster).map((glyph) => ({
    ...base,
    text: glyph,
    font: stack.findText(glyph),
    isShaped: false,
    isEmoji: false,
    cells: widthOf(glyph),
  }));
}

const hasAll = (font: Font, text: string): boolean =>
  [...text].every((character) => font.has(character.codePointAt(0)!));
const isEmojiFontOf = (font: TextUnit['font']): boolean => font !== null && font !== 'procedural' && isEmojiFont(font);
const isEmojiFont = (font: Font): boolean => font.has(0x1f600) && !font.has(0x61);

function widthOf(cluster: string): number {
  if (cluster.includes('\ufe0f')) return 2;
  return eastAsianWidth(cluster.codePointAt(0)!) === 2 ? 2 : 1;
}

/** Spaces and signs between two words of a shaped font are shaped with them, so that the words keep the font's own distance. */
function shapeBetween(line: TextUnit[]): void {
  for (let at = 0; at < line.length; at++) {
    const font = line[at].font;
    if (!line[at].isShaped || line[at].isEmoji || font === null || font === 'procedural') continue;
    let end = at + 1;
    while (end < line.length && !line[end].isShaped && line[end].cells <= 1 && isShared(font, line[end].text)) end++;
    if (end === at + 1 || !line[end]?.isShaped || line[end].font !== font) continue;
    for (let i = at + 1; i < end; i++) line[i] = { ...line[i], font, isShaped: true };
  }
}

const isShared = (font: Font, text: string): boolean =>
  text === ZERO_WIDTH_SPACE ||
  (!/\p{L}/u.test(text) && [...text].every((character) => font.has(character.codePointAt(0)!)));
