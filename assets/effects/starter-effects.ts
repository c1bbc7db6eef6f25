/// <reference path="./glyphreel-effects.d.ts" />
import { defineField, defineShader, p } from 'glyphreel/effects';

export const ladder = defineField({
  name: 'ladder',
  category: 'mine',
  summary: 'Rungs that climb.',
  params: {
    rungs: p.number({ default: 8, min: 1, max: 100, rate: 'cell', doc: 'How many there are from top to bottom.' }),
    speed: p.number({ default: 0.5, min: -10, max: 10, unit: 'per second', doc: 'Rungs a second.' }),
  },
  example: 'ladder(rungs: 12)',
  build: (s, a) => s.smoothstep(0.6, 0.9, s.sin(s.mul(s.add(s.mul(s.v, a.rungs), s.integrate(a.speed)), Math.PI * 2))),
});

export const thermal = defineShader({
  name: 'thermal',
  category: 'colour',
  summary: 'Swaps red and blue where it is bright.',
  params: { amount: p.number({ default: 1, min: 0, max: 1, unit: 'ratio', doc: 'How much.' }) },
  example: 'thermal',
  scope: 'point',
  cost: 'light',
  apply(frame, y0, y1, moment, args) {
    const r = frame.r.view,
      b = frame.b.view;
    for (let i = y0 * frame.stride; i < y1 * frame.stride; i++) {
      const red = r[i];
      r[i] = red + (b[i] - red) * args.amount;
      b[i] = b[i] + (red - b[i]) * args.amount;
    }
  },
});
