// The operations that easing formulas use. A FieldScope has them all; `numberSteps` implements them for plain numbers, with the
// kernels' own sine and exponential, so that both give the same value.

import { cos, exp, sin } from '../../kernels/scalar/math.ts';

export interface Steps<N> {
  add(a: N | number, ...more: (N | number)[]): N;
  sub(a: N | number, b: N | number): N;
  mul(a: N | number, ...more: (N | number)[]): N;
  div(a: N | number, b: N | number): N;
  neg(a: N | number): N;
  sin(a: N | number): N;
  cos(a: N | number): N;
  exp(a: N | number): N;
  lt(a: N | number, b: N | number): N;
  le(a: N | number, b: N | number): N;
  select(c: N | number, a: N | number, b: N | number): N;
  clamp(a: N | number, lo: N | number, hi: N | number): N;
}

export const numberSteps: Steps<number> = {
  add: (a, ...more) => more.reduce((sum, b) => sum + b, a),
  sub: (a, b) => a - b,
  mul: (a, ...more) => more.reduce((product, b) => product * b, a),
  div: (a, b) => (b === 0 ? 0 : a / b),
  neg: (a) => -a,
  sin,
  cos,
  exp,
  lt: (a, b) => (a < b ? 1 : 0),
  le: (a, b) => (a <= b ? 1 : 0),
  select: (c, a, b) => (c !== 0 ? a : b),
  clamp: (a, lo, hi) => Math.min(hi, Math.max(lo, a)),
};
