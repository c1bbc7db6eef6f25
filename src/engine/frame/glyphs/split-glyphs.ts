// Splits text into glyphs, one per cell. Combining marks stay with their letter; variation selectors and joiners are dropped.

const IGNORED = /[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]/u;
const COMBINING = /\p{M}/u;

/** The glyphs of a palette or a line, in order. Decomposed letters and syllables are composed (NFC). */
export function splitGlyphs(text: string): string[] {
  const glyphs: string[] = [];
  for (const character of text.normalize('NFC')) {
    if (IGNORED.test(character)) continue;
    if (glyphs.length > 0 && COMBINING.test(character)) glyphs[glyphs.length - 1] += character;
    else glyphs.push(character);
  }
  return glyphs;
}
