// Steps that exist only as kernels: noise, colour spaces, tables. The first `vectors` arguments may vary per cell, the rest are
// frame-rate. At frame rate the kernels run over vectors of length 1.

import type { Kernels } from '../../kernels/kernels.ts';

export interface KernelOp {
  /** Number of leading arguments that are vectors. */
  vectors: number;
  outputs: 1 | 3;
  run(
    k: Kernels,
    out: readonly number[],
    vectors: readonly number[],
    numbers: readonly number[],
    seed: number,
    n: number,
  ): void;
}

export const KERNEL_OPS: Record<string, KernelOp> = {
  noise2: { vectors: 2, outputs: 1, run: (k, o, a, _s, seed, n) => k.noise2(o[0], a[0], a[1], seed, n) },
  noise3: { vectors: 3, outputs: 1, run: (k, o, a, _s, seed, n) => k.noise3(o[0], a[0], a[1], a[2], seed, n) },
  fbm2: { vectors: 2, outputs: 1, run: (k, o, a, s, seed, n) => k.fbm2(o[0], a[0], a[1], s[0], s[1], s[2], seed, n) },
  fbm3: {
    vectors: 3,
    outputs: 1,
    run: (k, o, a, s, seed, n) => k.fbm3(o[0], a[0], a[1], a[2], s[0], s[1], s[2], seed, n),
  },
  voronoi: {
    vectors: 2,
    outputs: 3,
    run: (k, o, a, s, seed, n) => k.voronoi(o[0], o[1], o[2], a[0], a[1], s[0], seed, n),
  },
  hsv: { vectors: 3, outputs: 3, run: (k, o, a, _s, _seed, n) => k.hsvF32(o[0], o[1], o[2], a[0], a[1], a[2], n) },
  oklch: { vectors: 3, outputs: 3, run: (k, o, a, _s, _seed, n) => k.oklchF32(o[0], o[1], o[2], a[0], a[1], a[2], n) },
  mixOklab: {
    vectors: 7,
    outputs: 3,
    run: (k, o, a, _s, _seed, n) => k.mixOklab(o[0], o[1], o[2], a[0], a[1], a[2], a[3], a[4], a[5], a[6], n),
  },
};
