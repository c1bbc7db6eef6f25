// Strange attractors: iterates a point tens of thousands of times per frame by a formula of sines; brightness is how often a cell is
// hit. The coefficients drift slowly, so the figure changes shape; there is no state between frames.

import { defineLattice } from '../../effect-api/define.ts';
import { cos, log, sin } from '../../kernels/scalar/math.ts';
import { p } from '../../effect-api/params.ts';
import { scratch } from './scratch.ts';

/**
 * Coefficients a, b, c, d, selected from thousands so that none degenerates into a short cycle anywhere in its drift; the drift range
 * of each; and half the figure's width and height in its own units.
 */
const KINDS = {
  clifford: { number: 0, at: [2.134, -1.784, 1.011, 0.48], sway: [0.08, 0.08, 0.08, 0.08], extent: [2.15, 1.5] },
  dejong: { number: 1, at: [1.281, 1.737, -1.097, -1.771], sway: [0.08, 0.08, 0.08, 0.08], extent: [2, 2] },
  svensson: { number: 2, at: [-1.198, 2.055, -0.813, 1.47], sway: [0.08, 0.08, 0.08, 0.08], extent: [2.6, 1.95] },
  bedhead: { number: 3, at: [0.083, -0.829, 0, 0], sway: [0.02, 0.02, 0, 0], extent: [3.4, 3.4] },
};
const RATES = [0.31, 0.23, 0.17, 0.27];

export default defineLattice({
  name: 'attractor',
  category: 'simulations',
  summary: 'The log density of a strange attractor whose coefficients drift.',
  params: {
    kind: p.word(['clifford', 'dejong', 'svensson', 'bedhead'], { default: 'clifford', doc: 'The formula.' }),
    points: p.integer({ default: 30000, min: 100, max: 1000000, unit: 'none', doc: 'Points drawn per frame.' }),
    speed: p.number({
      default: 1,
      min: -100,
      max: 100,
      unit: 'ratio',
      doc: 'Speed at which the coefficients drift; 0 is still.',
    }),
  },
  example: 'attractor(kind: dejong, points: 120000)',
  source: 'C. Pickover, P. de Jong, J. Svensson, I. Emanuel; catalogued by P. Bourke.',
  sample: 'linear',
  create({ memory, cols, rows }) {
    // Allocated before the first draw: allocating later could grow the memory and detach the array being drawn into.
    scratch(memory, 'attractor', cols * rows);
    return { wandered: 0 };
  },
  advance(state, { dt }, { speed }) {
    state.wandered += speed * dt;
  },
  draw(out, { wandered }, { kernels, memory, cols, rows, halfWidth, halfHeight }, { kind, points }) {
    const { number, at, sway, extent } = KINDS[kind as keyof typeof KINDS];
    const [a, b, c, d] = at.map((middle, i) => middle + sway[i] * (i % 2 === 0 ? sin : cos)(wandered * RATES[i]));
    const n = cols * rows;
    const counts = scratch(memory, 'attractor', n);
    kernels.fillF32(counts.ptr, 0, n);
    // Keeps the figure's aspect and fits it into nine tenths of the frame.
    const scale = 0.92 * Math.min(halfWidth / extent[0], halfHeight / extent[1]);
    const orbit = { kind: number, a, b, c, d, scaleX: scale / halfWidth, scaleY: scale / halfHeight };
    kernels.attractor(counts, cols, rows, orbit, points);
    // Brightness is scaled by the number of points only, so that it does not flicker.
    const full = Math.max(2, (points / n) * 14);
    kernels.addVS(counts.ptr, counts.ptr, 1, n);
    kernels.log(counts.ptr, counts.ptr, n);
    kernels.mulVS(counts.ptr, counts.ptr, 1 / log(full + 1), n);
    kernels.minVS(counts.ptr, counts.ptr, 1, n);
    out.set(counts.view.subarray(0, n));
  },
});
