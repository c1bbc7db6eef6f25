// A pane of uneven glass: each pixel is displaced along the gradient of a field, by at most `amount`.

import { copyFrame } from '../../frame/shade/copy-frame.ts';
import { slopesInto } from '../../frame/shade/slopes.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const displace = defineShader({
  name: 'displace',
  category: 'geometry',
  summary: 'Refracts the frame along the gradient of a field.',
  doc: 'Flat areas of the field do not move; steep ones move by up to `amount`.',
  params: {
    field: p.field({ default: 'noise(scale: 2)', doc: 'The relief of the glass.' }),
    amount: p.number({
      default: 0.06,
      min: -2,
      max: 2,
      unit: 'frame',
      doc: 'Maximum displacement; 0 changes nothing.',
    }),
  },
  example: 'displace(rings(count: 6, spacing: 0.2, width: 0.1), amount: 0.05)',
  cost: 'heavy',
  scope: 'frame',
  apply(src, dst, moment, { field, amount }) {
    if (amount === 0) return copyFrame(dst, src, moment);
    const { width, height, stride, kernels, memory } = moment;
    const { cols, rows } = field.grid();
    const grid = moment.cached(`displace ${cols} ${rows}`, () => ({
      vectors: memory.i32(2 * cols * rows),
      cols,
      rows,
      line: memory.i32(4 * cols + stride),
    }));
    // Read only now: creating the blocks above may have grown the memory and detached earlier views.
    const { values } = field.grid();
    slopesInto(grid.vectors.view, values, cols, rows, width, height, amount);
    kernels.displacePlanes(dst, src, grid);
  },
});
