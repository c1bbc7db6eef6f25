// Halftone print: each channel becomes dots of full ink sized by brightness, on grids rotated by a different angle per channel, so that
// they form rosettes instead of moiré. The frame is blurred to the grid first, so that each dot has one size.

import { cos, sin, TAU } from '../../kernels/scalar/math.ts';
import { blurSmall, quarterOf } from '../../frame/shade/small-picture.ts';
import { bytesFor, curveFor, scratch, toByte } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const ANGLES = { r: 15, g: 45, b: 75 } as const;
/** Glyphs leave most of a cell dark, so the blurred frame is brightened before screening. */
const LIFT = 1.6;

export const halftone = defineShader({
  name: 'halftone',
  category: 'lines',
  summary: 'Prints the frame as dots of red, green and blue light.',
  params: { size: p.number({ default: 6, min: 2, max: 100, unit: 'px', doc: 'Distance between dots.' }) },
  example: 'halftone(size: 14)',
  cost: 'medium',
  scope: 'frame',
  apply(src, dst, moment, { size }) {
    const { kernels, width, height, stride } = moment;
    const n = stride * height;
    const period = Math.max(2, size * moment.px);
    const soft = { ptr: scratch(moment, 'halftone soft', n).ptr, width, height, stride };
    const small = quarterOf(moment, 'halftone small', moment);
    // A dot's edge is about one pixel wide: thresholds rise by 255 over half a period.
    const sharpness = Math.max(16, Math.min(128, Math.floor(period * 6 + 0.5)));
    for (const c of ['r', 'g', 'b'] as const) {
      const thresholds = bytesFor(moment, `halftone ${c}`, String(period), n, ({ view }) => {
        const turn = (ANGLES[c] / 360) * TAU;
        const co = cos(turn) / period;
        const si = sin(turn) / period;
        const lobe = (k: number): number => cos((k - Math.floor(k)) * TAU);
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const spot = 0.5 - 0.25 * (lobe(x * co + y * si) + lobe(y * co - x * si));
            view[y * stride + x] = Math.max(1, toByte(spot * 255));
          }
        }
      });
      kernels.downsample(small, src[c], 0, height, 4);
      if (period >= 8) blurSmall(moment, small, period / 8, 1);
      kernels.linearPlane(small.ptr, small.ptr, Math.floor(LIFT * 256), 0, small.stride * small.height);
      kernels.fillU8(soft.ptr, 0, n);
      kernels.upsampleAddRows(soft, 0, height, small);
      kernels.screenDots(dst[c].ptr, soft.ptr, thresholds.ptr, sharpness, n);
      if (!moment.hasAlpha) continue;
      // Black gives faint dots, of which transparent pixels would show nothing else.
      const isLit = curveFor(moment, 'halftone lit', '', (level) => (level > 0 ? 255 : 0));
      kernels.lutPlane(soft.ptr, soft.ptr, isLit.ptr, n);
      kernels.minPlane(dst[c].ptr, dst[c].ptr, soft.ptr, n);
    }
  },
});
