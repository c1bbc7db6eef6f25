// Text to glyphs: one for each cell. Marks that combine stay with their letter; selectors of variants say nothing here.

const IGNORED = /[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/u;
const COMBINING = /\p{M}/u;

/** The glyphs of a palette or a line, in order. */
export function splitGlyphs(text: string): string[] {
  const glyphs: string[] = [];
  for (const character of text) {
    if (IGNORED.test(character)) continue;
    if (glyphs.length > 0 && COMBINING.test(character)) glyphs[glyphs.length - 1] += character;
    else glyphs.push(character);
  }
  return glyphs;
}
