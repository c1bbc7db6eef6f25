// Bars of the audio spectrum that rise from the bottom edge, brighter towards their tips.

import { defineLattice } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export default defineLattice({
  name: 'spectrum',
  category: 'sound',
  summary: 'Bars of the audio spectrum.',
  loops: false,
  params: {
    bars: p.integer({ default: 64, min: 1, max: 128, unit: 'none', doc: 'Number of bars.' }),
    mirror: p.boolean({ default: true, doc: 'Mirrors the bars, with low notes in the middle.' }),
    smooth: p.number({
      default: 0.3,
      min: 0,
      max: 0.99,
      unit: 'ratio',
      doc: 'Share kept of the previous frame, so that bars do not jump.',
    }),
    turn: p.word(['auto', 'upright', 'side'], {
      default: 'auto',
      doc: '`side` lets the bars grow to the right; `auto` does so where the frame is taller than wide.',
    }),
  },
  example: 'spectrum(bars: 48)',
  sample: 'nearest',
  isBounded: true,
  create({ audio }) {
    return { level: Float32Array.from(audio.spectrum()) };
  },
  advance({ level }, { audio }, { smooth }) {
    const now = audio.spectrum();
    for (let i = 0; i < level.length; i++) level[i] = now[i] + (level[i] - now[i]) * smooth;
  },
  draw(out, { level }, { cols, rows, halfWidth, halfHeight }, { bars, mirror, turn }) {
    const isTurned = turn === 'side' || (turn === 'auto' && halfHeight > halfWidth);
    const across = isTurned ? rows : cols;
    const along = isTurned ? cols : rows;
    const pitch = across / bars;
    // Bars begin and end on whole cells, and all gaps are equally wide.
    const gap = pitch >= 2.5 ? Math.max(1, Math.round(pitch * 0.26)) : 0;
    for (let i = 0; i < across; i++) {
      const bar = Math.min(bars - 1, Math.floor((i + 0.5) / pitch));
      const isGap = i >= Math.ceil((bar + 1) * pitch - 0.5) - gap;
      const height = isGap ? 0 : heightOf(level, bar, bars, mirror) * along * 0.92;
      for (let j = 0; j < along; j++) {
        // The bar's coverage of the cell, times a brightness that rises towards the tip.
        const cover = Math.min(1, Math.max(0, height - j));
        const value = cover * (0.35 + 0.65 * Math.min(1, (j + 1) / Math.max(1, height)));
        out[isTurned ? i * cols + j : (rows - 1 - j) * cols + i] = value;
      }
    }
  },
});

/** Mean level of the bins that a bar covers; fewer bins than bars are interpolated. */
function heightOf(level: Float32Array, bar: number, bars: number, isMirrored: boolean): number {
  const count = isMirrored ? bars / 2 : bars;
  const index = isMirrored ? Math.abs(bar + 0.5 - count) - 0.5 : bar;
  const from = Math.max(0, (index / count) * level.length);
  const to = Math.max(from + 1, ((index + 1) / count) * level.length);
  let sum = 0;
  let n = 0;
  for (let i = Math.floor(from); i < Math.min(level.length, Math.ceil(to)); i++) {
    sum += level[i];
    n++;
  }
  return n === 0 ? 0 : Math.min(1, sum / n);
}
