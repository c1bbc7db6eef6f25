// Source code as parts of a text: each token in the colour of its theme, lines that do not stand out dimmed.

import { CODE_THEMES } from '../../../../contract/code-themes.ts';
import type { GlyphRasteriser } from '../../glyphs/glyph-rasteriser.ts';
import type { Look } from './text-look.ts';

type Theme = (typeof CODE_THEMES)['dark'];

/** Adds the looks of its tokens to `looks`. */
export function codeParts(
  rasteriser: GlyphRasteriser,
  code: string,
  { lang, theme, highlight }: { lang: string; theme: string; highlight: readonly number[] },
  looks: Look[],
): { text: string; style: number }[] {
  const colors = Object.hasOwn(CODE_THEMES, theme) ? CODE_THEMES[theme as keyof typeof CODE_THEMES] : CODE_THEMES.dark;
  const tokens = rasteriser.highlight?.(code, lang) ?? [{ text: code, scope: '' }];
  const known = new Map<string, number>();
  const lookOf = (scope: string, isDim: boolean): number => {
    const key = `${scope}|${isDim}`;
    let at = known.get(key);
    if (at === undefined) {
      // `title.function` is a title.
      const name = scope.split(/[.\s]/)[0] as keyof Theme;
      const style = { color: null, bold: false, dim: isDim, inverse: false, blink: false };
      at = looks.push({ style, color: null, rgb: bytesOf(colors[name] ?? colors['']) }) - 1;
      known.set(key, at);
    }
    return at;
  };
  let line = 1;
  return tokens.flatMap(({ text, scope }) =>
    text.split(/(?<=\n)/).map((piece) => {
      const part = { text: piece, style: lookOf(scope, highlight.length > 0 && !highlight.includes(line)) };
      if (piece.endsWith('\n')) line++;
      return part;
    }),
  );
}

function bytesOf(hex: string): { r: number; g: number; b: number } {
  const channel = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return { r: channel(1), g: channel(3), b: channel(5) };
}
