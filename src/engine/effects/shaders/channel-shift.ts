// Shifts each channel by its own vector, with subpixel precision; edges are clamped.

import { ZoomTable } from '../../frame/shade/zoom-tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const channelShift = defineShader({
  name: 'channelShift',
  category: 'channel',
  summary: 'Shifts red, green and blue, each by its own vector.',
  params: {
    r: p.point({ default: '(-0.008, 0)', unit: 'frame', doc: 'Shift of red, right and down.' }),
    g: p.point({ default: '(0, 0)', unit: 'frame', doc: 'Shift of green.' }),
    b: p.point({ default: '(0.008, 0)', unit: 'frame', doc: 'Shift of blue.' }),
  },
  example: 'channelShift(r: (-0.02, 0), b: (0.02, 0.01))',
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment, args) {
    const { width, height, stride, kernels, memory } = moment;
    const unit = Math.min(width, height) / 2;
    for (const c of ['r', 'g', 'b'] as const) {
      const [dx, dy] = args[c];
      if (dx === 0 && dy === 0) {
        kernels.copyU8(dst[c].ptr, src[c].ptr, stride * height);
        continue;
      }
      const table = moment
        .cached(`channelShift ${c}`, () => new ZoomTable(memory, width, height, stride, true))
        .set(1, width / 2, height / 2, dx * unit, dy * unit);
      table.apply(kernels, dst[c], src[c]);
    }
  },
});
