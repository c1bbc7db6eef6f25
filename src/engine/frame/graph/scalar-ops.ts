// Operations on frame-rate numbers. Plain arithmetic uses double precision, so that time keeps its phase over hours; other functions
// use the deterministic maths of the kernels. Finite in, finite out.

import * as m from '../../kernels/scalar/math.ts';

const finite = (x: number): number => (x > m.MAX ? m.MAX : x < -m.MAX ? -m.MAX : x === x ? x : 0);
const truth = (x: boolean): number => (x ? 1 : 0);

export const SCALAR_OPS: Record<string, (a: number, b: number, c: number, seed: number) => number> = {
  add: (a, b) => finite(a + b),
  sub: (a, b) => finite(a - b),
  mul: (a, b) => finite(a * b),
  div: (a, b) => {
    const q = a / b;
    return Math.abs(q) <= m.MAX ? q : 0;
  },
  mod: (a, b) => {
    const r = b === 0 ? 0 : a - b * Math.floor(a / b);
    return Math.abs(r) < Math.abs(b) ? r : 0;
  },
  pow: (a, b) => m.pow(m.finite(a), m.finite(b)),
  min: (a, b) => (b < a ? b : a),
  max: (a, b) => (a < b ? b : a),
  atan2: (a, b) => m.atan2(m.finite(a), m.finite(b)),
  hypot: (a, b) => finite(Math.sqrt(a * a + b * b)),
  lt: (a, b) => truth(a < b),
  le: (a, b) => truth(a <= b),
  eq: (a, b) => truth(a === b),
  ne: (a, b) => truth(a !== b),
  and: (a, b) => truth(a !== 0 && b !== 0),
  or: (a, b) => truth(a !== 0 || b !== 0),
  not: (a) => truth(a === 0),
  neg: (a) => -a,
  abs: (a) => Math.abs(a),
  sign: (a) => (a > 0 ? 1 : a < 0 ? -1 : 0),
  floor: (a) => Math.floor(a),
  ceil: (a) => Math.ceil(a),
  round: (a) => Math.floor(a + 0.5),
  fract: (a) => a - Math.floor(a),
  sqrt: (a) => (a > 0 ? Math.sqrt(a) : 0),
  exp: (a) => m.exp(m.finite(a)),
  log: (a) => m.log(m.finite(a)),
  sin: (a) => m.sinWide(a),
  cos: (a) => m.cosWide(a),
  tan: (a) => m.div(m.sinWide(a), m.cosWide(a)),
  asin: (a) => m.asin(m.finite(a)),
  acos: (a) => m.acos(m.finite(a)),
  atan: (a) => m.atan(m.finite(a)),
  select: (a, b, c) => (a !== 0 ? b : c),
  mix: (a, b, c) => finite(a + (b - a) * c),
  clamp: (a, b, c) => Math.min(Math.max(a, b), c),
  smoothstep: (a, b, c) => {
    const d = b - a;
    const k = d === 0 ? (c < a ? 0 : 1) : Math.min(Math.max((c - a) / d, 0), 1);
    return k * k * (3 - 2 * k);
  },
  random: (a, _b, _c, seed) => m.random(m.finite(a), seed),
};
