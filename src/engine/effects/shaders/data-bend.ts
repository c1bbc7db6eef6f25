// Databending, as if the frame had been read with the wrong width: chunks of rows start too early or too late and drift further with each
// row, each channel by a different amount, wrapping around. The chunks change six times a second.

import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

const CHANGES_PER_SECOND = 6;

export const dataBend = defineShader({
  name: 'dataBend',
  category: 'glitch',
  summary: 'Corrupts chunks of the frame, like a picture saved by an audio editor.',
  params: {
    offset: p.number({
      default: 48,
      min: -2000,
      max: 2000,
      unit: 'px',
      doc: 'How far a misread chunk is shifted; 0 changes nothing.',
    }),
    chunk: p.number({ default: 60, min: 1, max: 2000, unit: 'px', doc: 'Rows of a chunk.' }),
  },
  example: 'dataBend(offset: 90, chunk: 80)',
  seeded: true,
  cost: 'light',
  scope: 'frame',
  apply(src, dst, moment, { offset, chunk }) {
    if (offset === 0) return copyFrame(dst, src, moment);
    const { width, height, stride, kernels } = moment;
    const rows = Math.max(1, Math.floor(chunk * moment.px + 0.5));
    const beat = Math.floor(moment.t * CHANGES_PER_SECOND);
    for (let y0 = 0, k = 0; y0 < height; y0 += rows, k++) {
      const chance = (salt: number): number => unitFromHash(hashInts(moment.seed, beat, k, salt));
      const isBent = chance(0) < 0.55;
      const high = Math.min(rows, height - y0);
      for (const [i, c] of (['r', 'g', 'b'] as const).entries()) {
        const at = y0 * stride;
        if (!isBent) {
          kernels.copyU8(dst[c].ptr + at, src[c].ptr + at, high * stride);
          continue;
        }
        const start = offset * moment.px * (chance(1) * 2 - 0.5 + i * 0.25);
        // Half of the chunks drift from row to row: the slant of a wrong width.
        const slip = chance(2) < 0.5 ? (chance(3) - 0.5) * offset * 0.06 : 0;
        for (let row = 0; row < high; row++) {
          const by = Math.floor(start + slip * row);
          const left = by - Math.floor(by / width) * width;
          const to = dst[c].ptr + at + row * stride;
          const from = src[c].ptr + at + row * stride;
          kernels.copyU8(to + left, from, width - left);
          if (left > 0) kernels.copyU8(to, from + width - left, left);
        }
      }
    }
  },
});
