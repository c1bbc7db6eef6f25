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
    'text "The whole line is there\\nfrom the first frame on" { size: 9%  reveal: none }',
    () => plain(1),
  ),
  reveal(
    'typewriter',
    'One character after the other.',
    'text "One character\\nafter the other,\\nas if someone sat\\nand typed it" { size: 9%  reveal: typewriter(2s) }',
    (k, { index, count }) => plain(k * count >= index + 1 || k >= 1 ? 1 : 0),
  ),
  reveal(
    'fade',
    'All characters fade in together.',
    'text "All of it comes slowly\\nout of the dark at once" { size: 9%  reveal: fade(2s) }',
    (k) => plain(clamp01(k)),
  ),
  reveal(
    'words',
    'One word after the other, each fading in.',
    'text "Word by word by word by word by word\\nthe whole long sentence will be said aloud" { size: 9%  reveal: words(2s) }',
    (k, { word, words }) => plain(k >= 1 ? 1 : clamp01((k * words - word) * 2)),
  ),
  reveal(
    'scramble',
    'Random characters that settle one after the other into the text.',
    'text "Noise settles letter\\nby letter into sense" { size: 9%  reveal: scramble(1.6s) }',
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
  reveal(
    'drop',
    'Characters fall from above one after the other and bounce once.',
    'text "DROP BY\\nDROP" { size: 28%  color: #7fd1ff  reveal: drop(2s) }',
    (k, { index, count }) => {
      const own = staggered(k, index, count, 0.4);
      return { ...plain(clamp01(own * 4)), dy: -2.5 * (1 - bounce(own)) };
    },
  ),
  reveal(
    'rain',
    'Characters fall like rain, each at its own time, and change as they fall.',
    'text "IT RAINS\\nLETTERS\\nALL DAY" { size: 20%  color: #8affc1  at: (0.5, 0.55)  reveal: rain(2s) }',
    (k, { index }, random) => {
      const begins = random(index) * 0.6;
      const own = clamp01((k - begins) / 0.4);
      if (own >= 1) return plain(1);
      const pick = random(index * 97 + Math.floor(k * 40) * 7919 + 5);
      return { opacity: own > 0 ? 0.4 + 0.6 * own : 0, isScrambled: own < 0.85, pick, dy: -8 * (1 - own) };
    },
  ),
  reveal(
    'burn',
    'Characters flare up one after the other and cool down to their colour.',
    'text "EMBER" { size: 45%  color: #8c2a12  reveal: burn(2s) }',
    (k, { index, count }, random) => {
      const own = clamp01(staggered(k, index, count, 0.5) + (random(index) - 0.5) * 0.1);
      if (k >= 1) return plain(1);
      return { ...plain(k <= 0 ? 0 : clamp01(own * 6)), heat: 1 - own };
    },
  ),
  reveal(
    'decrypt',
    'The whole text is there as random characters, which settle at random times.',
    'text "NOTHING\\nTO HIDE\\nFROM\\nTHOSE\\nWHO WAIT" { size: 16%  color: #7cff7c  reveal: decrypt(2s) }',
    (k, { index }, random) => {
      if (k >= 0.1 + random(index) * 0.9 || k >= 1) return plain(1);
      return {
        opacity: k <= 0 ? 0 : 0.8,
        isScrambled: true,
        pick: random(index * 131 + Math.floor(k * 30) * 7919 + 29),
      };
    },
  ),
  reveal(
    'slide',
    'Characters slide in from the left one after the other.',
    'text "FROM\\nTHE\\nLEFT" { size: 26%  color: #ffd36e  at: left  reveal: slide(2s) }',
    (k, { index, count }) => {
      const own = easeOut(staggered(k, index, count, 0.4));
      return { ...plain(own), dx: -3 * (1 - own) };
    },
  ),
  reveal(
    'wave',
    'A wave runs through the text and leaves the characters behind.',
    'text "ON THE CREST\\nOF A WAVE" { size: 17%  color: #6ea8ff  at: (0.5, 0.4)  reveal: wave(2s) }',
    (k, { index, count }) => {
      const own = staggered(k, index, count, 0.5);
      // A hump: up and back down again.
      const hump = own * (1 - own) * 4;
      return { ...plain(clamp01(own * 3)), dy: -0.9 * hump + 0.6 * (1 - clamp01(own * 2)), turn: 0.04 * (1 - own) };
    },
  ),
  reveal(
    'scatter',
    'Characters come together from all over.',
    'text "ALL\\nOVER" { size: 36%  color: #ff8fc7  reveal: scatter(2s) }',
    (k, { index }, random) => {
      const own = easeOut(clamp01(k));
      const away = 1 - own;
      return {
        ...plain(clamp01(k * 3)),
        dx: (random(index * 3) - 0.5) * 24 * away,
        dy: (random(index * 3 + 1) - 0.5) * 16 * away,
        turn: (random(index * 3 + 2) - 0.5) * away,
      };
    },
  ),
  {
    ...reveal(
      'beats',
      'One word on each beat of the music.',
      'text "ONE\\nTWO\\nTHREE\\nFOUR" { size: 22%  at: right  reveal: beats }',
      (_k, { word, beats }) => plain(beats >= word ? 1 : 0),
    ),
    params: {},
  },
];

/** Progress of one of `count` characters that begin one after the other; each takes `share` of the whole. */
function staggered(k: number, index: number, count: number, share: number): number {
  const begins = ((index + 1) / Math.max(1, count)) * (1 - share);
  return k >= 1 ? 1 : clamp01((k - begins) / share);
}

function easeOut(k: number): number {
  return 1 - (1 - k) * (1 - k) * (1 - k);
}

/** Falls, and comes up once to a quarter of the height. */
function bounce(k: number): number {
  if (k < 0.6) return (k / 0.6) * (k / 0.6);
  const up = (k - 0.6) / 0.4;
  return 1 - up * (1 - up);
}
