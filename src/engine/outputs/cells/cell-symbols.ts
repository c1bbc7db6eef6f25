// The characters that cells are chosen from: sets for terminals, and the palettes of the language whose characters take one cell each.

import { eastAsianWidth } from 'get-east-asian-width';
import { palettes } from '../../effects/palettes/palettes.ts';

const range = (first: number, last: number): string =>
  String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));

const ASCII = range(0x20, 0x7e);
/** Halves, eighths, quadrants and shades. */
const BLOCKS = range(0x2580, 0x259f);
const LINES = '─│╱╲╳';

const SETS: Readonly<Record<string, string>> = {
  mixed: ASCII + LINES + BLOCKS,
  ascii: ASCII,
  blocks: ` ${BLOCKS}`,
  half: ' ▀▄█',
  sextants: ` ${BLOCKS}${range(0x1fb00, 0x1fb3b)}`,
  braille: ` ${range(0x2801, 0x28ff)}`,
  dos: `${ASCII}█▀▄▌▐░▒▓─│■·°∙`,
};

export const DEFAULT_SYMBOLS = 'mixed';

const isNarrow = (character: string): boolean =>
  eastAsianWidth(character.codePointAt(0)!, { ambiguousAsWide: false }) === 1 && !/\p{M}/u.test(character);

/** Palettes that can be shown in cells, and are not named as a set. */
const others = new Map(
  palettes.flatMap(({ name, glyphs }) =>
    !Object.hasOwn(SETS, name) && [...glyphs].every(isNarrow) ? [[name, glyphs] as const] : [],
  ),
);

export const SYMBOL_NAMES: readonly string[] = [...Object.keys(SETS), ...others.keys()];

/** The characters of a set by its name, each once, a blank first. */
export function symbolsOf(name: string): string[] {
  const text = Object.hasOwn(SETS, name) ? SETS[name] : others.get(name);
  if (text === undefined) throw new RangeError(`Expected the name of a set of symbols, but got ${name}.`);
  return [...new Set([' ', ...text])];
}
