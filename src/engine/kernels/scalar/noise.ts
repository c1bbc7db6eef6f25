// Scalar twin of assembly/noise.ts: value noise on an integer lattice, its octaves, cellular noise, and sampling of lattices.
// Source: value noise with Perlin's quintic fade; cellular noise after Worley 1996.

import type { NoiseKernels } from '../abi/vector.ts';
import * as m from './math.ts';
import type { Views } from './views.ts';

const f = Math.fround;
// The bits of floor(x) + 1.5 · 2²³ count up with floor(x): a lattice coordinate without a conversion, valid for |x| < 2²².
const MAGIC = 12582912;
const latticeOf = (floor: number): number => m.toBits(f(floor + MAGIC));
const PX = 0x9e3779b1 | 0,
  PY = 0x85ebca77 | 0,
  PZ = 0xc2b2ae3d | 0;

/** 24 random bits of a lattice point. */
function corner(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h >>> 8;
}
const fade = (t: number): number => f(f(f(t * t) * t) * f(f(t * f(f(t * 6) - 15)) + 10));
const lerp = (a: number, b: number, k: number): number => f(a + f(f(b - a) * k));
const UNIT = 2 ** -24;

/** noise2 before scaling: 0 … 2²⁴. */
function raw2(x: number, y: number, seed: number): number {
  const fx = Math.floor(x),
    fy = Math.floor(y);
  const u = fade(f(x - fx)),
    v = fade(f(y - fy));
  const x0 = Math.imul(latticeOf(fx), PX),
    y0 = Math.imul(latticeOf(fy), PY) ^ seed;
  const x1 = (x0 + PX) | 0,
    y1 = (Math.imul(latticeOf(fy), PY) + PY) ^ seed;
  return lerp(lerp(corner(x0 ^ y0), corner(x1 ^ y0), u), lerp(corner(x0 ^ y1), corner(x1 ^ y1), u), v);
}
function raw3(x: number, y: number, z: number, seed: number): number {
  const fz = Math.floor(z);
  const w = fade(f(z - fz));
  const z0 = Math.imul(latticeOf(fz), PZ);
  return lerp(raw2(x, y, m.hash32(z0 ^ seed)), raw2(x, y, m.hash32(((z0 + PZ) | 0) ^ seed)), w);
}
const seedOf = (seed: number): number => m.hash32(seed);

/** Value noise, 0 … 1. */
export const noise2 = (x: number, y: number, seed: number): number => f(raw2(x, y, seedOf(seed)) * UNIT);
export const noise3 = (x: number, y: number, z: number, seed: number): number => f(raw3(x, y, z, seedOf(seed)) * UNIT);

interface Octave {
  frequency: number;
  amplitude: number;
  offset: number;
  seed: number;
}
/** Frequencies and amplitudes of 1 … 12 octaves, the last faded in by the fraction; amplitudes sum to 2⁻²⁴. */
function octavesOf(octaves: number, lacunarity: number, gain: number, seed: number): { list: Octave[]; scale: number } {
  const count = m.clamp(m.finite(octaves), 1, 12),
    g = m.clamp(m.finite(gain), 0, 4),
    l = m.finite(lacunarity);
  const list: Octave[] = [];
  let frequency = f(1),
    amplitude = f(1),
    total = f(0);
  for (let i = 0; i < count; i++) {
    const weight = f(amplitude * m.min(f(count - i), 1));
    list.push({ frequency, amplitude: weight, offset: f(i * f(17.17)), seed: seedOf(seed + i) });
    total = f(total + weight);
    frequency = m.mul(frequency, l);
    amplitude = f(amplitude * g);
  }
  return { list, scale: f(f(1 / total) * UNIT) };
}
const place = (x: number, o: Octave): number => m.mulAdd(x, o.frequency, o.offset);
export function fbm2(x: number, y: number, octaves: number, lacunarity: number, gain: number, seed: number): number {
  const { list, scale } = octavesOf(octaves, lacunarity, gain, seed);
  let sum = 0;
  for (const o of list) sum = f(sum + f(raw2(place(x, o), place(y, o), o.seed) * o.amplitude));
  return f(sum * scale);
}
export function fbm3(
  x: number,
  y: number,
  z: number,
  octaves: number,
  lacunarity: number,
  gain: number,
  seed: number,
): number {
  const { list, scale } = octavesOf(octaves, lacunarity, gain, seed);
  let sum = 0;
  for (const o of list) sum = f(sum + f(raw3(place(x, o), place(y, o), place(z, o), o.seed) * o.amplitude));
  return f(sum * scale);
}

