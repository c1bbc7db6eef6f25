/// <reference path="./glyphreel-effects.d.ts" />
// The effects that custom-effects.reel brings with it: a loom's threads, the way they cross, and light that runs over the cloth.

import { defineField, defineShader, p } from 'glyphreel/effects';

export const threads = defineField({
  name: 'threads',
  category: 'loom',
  summary: 'Round threads side by side, lit from the middle.',
  params: {
    count: p.number({ default: 20, min: 1, max: 200, rate: 'cell', doc: 'How many there are across the frame.' }),
    across: p.boolean({ default: false, doc: 'Whether they lie rather than hang.' }),
  },
  example: 'threads(count: 24)',
  build(s, { count, across }) {
    const place = s.fract(s.mul(s.select(across, s.v, s.u), count));
    const middle = s.sub(s.mul(place, 2), 1);
    // The height of a round thread, and the twist of its fibres.
    const round = s.sqrt(s.max(0, s.sub(1, s.mul(middle, middle, 1.25))));
    const along = s.select(across, s.u, s.v);
    const twist = s.sin(s.add(s.mul(along, 190), s.mul(middle, 2.4)));
    return s.mul(s.add(0.3, s.mul(round, 0.7)), s.add(0.84, s.mul(twist, 0.16)));
  },
});

export const weave = defineField({
  name: 'weave',
  category: 'loom',
  summary: 'Where the lying threads pass over the hanging ones: 1 above, 0 below.',
  params: {
    columns: p.number({ default: 20, min: 1, max: 200, rate: 'cell', doc: 'Hanging threads across the frame.' }),
    rows: p.number({ default: 12, min: 1, max: 200, rate: 'cell', doc: 'Lying threads down the frame.' }),
  },
  example: 'weave(columns: 24, rows: 14)',
  // A chess board of two sines: threads swell where they lie above, and dive between their neighbours.
  build: (s, { columns, rows }) => {
    const swell = s.mul(s.sin(s.mul(s.u, columns, Math.PI)), s.sin(s.mul(s.v, rows, Math.PI)));
    const board = s.mod(s.add(s.floor(s.mul(s.u, columns)), s.floor(s.mul(s.v, rows))), 2);
    return s.select(board, s.smoothstep(-0.15, 0.15, s.abs(swell)), s.sub(1, s.smoothstep(-0.15, 0.15, s.abs(swell))));
  },
});

export const sheen = defineShader({
  name: 'sheen',
  category: 'loom',
  summary: 'A slanting band of light that brightens what it meets.',
  params: {
    amount: p.number({ default: 0.6, min: 0, max: 4, unit: 'ratio', doc: 'How much brighter its middle is.' }),
    place: p.number({ default: 0.5, min: -2, max: 3, doc: 'Where it is: 0 at the left edge, 1 at the right.' }),
  },
  example: 'sheen(amount: 0.8, place: progress)',
  scope: 'point',
  cost: 'light',
  apply(frame, y0, y1, _moment, { amount, place }) {
    const [r, g, b] = [frame.r.view, frame.g.view, frame.b.view];
    for (let y = y0; y < y1; y++) {
      const middle = (place + 0.2 * (y / frame.height - 0.5)) * frame.width;
      let i = y * frame.stride;
      for (let x = 0; x < frame.width; x++, i++) {
        const away = (x - middle) / (frame.width * 0.16);
        const factor = 1 + amount / (1 + away * away * 4);
        r[i] = Math.min(255, r[i] * factor);
        g[i] = Math.min(255, g[i] * factor);
        b[i] = Math.min(255, b[i] * factor);
      }
    }
  },
});
