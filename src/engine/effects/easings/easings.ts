// The easings as formulas over a small set of operations, so that one formula serves per-cell graphs, per-frame scalars and plain
// numbers. `in` is the formula itself; `out` and `inOut` are its reflections.

import type { EasingEffect } from '../../effect-api/define.ts';
import { numberSteps, type Steps } from './steps.ts';

export type Formula = <N>(m: Steps<N>, k: N) => N;
const PI = Math.PI;

const out =
  (f: Formula): Formula =>
  (m, k) =>
    m.sub(1, f(m, m.sub(1, k)));
const inOut =
  (f: Formula): Formula =>
  (m, k) => {
    const first = m.mul(f(m, m.mul(k, 2)), 0.5);
    const second = m.sub(1, m.mul(f(m, m.sub(2, m.mul(k, 2))), 0.5));
    return m.select(m.lt(k, 0.5), first, second);
  };

/** Clamps an in-formula's argument to 0..1, since both halves of an inOut are always evaluated. */
const within =
  (f: Formula): Formula =>
  (m, k) =>
    f(m, m.clamp(k, 0, 1));

const BACK = 1.70158;
const families: { name: string; what: string; f: Formula }[] = [
  { name: 'Quad', what: 'a square', f: (m, k) => m.mul(k, k) },
  { name: 'Cubic', what: 'a cube', f: (m, k) => m.mul(k, k, k) },
  { name: 'Quart', what: 'a fourth power', f: (m, k) => m.mul(k, k, k, k) },
  { name: 'Expo', what: 'a power of two', f: (m, k) => m.div(m.sub(m.exp(m.mul(k, 10 * Math.LN2)), 1), 1023) },
  { name: 'Sine', what: 'a quarter of a sine', f: (m, k) => m.sub(1, m.cos(m.mul(k, PI / 2))) },
  { name: 'Back', what: 'an overshoot', f: (m, k) => m.mul(k, k, m.sub(m.mul(k, BACK + 1), BACK)) },
  {
    name: 'Elastic',
    what: 'a spring',
    f: (m, k) => {
      const swing = m.neg(
        m.mul(m.exp(m.mul(m.sub(k, 1), 10 * Math.LN2)), m.sin(m.mul(m.sub(m.mul(k, 10), 10.75), (2 * PI) / 3))),
      );
      return m.select(m.le(k, 0), 0, swing);
    },
  },
  {
    name: 'Bounce',
    what: 'a bouncing ball',
    f: (m, k) => {
      // Four parabolas, from the last bounce backwards; the maximum of them at any time.
      const j = m.sub(1, k);
      const hop = <N>(steps: Steps<N>, x: N, middle: number, rest: number): N => {
        const d = steps.sub(x, middle);
        return steps.add(steps.mul(d, d, 7.5625), rest);
      };
      const after = m.select(
        m.lt(j, 2 / 2.75),
        hop(m, j, 1.5 / 2.75, 0.75),
        m.select(m.lt(j, 2.5 / 2.75), hop(m, j, 2.25 / 2.75, 0.9375), hop(m, j, 2.625 / 2.75, 0.984375)),
      );
      return m.sub(1, m.select(m.lt(j, 1 / 2.75), m.mul(j, j, 7.5625), after));
    },
  },
];

export const easingFormulas: Record<string, Formula> = { linear: (_, k) => k };
const rows: { name: string; category: string; summary: string }[] = [
  { name: 'linear', category: 'plain', summary: 'Constant speed.' },
];
for (const { name, what, f } of families) {
  easingFormulas[`in${name}`] = within(f);
  easingFormulas[`out${name}`] = out(within(f));
  easingFormulas[`inOut${name}`] = inOut(within(f));
  const category = name.toLowerCase();
  rows.push(
    { name: `in${name}`, category, summary: `Starts slowly, by ${what}.` },
    { name: `out${name}`, category, summary: `Ends slowly, by ${what} reversed.` },
    { name: `inOut${name}`, category, summary: `Starts and ends slowly, by ${what} and its reverse.` },
  );
}

export const easings: EasingEffect[] = rows.map((row) => ({
  kind: 'easing',
  ...row,
  source: 'R. Penner, Easing functions (2001).',
  ease: (k) => easingFormulas[row.name](numberSteps, Math.min(1, Math.max(0, k))),
}));

export const easingNames = rows.map((row) => row.name);
