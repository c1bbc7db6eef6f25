// Scalar twin of assembly/color.ts: HSV, OKLab and OKLCH, ramps; also used for per-frame expressions, one colour at a time.
// Source: OKLab by Björn Ottosson (public domain), https://bottosson.github.io/posts/oklab/

import type { ColorKernels } from '../abi/vector.ts';
import * as m from './math.ts';
import type { Views } from './views.ts';

const f = Math.fround;
export type Triple = [number, number, number];

/** 0 … 1 to 0 … 255, half up, clamped. */
export const toU8 = (x: number): number => Math.floor(m.clamp(f(f(x * 255) + 0.5), 0, 255));

/** Hue in turns (any), saturation and value clamped to 0 … 1. */
export function hsv(h: number, s: number, v: number): Triple {
  const sector = f(m.fract(h) * 6),
    value = m.clamp(v, 0, 1),
    depth = f(value * m.clamp(s, 0, 1));
  const channel = (n: number): number => {
    const sum = f(n + sector),
      k = sum < 6 ? sum : f(sum - 6);
    return f(value - f(depth * m.clamp(m.min(k, f(4 - k)), 0, 1)));
  };
  return [channel(5), channel(3), channel(1)];
}

/** Square root of x ≥ 0 by Newton's method, with an initial guess from the bits. */
export function cbrt(x: number): number {
  let y = m.fromBits(Math.trunc(f(f(m.toBits(x)) * f(1 / 3))) + 0x2a514067);
  for (let i = 0; i < 3; i++) y = f(f(f(y + y) + f(x / f(y * y))) * f(1 / 3));
  return x > 0 ? y : 0;
}
function fifthRoot(x: number): number {
  let y = m.fromBits(Math.trunc(f(f(m.toBits(x)) * f(0.2))) + 0x32c82f20);
  for (let i = 0; i < 4; i++) {
    const q = f(y * y);
    y = f(f(f(4 * y) + f(x / f(q * q))) * f(0.2));
  }
  return x > 0 ? y : 0;
}
/** sRGB 0 … 1 to linear: x^2.4 is x² times the square of the fifth root. */
function decode(s: number): number {
  const c = m.clamp(s, 0, 1);
  const x = f(f(c + f(0.055)) * f(1 / 1.055)),
    r = fifthRoot(x);
  return c <= f(0.04045) ? f(c * f(1 / 12.92)) : f(f(x * x) * f(r * r));
}
/** Linear to sRGB: x^(5/12) is the cube root times its own fourth root. */
export function encodeSrgb(l: number): number {
  const c = m.clamp(l, 0, 1),
    r = cbrt(c);
  const p = f(r * f(Math.sqrt(f(Math.sqrt(r)))));
  return c <= f(0.0031308) ? f(c * f(12.92)) : f(f(p * f(1.055)) - f(0.055));
}
export const dot = (a: number, x: number, b: number, y: number, c: number, z: number): number =>
  f(f(f(f(a) * x) + f(f(b) * y)) + f(f(c) * z));

/** OKLab of an sRGB colour 0 … 1. */
export function oklab(r: number, g: number, b: number): Triple {
  const lr = decode(r),
    lg = decode(g),
    lb = decode(b);
  const l = cbrt(dot(0.4122214708, lr, 0.5363325363, lg, 0.0514459929, lb));
  const M = cbrt(dot(0.2119034982, lr, 0.6806995451, lg, 0.1073969566, lb));
  const s = cbrt(dot(0.0883024619, lr, 0.2817188376, lg, 0.6299787005, lb));
  return [
    dot(0.2104542553, l, 0.793617785, M, -0.0040720468, s),
    dot(1.9779984951, l, -2.428592205, M, 0.4505937099, s),
    dot(0.0259040371, l, 0.7827717662, M, -0.808675766, s),
  ];
}
/** sRGB 0 … 1 of an OKLab colour, out-of-gamut channels clamped. */
export function fromOklab(L: number, a: number, b: number): Triple {
  const l = m.clamp(f(f(L + f(f(0.3963377774) * a)) + f(f(0.2158037573) * b)), -8, 8);
  const M = m.clamp(f(f(L - f(f(0.1055613458) * a)) - f(f(0.0638541728) * b)), -8, 8);
  const s = m.clamp(f(f(L - f(f(0.0894841775) * a)) - f(f(1.291485548) * b)), -8, 8);
  const l3 = f(f(l * l) * l),
    m3 = f(f(M * M) * M),
    s3 = f(f(s * s) * s);
  return [
    encodeSrgb(dot(4.0767416621, l3, -3.3077115913, m3, 0.2309699292, s3)),
    encodeSrgb(dot(-1.2684380046, l3, 2.6097574011, m3, -0.3413193965, s3)),
    encodeSrgb(dot(-0.0041960863, l3, -0.7034186147, m3, 1.707614701, s3)),
  ];
}
/** Lightness 0 … 1, chroma 0 … about 0.4, hue in turns. */
export function oklch(l: number, c: number, h: number): Triple {
  const L = m.clamp(l, 0, 1),
    C = m.clamp(c, 0, 1),
    a = f(m.fract(h) * m.TAU);
  return fromOklab(L, f(C * m.cos(a)), f(C * m.sin(a)));
}
/** Mix of two sRGB colours in OKLab, k clamped to 0 … 1; at the ends each colour is its OKLab round trip. */
export function mixOklab(a: Triple, b: Triple, k: number): Triple {
  const p = oklab(...a),
    q = oklab(...b),
    t = m.clamp(k, 0, 1);
  const at = (i: number): number => (t === 1 ? q[i] : f(p[i] + f(f(q[i] - p[i]) * t)));
  return fromOklab(at(0), at(1), at(2));
}

