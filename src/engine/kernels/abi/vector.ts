// Vector kernels: f32 arrays in kernel memory, all pointers byte offsets (64-byte aligned), n = elements. Blocks are
// padded, so kernels run over whole vectors of 16. dst may equal a source. Every step rounds to f32, no relaxed SIMD, no
// FMA: the scalar twin in TypeScript (Math.fround after each operation) gives the same bits.
// Suffix: vv = both arrays, vs = b is one number, sv = a is one number.

type VV = (dst: number, a: number, b: number, n: number) => void;
type VS = (dst: number, a: number, s: number, n: number) => void;
type SV = (dst: number, s: number, b: number, n: number) => void;
type V = (dst: number, a: number, n: number) => void;
/** Arrays: one output, two inputs. */
type VVV = (dst: number, a: number, b: number, c: number, n: number) => void;

export interface VectorKernels {
  fillF32(dst: number, s: number, n: number): void;
  addVV: VV;
  addVS: VS;
  subVV: VV;
  subVS: VS;
  subSV: SV;
  mulVV: VV;
  mulVS: VS;
  /** x / 0 = 0, and results that would be infinite or NaN are 0. */
  divVV: VV;
  divVS: VS;
  divSV: SV;
  minVV: VV;
  minVS: VS;
  maxVV: VV;
  maxVS: VS;
  /** Floored: the result has the sign of b; mod 0 is 0. */
  modVV: VV;
  modVS: VS;
  modSV: SV;
  /** Negative base: exact for whole exponents, else 0. 0 to a negative power is 0. */
  powVV: VV;
  powVS: VS;
  powSV: SV;
  atan2VV: VV;
  atan2VS: VS;
  atan2SV: SV;
  hypotVV: VV;
  hypotVS: VS;
  ltVV: VV;
  ltVS: VS;
  ltSV: SV;
  leVV: VV;
  leVS: VS;
  leSV: SV;
  eqVV: VV;
  eqVS: VS;
  neVV: VV;
  neVS: VS;
  andVV: VV;
  andVS: VS;
  orVV: VV;
  orVS: VS;
  neg: V;
  abs: V;
  sign: V;
  floor: V;
  ceil: V;
  /** Half away from zero upwards: floor(x + 0.5). */
  round: V;
  fract: V;
  sqrt: V;
  exp: V;
  log: V;
  sin: V;
  cos: V;
  tan: V;
  asin: V;
  acos: V;
  atan: V;
  not: V;
  /** dst = a + (b - a) * k */
  mixVVV: VVV;
  mixVVS(dst: number, a: number, b: number, k: number, n: number): void;
  /** c != 0 ? a : b */
  select: VVV;
  clampVSS(dst: number, a: number, lo: number, hi: number, n: number): void;
  clampVVV: VVV;
  /** smoothstep with edges e0, e1 (numbers) */
  smoothstepSSV(dst: number, e0: number, e1: number, x: number, n: number): void;
  /** e0, e1, x arrays */
  smoothstepVVV: VVV;
  /** dst = a * s + t, in this order, each rounded */
  mulAddVSS(dst: number, a: number, s: number, t: number, n: number): void;
  /** 0..1 from the bits of each element and the seed; see scalar/vector.ts for the hash. */
  random(dst: number, a: number, seed: number, n: number): void;
}

/** Lattice noise; x, y, z arrays, seed a 32-bit integer. Results 0..1. */
export interface NoiseKernels {
  noise2(dst: number, x: number, y: number, seed: number, n: number): void;
  noise3(dst: number, x: number, y: number, z: number, seed: number, n: number): void;
  /** Octave sum, normalised by the sum of the amplitudes; octaves 1..12 (may be fractional: the last one fades in). */
  fbm2(
    dst: number,
    x: number,
    y: number,
    octaves: number,
    lacunarity: number,
    gain: number,
    seed: number,
    n: number,
  ): void;
  fbm3(
    dst: number,
    x: number,
    y: number,
    z: number,
    octaves: number,
    lacunarity: number,
    gain: number,
    seed: number,
    n: number,
  ): void;
  /** One feature point per unit square, drifting on a circle with `phase`: distances to the nearest and the second. */
  voronoi(f1: number, f2: number, id: number, x: number, y: number, phase: number, seed: number, n: number): void;
  /** lattice f32 cols × rows; u, v arrays 0..1 (outside clamps); nearest = cell of floor(u*cols). */
  sampleNearest(dst: number, u: number, v: number, lattice: number, cols: number, rows: number, n: number): void;
  sampleLinear(dst: number, u: number, v: number, lattice: number, cols: number, rows: number, n: number): void;
}

/** Colours per cell: f32 0..1 in, u8 out (round half up, clamped). */
export interface ColorKernels {
  /** h in turns (any), s, v arrays. */
  hsvVVV(r: number, g: number, b: number, h: number, s: number, v: number, n: number): void;
  hsvVSV(r: number, g: number, b: number, h: number, s: number, v: number, n: number): void;
  hsvSSV(r: number, g: number, b: number, h: number, s: number, v: number, n: number): void;
  /** k array 0..1 looked up in a table of `size` rgb triples (f32, planar: size r's, size g's, size b's), linear between. */
  rampF32(r: number, g: number, b: number, k: number, table: number, size: number, n: number): void;
  /** hsv → f32 planes */
  hsvF32(r: number, g: number, b: number, h: number, s: number, v: number, n: number): void;
  oklchF32(r: number, g: number, b: number, l: number, c: number, h: number, n: number): void;
  /** OKLab mix of two f32 colours by k, all arrays. */
  mixOklab(
    dr: number,
    dg: number,
    db: number,
    ar: number,
    ag: number,
    ab: number,
    br: number,
    bg: number,
    bb: number,
    k: number,
    n: number,
  ): void;
  toU8(dst: number, a: number, n: number): void;
}
