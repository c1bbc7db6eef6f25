// The curved glass of a CRT: barrel distortion, round black corners, and slight darkening towards the edges. At strength 0 it does
// nothing.

import { dimTableFor } from '../../frame/shade/crt-edge.ts';
import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { intsFor } from '../../frame/shade/tables.ts';
import { defineShader, type ShaderMoment } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

/** Rows per band: distorted, then darkened while they are in the cache. */
const BAND = 16;

export const crt = defineShader({
  name: 'crt',
  category: 'geometry',
  summary: 'Bends the frame like the glass of a CRT, with black corners.',
  params: {
    strength: p.number({
      default: 0.05,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'How far the middle of an edge bulges, as a share of its distance from the middle; 0 changes nothing.',
    }),
  },
  example: 'crt(strength: 0.12)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, args) {
    const strength = Math.min(1, Math.max(0, args.strength));
    if (strength === 0) return copyFrame(dst, src, moment);
    const { width, height, stride, kernels } = moment;
    // Source coordinates are computed on the fly: a lookup table costs 6 bytes per pixel to read and must be rebuilt (2 M entries) whenever the
    // strength changes.
    // Each axis is scaled by the square of the other: lines at the edge bow outward, the middles of the edges stay.
    const rows = bendsFor(moment, 'crt rows', strength, height, height);
    const columns = bendsFor(moment, 'crt columns', strength, width, stride);
    const dim = dimTableFor(moment, strength);
    for (let y = 0; y < height; y += BAND) {
      const end = Math.min(height, y + BAND);
      kernels.bulgePlanes(dst, src, rows, columns, y, end);
      kernels.dimPlanes(dst, y, end, dim.ptr, 32767);
    }
  },
});

/** How much further from the middle each row's (or column's) source is, in 65536ths; `kept` is the number of rows or columns. */
const bendsFor = (moment: ShaderMoment, name: string, strength: number, length: number, kept: number) =>
  intsFor(moment, name, String(strength), kept, ({ view }) => {
    for (let i = 0; i < kept; i++) {
      const at = ((Math.min(i, length - 1) + 0.5) / length) * 2 - 1;
      view[i] = Math.floor((1 + strength * at * at) * 65536 + 0.5);
    }
  });
