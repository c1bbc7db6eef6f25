// A look from a grading program: a .cube file, linear between its colours.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { RenderError } from '../../errors/render-error.ts';
import { parseCube, type ColorCube } from '../../frame/shade/cube-file.ts';
import { toByte } from '../../frame/shade/tables.ts';
import { defineShader } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';

export const lut = defineShader({
  name: 'lut',
  category: 'colour',
  summary: 'Grades the frame by a .cube file.',
  doc: 'Reads 3-D and 1-D tables of the Adobe Cube format, as every grading program writes them. Without a file nothing changes.',
  params: { file: p.media({ doc: 'Path of the .cube file, relative to the reel.' }) },
  example: 'lut("looks/teal-orange.cube")',
  source: 'Adobe, Cube LUT Specification 1.0',
  cost: 'heavy',
  scope: 'point',
  apply(frame, y0, y1, moment, { file }) {
    if (!file) return;
    const cube = moment.cached(`lut ${file}`, () => {
      const { size, values } = readCube(file);
      // One more plane, line and colour than there are: the neighbours of the last are read, with weight 0.
      const table = moment.memory.i32(size ** 3 + size * size + size + 2);
      const words = table.view;
      for (let i = 0; i < size ** 3; i++) {
        words[i] =
          toByte(values[i * 3] * 255) |
          (toByte(values[i * 3 + 1] * 255) << 8) |
          (toByte(values[i * 3 + 2] * 255) << 16);
      }
      return { size, table };
    });
    moment.kernels.cubePlanes(frame, y0, y1, cube.table.ptr, cube.size);
  },
});

/** What is wrong with the file is the author's to mend: a failure with a sentence and help, not a bug. */
function readCube(file: string): ColorCube {
  try {
    return parseCube(readFileSync(file, 'utf8'), basename(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const sentence =
      code === undefined ? message : `Expected a readable .cube file for lut.file, but got ${file} (${code}).`;
    throw new RenderError(
      'input-unreadable',
      sentence,
      'Name a .cube file relative to the reel, or export the look again from the grading program.',
    );
  }
}
