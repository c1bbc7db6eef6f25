// The phosphor stripes of a CRT: columns that pass mostly red, green or blue, brightened so that the mean stays, with thin gaps between
// the lines. Integrated over each pixel, so that a draft has the same mean.

import { bytesFor, toByte } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

/** Width of an RGB triad. */
const TRIAD_PX = 5;
const LINE_PX = 5;

/** The fraction of [from, to) covered by the span [a, b), repeated with a period of 1. */
function covered(from: number, to: number, a: number, b: number): number {
  const upTo = (x: number): number => Math.floor(x) * (b - a) + Math.min(b - a, Math.max(0, x - Math.floor(x) - a));
  return (upTo(to) - upTo(from)) / (to - from);
}

export const phosphor = defineShader({
  name: 'phosphor',
  category: 'lines',
  summary: 'Shows the frame through the coloured stripes of a CRT.',
  params: {
    strength: p.number({
      default: 0.5,
      min: 0,
      max: 1,
      unit: 'ratio',
      doc: 'Strength of the stripes; 0 changes nothing.',
    }),
  },
  example: 'phosphor(strength: 0.8)',
  cost: 'light',
  scope: 'point',
  apply(frame, y0, y1, moment, args) {
    const strength = Math.min(1, Math.max(0, args.strength));
    if (strength === 0) return;
    const { stride, height } = frame;
    const columns = bytesFor(moment, 'phosphor columns', String(strength), stride * 3, ({ view }) => {
      const triad = TRIAD_PX * moment.px;
      for (let c = 0; c < 3; c++) {
        for (let x = 0; x < stride; x++) {
          const lit = covered(x / triad, (x + 1) / triad, c / 3, (c + 1) / 3);
          view[c * stride + x] = toByte(128 * (1 + strength * (lit * 0.98 - (1 - lit) * 0.5)));
        }
      }
    });
    const rows = bytesFor(moment, 'phosphor rows', String(strength), height, ({ view }) => {
      const line = LINE_PX * moment.px;
      for (let y = 0; y < height; y++)
        view[y] = toByte(255 * (1 - 0.3 * strength * covered(y / line, (y + 1) / line, 0.72, 1)));
    });
    moment.kernels.gainColumns(frame, y0, y1, columns.ptr);
    moment.kernels.gainRows(frame, y0, y1, rows.ptr);
  },
});
