// Formats of one file per frame, each a picture made of cells.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { interrupted } from '../../errors/render-errors.ts';
import type { OutputFormat } from '../output-format.ts';
import { frameFile } from '../output-target.ts';
import { clipCells } from './cell-clip.ts';
import { cellFormat, type CellFormatParts } from './cell-format.ts';
import { type CellSettings, gridOf } from './cell-settings.ts';
import type { CellGrid, Cells } from './cells.ts';

export interface CellSequenceParts<S extends CellSettings> extends Omit<
  CellFormatParts<S>,
  'isSequence' | 'join' | 'read'
> {
  /** The file of one picture. */
  encode(cells: Cells, settings: S): Uint8Array | Promise<Uint8Array>;
  /** What it shows. */
  decode(bytes: Uint8Array, grid: CellGrid, settings: S): Promise<Cells>;
}

export function cellSequence<S extends CellSettings>(parts: CellSequenceParts<S>): OutputFormat<S> {
  return cellFormat<S>({
    ...parts,
    isSequence: true,
    async join({ clips, target, settings, signal }) {
      await mkdir(target.path, { recursive: true });
      let frame = 0;
      for await (const cells of clipCells(clips)) {
        if (signal?.aborted) throw interrupted();
        await writeFile(frameFile(target, frame++), await parts.encode(cells, settings));
      }
    },
    async *read({ target, settings, format }) {
      const { length } = await readdir(target.path);
      for (let frame = 0; frame < length; frame++)
        yield parts.decode(await readFile(frameFile(target, frame)), gridOf(settings, format), settings);
    },
  });
}
