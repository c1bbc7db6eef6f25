// Colour grading by a 3-D LUT (.cube file), with linear interpolation.

import type { I32Buffer, KernelMemory } from '../../kernels/memory.ts';
import type { ColorCube } from '../../frame/shade/color-cube.ts';
import { toByte } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const lut = defineShader({
  name: 'lut',
  category: 'colour',
  summary: 'Grades the frame by a .cube file.',
  doc: 'Reads 3D and 1D tables of the Adobe Cube format and those of DaVinci Resolve. Without a file nothing changes.',
  params: { file: p.media<ColorCube>({ input: 'lut', doc: 'Path of the .cube file, relative to the reel.' }) },
  example: 'lut("looks/teal-orange.cube")',
  source: 'Adobe, Cube LUT Specification 1.0',
  cost: 'heavy',
  scope: 'point',
  apply(frame, y0, y1, moment, { file }) {
    if (!file) return;
    const table = moment.cached(`lut ${file.digest}`, () => packCube(moment.memory, file.value));
    moment.kernels.cubePlanes(frame, y0, y1, table.ptr, file.value.size);
  },
});

/** The colours as r | g << 8 | b << 16, padded by a plane, a row and a colour, because the last one's neighbours are read with weight 0. */
function packCube(memory: KernelMemory, { size, values }: ColorCube): I32Buffer {
  const table = memory.i32(size ** 3 + size * size + size + 2);
  const words = table.view;
  for (let i = 0; i < size ** 3; i++)
    words[i] =
      toByte(values[i * 3] * 255) | (toByte(values[i * 3 + 1] * 255) << 8) | (toByte(values[i * 3 + 2] * 255) << 16);
  return table;
}
