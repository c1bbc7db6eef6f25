// Colour harmonies: rotates a colour's hue by fixed angles; saturation and value stay.

import { defineColor } from '../../effect-api/define.ts';
import type { Color, FieldScope, Num } from '../../effect-api/scope.ts';
import { p } from '../../effect-api/params.ts';

/** Hue offsets in turns of the second, third and fourth colour of each harmony; the first is the colour itself. */
const TURNS = {
  complementary: [1 / 2, 0, 1 / 2],
  triadic: [1 / 3, 2 / 3, 0],
  tetradic: [1 / 4, 1 / 2, 3 / 4],
  analogous: [1 / 12, -1 / 12, 1 / 6],
  split: [5 / 12, 7 / 12, 0],
};

export default defineColor({
  name: 'harmony',
  category: 'lists',
  summary: 'A colour in harmony with another: its hue rotated around the colour wheel.',
  params: {
    color: p.color({ required: true, rate: 'cell', doc: 'The base colour.' }),
    kind: p.word(['complementary', 'triadic', 'tetradic', 'analogous', 'split'], {
      default: 'complementary',
      doc: 'The harmony.',
    }),
    index: p.integer({ default: 1, min: 0, max: 3, doc: 'Index in the harmony; 0 is the base colour itself.' }),
  },
  example: 'color: mixColor(#ff7a18, harmony(#ff7a18, triadic), value)',
  result: 'color',
  build(s, { color, kind, index }) {
    const turns = TURNS[kind as keyof typeof TURNS];
    const which = s.round(index);
    const turn = s.select(
      s.eq(which, 0),
      0,
      s.select(s.eq(which, 1), turns[0], s.select(s.eq(which, 2), turns[1], turns[2])),
    );
    const { h, saturation, value } = hsvOf(s, color);
    return s.hsv(s.add(h, turn), saturation, value);
  },
});

function hsvOf(s: FieldScope, { r, g, b }: Color): { h: Num; saturation: Num; value: Num } {
  const most = s.max(s.max(r, g), b);
  const span = s.sub(most, s.min(s.min(r, g), b));
  const sextant = s.select(
    s.eq(most, r),
    s.div(s.sub(g, b), span),
    s.select(s.eq(most, g), s.add(s.div(s.sub(b, r), span), 2), s.add(s.div(s.sub(r, g), span), 4)),
  );
  return { h: s.div(sextant, 6), saturation: s.div(span, most), value: most };
}
