import type { Caption } from './caption.ts';

/** The characters that captions draw, each once, composed. */
export function captionGlyphs(captions: readonly Pick<Caption, 'text'>[]): string {
  const glyphs = new Set<string>();
  for (const { text } of captions) for (const glyph of text.normalize('NFC')) glyphs.add(glyph);
  return [...glyphs].join('');
}
