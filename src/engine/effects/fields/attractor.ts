// Strange attractors: a point jumps tens of thousands of times by a formula of sines, and where it lands often is
// bright. The coefficients wander slowly, so the figure breathes; nothing is carried from frame to frame.

import { defineLattice } from '../define.ts';
import { cos, log, sin } from '../../kernels/scalar/math.ts';
import { p } from '../params.ts';
import { scratch } from './scratch.ts';

/** Coefficients a, b, c, d, how far each wanders, and half the figure's width and height in its own units. */
const KINDS = {
  clifford: { number: 0, at: [-1.4, 1.6, 1, 0.7], sway: [0.12, 0.14, 0.2, 0.15], extent: [2.1, 1.8] },
  dejong: { number: 1, at: [1.4, -2.3, 2.4, -2.1], sway: [0.25, 0.2, 0.15, 0.2], extent: [2, 2] },
  svensson: { number: 2, at: [1.5, -1.8, 1.6, 0.9], sway: [0.15, 0.15, 0.1, 0.15], extent: [2, 2.6] },
  bedhead: { number: 3, at: [-0.81, -0.92, 0, 0], sway: [0.05, 0.06, 0, 0], extent: [2.2, 2.2] },
};
const RATES = [0.31, 0.23, 0.17, 0.27];

export default defineLattice({
  name: 'attractor',
  category: 'simulations',
  summary: 'The log density of a strange attractor whose coefficients wander.',
  params: {
    kind: p.word(['clifford', 'dejong', 'svensson', 'bedhead'], { default: 'clifford', doc: 'The formula.' }),
    points: p.integer({ default: 30000, min: 100, max: 1000000, unit: 'none', doc: 'How many points are drawn in each frame.' }),
    speed: p.number({ default: 1, min: -100, max: 100, unit: 'ratio', doc: 'How fast the coefficients wander; 0 stands still.' }),
  },
  example: 'attractor(kind: dejong, points: 120000)',
  source: 'C. Pickover, P. de Jong, J. Svensson, I. Emanuel; catalogued by P. Bourke.',
  sample: 'linear',
  create({ memory, cols, rows }) {
    // Taken before the first draw: taking it later could move the memory that is drawn into.
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
    // The figure keeps its shape and fills nine tenths of the frame, whichever side is the tighter.
    const scale = 0.92 * Math.min(halfWidth / extent[0], halfHeight / extent[1]);
    kernels.attractor(counts.ptr, cols, rows, number, a, b, c, d, scale / halfWidth, scale / halfHeight, points);
    // The scale of brightness depends on the number of points alone, so that nothing flickers.
    const full = Math.max(2, (points / n) * 30);
    kernels.addVS(counts.ptr, counts.ptr, 1, n);
    kernels.log(counts.ptr, counts.ptr, n);
    kernels.mulVS(counts.ptr, counts.ptr, 1 / log(full + 1), n);
    kernels.minVS(counts.ptr, counts.ptr, 1, n);
    out.set(counts.view.subarray(0, n));
  },
});
