// How a text appears: the state of each character at a point of the reveal. Rows of a table, which the text pass evaluates per character.

import type { GlyphPlace, RevealedGlyph, RevealEffect } from '../../effect-api/define.ts';
import { p, type Params } from '../../effect-api/params.ts';

const params: Params = { time: p.time({ default: 1, min: 0, max: 1e6, doc: "Duration, from the text's `from`." }) };
const clamp01 = (k: number): number => Math.min(1, Math.max(0, k));
const plain = (opacity: number): RevealedGlyph => ({ opacity, isScrambled: false, pick: 0 });

const reveal = (
  name: string,
  summary: string,
  example: string,
  glyph: (k: number, place: GlyphPlace, random: (n: number) => number) => RevealedGlyph,
): RevealEffect => ({
  kind: 'reveal',
  name,
  category: 'text',
  summary,
  params: name === 'none' ? {} : params,
  example,
  glyph,
});

export const reveals: RevealEffect[] = [
  reveal(
    'none',
    'The whole text is there at once.',
    'text "The whole line is there\\nfrom the first frame on" { grid: xxl  reveal: none }',
    () => plain(1),
  ),
  reveal(
    'typewriter',
    'One character after the other.',
    'text "One character\\nafter the other,\\nas if someone sat\\nand typed it" { grid: xxl  reveal: typewriter(2s) }',
    (k, { index, count }) => plain(k * count >= index + 1 || k >= 1 ? 1 : 0),
  ),
  reveal(
    'fade',
    'All characters fade in together.',
    'text "All of it comes slowly\\nout of the dark at once" { grid: xxl  reveal: fade(2s) }',
    (k) => plain(clamp01(k)),
  ),
  reveal(
    'words',
    'One word after the other, each fading in.',
    'text "Word by word by word by word by word\\nthe whole long sentence will be said aloud" { grid: xxl  reveal: words(2s) }',
    (k, { word, words }) => plain(k >= 1 ? 1 : clamp01((k * words - word) * 2)),
  ),
  reveal(
    'scramble',
    'Random characters that settle one after the other into the text.',
    'text "Noise settles letter\\nby letter into sense" { grid: xxl  reveal: scramble(1.6s) }',
    (k, { index, count }, random) => {
      // Each character settles at its own time, roughly left to right, after being scrambled for a third of the duration.
      const settles = clamp01(((index + 1) / Math.max(1, count)) * 0.7 + random(index) * 0.3);
      if (k >= settles || k >= 1) return plain(1);
      const isSeen = k >= settles - 0.35;
      return {
        opacity: isSeen ? 0.75 : 0,
        isScrambled: true,
        pick: random(index * 131 + Math.floor(k * 40) * 7919 + 17),
      };
    },
  ),
];
