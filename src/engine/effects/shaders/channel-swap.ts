// Permutes the channels.

import { applyMatrix, type ColorMatrix } from '../../frame/shade/color-matrix.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const ORDERS = ['rgb', 'rbg', 'grb', 'gbr', 'brg', 'bgr'] as const;
const ROW = { r: [1, 0, 0, 0], g: [0, 1, 0, 0], b: [0, 0, 1, 0] };

export const channelSwap = defineShader({
  name: 'channelSwap',
  category: 'channel',
  summary: 'Reorders the channels.',
  params: {
    order: p.word(ORDERS, { default: 'bgr', doc: 'Source channels of red, green and blue; `rgb` changes nothing.' }),
  },
  example: 'channelSwap(order: gbr)',
  cost: 'light',
  alpha: 'kept',
  scope: 'point',
  apply(frame, y0, y1, moment, { order }) {
    if (order === 'rgb') return;
    applyMatrix(
      frame,
      y0,
      y1,
      moment,
      'channelSwap',
      order,
      () => [...order].flatMap((c) => ROW[c as 'r' | 'g' | 'b']) as unknown as ColorMatrix,
    );
  },
});
