// Scalar twin of assembly/picture-key.ts.

import type { PictureKernels } from '../abi/picture.ts';
import { cbrt, dot } from './color.ts';
import * as m from './math.ts';
import type { Views } from './views.ts';

const f = Math.fround;
const clamp01 = (x: number): number => m.clamp(x, 0, 1);
const cube = (x: number): number => {
  const c = m.clamp(x, -8, 8);
  return f(f(c * c) * c);
};

export const scalarPictureKey = (views: Views): Pick<PictureKernels, 'keyCells'> => ({
  keyCells(cells, n, keyL, keyA, keyB, byLightness, scale, range, soft, spill, unitA, unitB) {
    const view = views.f32At(cells, 4 * ((n + 3) & ~3));
    const [kL, kA, kB, kd, ks, kr, kf, kp, uA, uB] = [
      keyL,
      keyA,
      keyB,
      byLightness,
      scale,
      range,
      soft,
      spill,
      unitA,
      unitB,
    ].map(f);
    for (let at = 0; at < view.length; at += 4) {
      const alpha = view[at + 3];
      const whole = f(1 / m.max(alpha, f(0.000001)));
      const [r, g, b] = [0, 1, 2].map((c) => f(view[at + c] * whole));
      const l = cbrt(dot(0.4122214708, r, 0.5363325363, g, 0.0514459929, b));
      const M = cbrt(dot(0.2119034982, r, 0.6806995451, g, 0.1073969566, b));
      const s = cbrt(dot(0.0883024619, r, 0.2817188376, g, 0.6299787005, b));
      const L = dot(0.2104542553, l, 0.793617785, M, -0.0040720468, s);
      const A = dot(1.9779984951, l, -2.428592205, M, 0.4505937099, s);
      const B = dot(0.0259040371, l, 0.7827717662, M, -0.808675766, s);
      const [dL, dA, dB] = [f(L - kL), f(A - kA), f(B - kB)];
      const squares = f(f(f(f(dL * dL) * kd) + f(dA * dA)) + f(dB * dB));
      const beyond = f(f(f(Math.sqrt(squares)) * ks) - kr);
      const kept = f(alpha * clamp01(f(beyond / kf)));
      const along = f(f(A * uA) + f(B * uB));
      const across = Math.abs(f(f(A * uB) - f(B * uA)));
      const near = clamp01(f(1 - f(f(beyond - kf) / f(0.15))));
      const excess = f(f(m.max(f(along - across), 0) * near) * kp);
      const a = f(A - f(uA * excess));
      const c = f(B - f(uB * excess));
      const l1 = cube(f(f(L + f(f(0.3963377774) * a)) + f(f(0.2158037573) * c)));
      const m1 = cube(f(f(L - f(f(0.1055613458) * a)) - f(f(0.0638541728) * c)));
      const s1 = cube(f(f(L - f(f(0.0894841775) * a)) - f(f(1.291485548) * c)));
      view[at] = f(m.max(dot(4.0767416621, l1, -3.3077115913, m1, 0.2309699292, s1), 0) * kept);
      view[at + 1] = f(m.max(dot(-1.2684380046, l1, 2.6097574011, m1, -0.3413193965, s1), 0) * kept);
      view[at + 2] = f(m.max(dot(-0.0041960863, l1, -0.7034186147, m1, 1.707614701, s1), 0) * kept);
      view[at + 3] = kept;
    }
  },
});
