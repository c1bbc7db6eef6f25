// Rows (or columns) shifted by a travelling sine, like heat haze. Rows need no table: each is one shift with the kernel of `chromatic`;
// columns use a table of offsets.

import { sin, TAU } from '../../kernels/scalar/math.ts';
import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { intsFor } from '../../frame/shade/tables.ts';
import { turnsAt } from '../../frame/shade/turns-at.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

/** Frequency of the wave, in turns per second. */
const TRAVEL = 0.35;

export const wave = defineShader({
  name: 'wave',
  category: 'geometry',
  summary: 'Bends the frame in a travelling wave.',
  params: {
    freq: p.number({
      default: 1.5,
      min: 0,
      max: 200,
      unit: 'none',
      doc: 'Waves in one frame unit (half the shorter side).',
    }),
    amp: p.number({ default: 0.03, min: -2, max: 2, unit: 'frame', doc: 'How far it bends; 0 changes nothing.' }),
    axis: p.word(['x', 'y'] as const, {
      default: 'x',
      doc: '`x` slides rows sideways, `y` slides columns up and down.',
    }),
  },
  example: 'wave(freq: 2, amp: 0.06)',
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment, { freq, amp, axis }) {
    copyFrame(dst, src, moment);
    if (amp === 0) return;
    const { width, height, stride, kernels } = moment;
    const travelled = turnsAt(moment, TRAVEL);
    const unit = Math.min(width, height) / 2;
    const by = (place: number, length: number): number => {
      const turns = ((place + 0.5 - length / 2) / unit) * freq + travelled;
      return Math.floor(sin((turns - Math.floor(turns)) * TAU) * amp * unit * 128 + 0.5);
    };
    if (axis === 'x') {
      for (let y = 0; y < height; y++) {
        const shift = by(y, height);
        if (shift === 0) continue;
        for (const plane of [dst.r, dst.g, dst.b]) kernels.slideRows(plane, y, y + 1, shift);
      }
      return;
    }
    const shifts = intsFor(moment, 'wave', `${travelled} ${freq} ${amp}`, stride, ({ view }) => {
      for (let x = 0; x < stride; x++) view[x] = by(x, width);
    });
    for (const c of ['r', 'g', 'b'] as const) kernels.slideColumns(dst[c], src[c], shifts);
  },
});