/** One period of a parabola pair that approximates a sine; phase in turns. */
const sway = (turn: number): number => {
  const p = f(f(2 * f(turn - Math.floor(turn))) - 1);
  return f(f(4 * p) * f(1 - Math.abs(p)));
};
/** `phase` in radians. Distances are 0 … about 1.5; id is 0 ≤ id < 1. */
export function voronoi(x: number, y: number, phase: number, seed: number): { f1: number; f2: number; id: number } {
  const turns = m.fract(f(m.finite(phase) * f(0.15915494309189535)));
  const s = seedOf(seed);
  const fx = Math.floor(x),
    fy = Math.floor(y),
    tx = f(x - fx),
    ty = f(y - fy);
  let d1 = f(1e9),
    d2 = f(1e9),
    nearest = 0;
  for (let j = -1; j <= 1; j++) {
    const hy = Math.imul((latticeOf(fy) + j) | 0, PY) ^ s;
    for (let i = -1; i <= 1; i++) {
      const h = m.hash32(Math.imul((latticeOf(fx) + i) | 0, PX) ^ hy) | 0;
      const turn = f(f((h >>> 20) * f(1 / 4096)) + turns);
      // Rest position within 0.2 … 0.8 of the square, drifting by 0.2.
      const px = f(f(f(i + 0.2) + f((h & 1023) * f(0.6 / 1023))) + f(f(0.2) * sway(turn)));
      const py = f(f(f(j + 0.2) + f(((h >>> 10) & 1023) * f(0.6 / 1023))) + f(f(0.2) * sway(f(turn + 0.25))));
      const dx = f(px - tx),
        dy = f(py - ty);
      const d = f(f(dx * dx) + f(dy * dy));
      if (d < d1) {
        d2 = d1;
        d1 = d;
        nearest = h;
      } else if (d < d2) d2 = d;
    }
  }
  return { f1: f(Math.sqrt(d1)), f2: f(Math.sqrt(d2)), id: f((Math.imul(nearest, PX) >>> 8) * UNIT) };
}

export function scalarNoise(views: Views): NoiseKernels {
  return {
    noise2(dst, x, y, seed, n) {
      const d = views.f32At(dst, n),
        a = views.f32At(x, n),
        b = views.f32At(y, n);
      for (let i = 0; i < n; i++) d[i] = noise2(a[i], b[i], seed);
    },
    noise3(dst, x, y, z, seed, n) {
      const d = views.f32At(dst, n),
        a = views.f32At(x, n),
        b = views.f32At(y, n),
        c = views.f32At(z, n);
      for (let i = 0; i < n; i++) d[i] = noise3(a[i], b[i], c[i], seed);
    },
    fbm2(dst, x, y, octaves, lacunarity, gain, seed, n) {
      const d = views.f32At(dst, n),
        a = views.f32At(x, n),
        b = views.f32At(y, n);
      for (let i = 0; i < n; i++) d[i] = fbm2(a[i], b[i], octaves, lacunarity, gain, seed);
    },
    fbm3(dst, x, y, z, octaves, lacunarity, gain, seed, n) {
      const d = views.f32At(dst, n),
        a = views.f32At(x, n),
        b = views.f32At(y, n),
        c = views.f32At(z, n);
      for (let i = 0; i < n; i++) d[i] = fbm3(a[i], b[i], c[i], octaves, lacunarity, gain, seed);
    },
    voronoi(f1, f2, id, x, y, phase, seed, n) {
      const a = views.f32At(x, n),
        b = views.f32At(y, n);
      const d1 = views.f32At(f1, n),
        d2 = views.f32At(f2, n),
        ids = views.f32At(id, n);
      for (let i = 0; i < n; i++) {
        const v = voronoi(a[i], b[i], phase, seed);
        d1[i] = v.f1;
        d2[i] = v.f2;
        ids[i] = v.id;
      }
    },
    sampleNearest(dst, u, v, lattice, cols, rows, n) {
      const d = views.f32At(dst, n),
        a = views.f32At(u, n),
        b = views.f32At(v, n),
        l = views.f32At(lattice, cols * rows);
      for (let i = 0; i < n; i++) {
        const c = m.clamp(Math.floor(f(a[i] * cols)), 0, cols - 1),
          r = m.clamp(Math.floor(f(b[i] * rows)), 0, rows - 1);
        d[i] = m.finite(l[r * cols + c]);
      }
    },
    sampleLinear(dst, u, v, lattice, cols, rows, n) {
      const d = views.f32At(dst, n),
        a = views.f32At(u, n),
        b = views.f32At(v, n),
        l = views.f32At(lattice, cols * rows);
      for (let i = 0; i < n; i++) {
        const x = m.clamp(f(f(a[i] * cols) - 0.5), 0, cols - 1),
          y = m.clamp(f(f(b[i] * rows) - 0.5), 0, rows - 1);
        const c0 = Math.floor(x),
          r0 = Math.floor(y),
          c1 = Math.min(c0 + 1, cols - 1),
          r1 = Math.min(r0 + 1, rows - 1);
        const kx = f(x - c0),
          ky = f(y - r0);
        const at = (r: number, c: number): number => m.finite(l[r * cols + c]);
        d[i] = m.mix(m.mix(at(r0, c0), at(r0, c1), kx), m.mix(at(r1, c0), at(r1, c1), kx), ky);
      }
    },
  };
}
