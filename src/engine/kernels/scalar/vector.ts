// Scalar twin of assembly/vector.ts: each kernel is one function of math.ts over arrays.

import type { VectorKernels } from '../abi/vector.ts';
import * as m from './math.ts';
import type { Views } from './views.ts';

type Unary = (a: number) => number;
type Binary = (a: number, b: number) => number;
type Ternary = (a: number, b: number, c: number) => number;

export function scalarVector(views: Views): VectorKernels {
  const v =
    (op: Unary) =>
    (dst: number, a: number, n: number): void => {
      const d = views.f32At(dst, n),
        x = views.f32At(a, n);
      for (let i = 0; i < n; i++) d[i] = op(x[i]);
    };
  const vv =
    (op: Binary) =>
    (dst: number, a: number, b: number, n: number): void => {
      const d = views.f32At(dst, n),
        x = views.f32At(a, n),
        y = views.f32At(b, n);
      for (let i = 0; i < n; i++) d[i] = op(x[i], y[i]);
    };
  const vs =
    (op: Binary) =>
    (dst: number, a: number, s: number, n: number): void => {
      const d = views.f32At(dst, n),
        x = views.f32At(a, n),
        y = m.finite(s);
      for (let i = 0; i < n; i++) d[i] = op(x[i], y);
    };
  const sv =
    (op: Binary) =>
    (dst: number, s: number, b: number, n: number): void => {
      const d = views.f32At(dst, n),
        x = m.finite(s),
        y = views.f32At(b, n);
      for (let i = 0; i < n; i++) d[i] = op(x, y[i]);
    };
  const vvv =
    (op: Ternary) =>
    (dst: number, a: number, b: number, c: number, n: number): void => {
      const d = views.f32At(dst, n),
        x = views.f32At(a, n),
        y = views.f32At(b, n),
        z = views.f32At(c, n);
      for (let i = 0; i < n; i++) d[i] = op(x[i], y[i], z[i]);
    };
  return {
    fillF32: (dst, s, n) => {
      views.f32At(dst, n).fill(m.finite(s));
    },
    addVV: vv(m.add),
    addVS: vs(m.add),
    subVV: vv(m.sub),
    subVS: vs(m.sub),
    subSV: sv(m.sub),
    mulVV: vv(m.mul),
    mulVS: vs(m.mul),
    divVV: vv(m.div),
    divVS: vs(m.div),
    divSV: sv(m.div),
    minVV: vv(m.min),
    minVS: vs(m.min),
    maxVV: vv(m.max),
    maxVS: vs(m.max),
    modVV: vv(m.mod),
    modVS: vs(m.mod),
    modSV: sv(m.mod),
    powVV: vv(m.pow),
    powVS: vs(m.pow),
    powSV: sv(m.pow),
    atan2VV: vv(m.atan2),
    atan2VS: vs(m.atan2),
    atan2SV: sv(m.atan2),
    hypotVV: vv(m.hypot),
    hypotVS: vs(m.hypot),
    ltVV: vv(m.lt),
    ltVS: vs(m.lt),
    ltSV: sv(m.lt),
    leVV: vv(m.le),
    leVS: vs(m.le),
    leSV: sv(m.le),
    eqVV: vv(m.eq),
    eqVS: vs(m.eq),
    neVV: vv(m.ne),
    neVS: vs(m.ne),
    andVV: vv(m.and),
    andVS: vs(m.and),
    orVV: vv(m.or),
    orVS: vs(m.or),
    neg: v(m.neg),
    abs: v(m.abs),
    sign: v(m.sign),
    floor: v(m.floor),
    ceil: v(m.ceil),
    round: v(m.round),
    fract: v(m.fract),
    sqrt: v(m.sqrt),
    exp: v(m.exp),
    log: v(m.log),
    sin: v(m.sin),
    cos: v(m.cos),
    tan: v(m.tan),
    asin: v(m.asin),
    acos: v(m.acos),
    atan: v(m.atan),
    not: v(m.not),
    mixVVV: vvv(m.mix),
    mixVVS: (dst, a, b, k, n) => {
      const s = m.finite(k);
      vv((x, y) => m.mix(x, y, s))(dst, a, b, n);
    },
    select: vvv(m.select),
    clampVSS: (dst, a, lo, hi, n) => {
      const l = m.finite(lo),
        h = m.finite(hi);
      v((x) => m.clamp(x, l, h))(dst, a, n);
    },
    clampVVV: vvv(m.clamp),
    smoothstepSSV: (dst, e0, e1, x, n) => {
      const l = m.finite(e0),
        h = m.finite(e1);
      v((k) => m.smoothstep(l, h, k))(dst, x, n);
    },
    smoothstepVVV: vvv(m.smoothstep),
    mulAddVSS: (dst, a, s, t, n) => {
      const k = m.finite(s),
        o = m.finite(t);
      v((x) => m.mulAdd(x, k, o))(dst, a, n);
    },
    random: (dst, a, seed, n) => {
      v((x) => m.random(x, seed))(dst, a, n);
    },
  };
}
