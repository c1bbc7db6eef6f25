// What the formats made of cells have in common: their clips are cell streams, and what was written is read back and compared with the
// clips, every cell of every frame.

import { createCanvas, loadImage } from '../../machine/native/canvas.ts';
import type { FormatFacts, FormatOption } from '../../../contract/format-facts.ts';
import { encodePng } from '../pictures/encode-png.ts';
import type { JoinTask, OutputFormat, SettingsRequest, VerifyTask } from '../output-format.ts';
import { clipCells, clipFrame, matchOnce, openCellClip } from './cell-clip.ts';
import { drawCells } from './cell-picture.ts';
import { cellSettings, type CellSettings, gridOf } from './cell-settings.ts';
import { CellStreamError } from './cell-stream.ts';
import type { Cells } from './cells.ts';

export interface CellFormatParts<S extends CellSettings> extends Pick<
  FormatFacts,
  'name' | 'title' | 'extensions' | 'summary' | 'doc' | 'isSequence' | 'holds'
> {
  options: readonly FormatOption[];
  settings?(request: SettingsRequest): S;
  join(task: JoinTask<S>): Promise<void>;
  /** A file of one picture; absent where the format is for films alone. */
  encode?(cells: Cells, settings: S): Uint8Array | Promise<Uint8Array>;
  /** The frames that the target shows, to be compared with the clips. Throws where it cannot be read. */
  read(task: VerifyTask<S>): AsyncIterable<Cells>;
}

/** Faults that are reported; more say nothing new. */
const MOST_FAULTS = 8;

export function cellFormat<S extends CellSettings = CellSettings>(parts: CellFormatParts<S>): OutputFormat<S> {
  const { encode } = parts;
  return {
    ...parts,
    ...(encode && {
      hasStill: true,
      still: async (pixels, format, settings) => encode(matchOnce(pixels, format, settings), settings),
    }),
    hasSound: false,
    encoders: { always: [], forSound: [], optional: [] },
    clipExtension: '.cells',
    checkedFramesApart: 1,
    pixels: () => 'rgba',
    settings: async (request) => parts.settings?.(request) ?? (cellSettings(request) as S),
    openClip: openCellClip,
    async verify(task) {
      const { frames, format, settings } = task;
      const faults: string[] = [];
      const wrongFrames: number[] = [];
      let found = 0;
      const written = parts.read(task)[Symbol.asyncIterator]();
      try {
        for await (const cells of clipCells(task.clips)) {
          if (task.signal?.aborted) break;
          const shown = await written.next();
          if (shown.done === true) break;
          if (!cells.equals(shown.value)) wrongFrames.push(found);
          found++;
        }
        while (found >= frames && !task.signal?.aborted && (await written.next()).done !== true) found++;
      } catch (error) {
        faults.push(`frame ${found} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
      await written.return?.();
      if (found !== frames && faults.length === 0 && !task.signal?.aborted)
        faults.push(`expected ${frames} frames, but found ${found}`);
      for (const frame of wrongFrames.slice(0, MOST_FAULTS)) faults.push(`frame ${frame} differs from what was drawn`);
      const { cols, rows } = gridOf(settings, format);
      return {
        ...{ frames: found, seconds: found / format.fps, wrongFrames, faults },
        streams: [`${parts.name} ${cols}x${rows} ${settings.colors}`],
        worstDifference: wrongFrames.length > 0 ? 255 : 0,
      };
    },
    async verifyClip({ clip, frames, format, settings }) {
      const { cols, rows } = gridOf(settings, format);
      let found = 0;
      try {
        for await (const cells of clipCells([{ path: clip }])) {
          if (cells.cols !== cols || cells.rows !== rows) return [`expected ${cols}x${rows} cells`];
          found++;
        }
      } catch (error) {
        if (!(error instanceof CellStreamError)) throw error;
        return [`frame ${found} cannot be read: ${error.message}`];
      }
      return found === frames ? [] : [`expected ${frames} frames, but found ${found}`];
    },
    async grab({ clips, frame, settings, width }) {
      const cells = await clipFrame(clips, frame);
      if (!cells) return null;
      const picture = drawCells(cells, settings.colors, settings.theme);
      const png = encodePng(picture.rgb, picture.width, picture.height);
      if (width === undefined) return png;
      const canvas = createCanvas(width, Math.max(1, Math.round((picture.height * width) / picture.width)));
      canvas.getContext('2d').drawImage(await loadImage(png), 0, 0, canvas.width, canvas.height);
      return canvas.encode('png');
    },
  };
}