export function scalarColor(views: Views): ColorKernels {
  type Make = (i: number) => Triple;
  const planes = (r: number, g: number, b: number, n: number, make: Make): void => {
    const R = views.f32At(r, n),
      G = views.f32At(g, n),
      B = views.f32At(b, n);
    for (let i = 0; i < n; i++) [R[i], G[i], B[i]] = make(i);
  };
  const bytes = (r: number, g: number, b: number, n: number, make: Make): void => {
    const R = views.u8At(r, n),
      G = views.u8At(g, n),
      B = views.u8At(b, n);
    for (let i = 0; i < n; i++) {
      const c = make(i);
      R[i] = toU8(c[0]);
      G[i] = toU8(c[1]);
      B[i] = toU8(c[2]);
    }
  };
  return {
    hsvVVV(r, g, b, h, s, v, n) {
      const H = views.f32At(h, n),
        S = views.f32At(s, n),
        V = views.f32At(v, n);
      bytes(r, g, b, n, (i) => hsv(H[i], S[i], V[i]));
    },
    hsvVSV(r, g, b, h, s, v, n) {
      const H = views.f32At(h, n),
        S = m.finite(s),
        V = views.f32At(v, n);
      bytes(r, g, b, n, (i) => hsv(H[i], S, V[i]));
    },
    hsvSSV(r, g, b, h, s, v, n) {
      const H = m.finite(h),
        S = m.finite(s),
        V = views.f32At(v, n);
      bytes(r, g, b, n, (i) => hsv(H, S, V[i]));
    },
    hsvF32(r, g, b, h, s, v, n) {
      const H = views.f32At(h, n),
        S = views.f32At(s, n),
        V = views.f32At(v, n);
      planes(r, g, b, n, (i) => hsv(H[i], S[i], V[i]));
    },
    rampF32(r, g, b, k, table, size, n) {
      const K = views.f32At(k, n),
        t = views.f32At(table, size * 3);
      planes(r, g, b, n, (i) => {
        const p = f(m.clamp(K[i], 0, 1) * (size - 1)),
          lo = Math.floor(p),
          hi = Math.min(lo + 1, size - 1),
          w = f(p - lo);
        const channel = (c: number): number => m.mix(t[c * size + lo], t[c * size + hi], w);
        return [channel(0), channel(1), channel(2)];
      });
    },
    oklchF32(r, g, b, l, c, h, n) {
      const L = views.f32At(l, n),
        C = views.f32At(c, n),
        H = views.f32At(h, n);
      planes(r, g, b, n, (i) => oklch(L[i], C[i], H[i]));
    },
    mixOklab(dr, dg, db, ar, ag, ab, br, bg, bb, k, n) {
      const [AR, AG, AB, BR, BG, BB, K] = [ar, ag, ab, br, bg, bb, k].map((p) => views.f32At(p, n));
      planes(dr, dg, db, n, (i) => mixOklab([AR[i], AG[i], AB[i]], [BR[i], BG[i], BB[i]], K[i]));
    },
    toU8(dst, a, n) {
      const d = views.u8At(dst, n),
        x = views.f32At(a, n);
      for (let i = 0; i < n; i++) d[i] = toU8(x[i]);
    },
  };
}
