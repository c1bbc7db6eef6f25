// LUTs: .cube files of grading programs.

import { basename } from 'node:path';
import { lutUnreadable } from '../../errors/render-errors.ts';
import type { ColorCube } from '../../frame/shade/color-cube.ts';
import { defineSource } from '../media-source.ts';
import { CubeError, parseCube } from './parse-cube.ts';

/** A table of 129³ colours as text is about 60 MB. */
const MAX_BYTES = 128 * 1024 * 1024;

export default defineSource<ColorCube>({
  kind: 'lut',
  noun: 'LUT',
  extensions: ['.cube'],
  async load(path, access) {
    const bytes = await access.read(path, MAX_BYTES);
    try {
      return parseCube(bytes);
    } catch (error) {
      if (error instanceof CubeError) throw lutUnreadable(basename(path), error);
      throw error;
    }
  },
  facts: ({ size }) => ({ summary: `LUT, ${size} × ${size} × ${size} colours`, warnings: [] }),
});
