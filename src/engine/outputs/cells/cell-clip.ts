// Clips of the formats made of cells: each frame is matched to cells and added to a cell stream.

import { open, readFile } from 'node:fs/promises';
import type { FrameFormat } from '../../../contract/render.ts';
import type { ClipTask, ClipWriter } from '../output-format.ts';
import { CellMatcher } from './cell-matcher.ts';
import { type CellSettings, gridOf } from './cell-settings.ts';
import { CellStreamWriter, readCellStream } from './cell-stream.ts';
import { symbolsOf } from './cell-symbols.ts';
import type { Cells } from './cells.ts';

/** Takes frames of RGBA. The first frame of a clip is matched as the first of a film, so that any worker can begin with it. */
export function openCellClip({ target, format, settings }: ClipTask<CellSettings>): ClipWriter {
  const grid = gridOf(settings, format);
  const { colors } = settings;
  const matcher = openMatcher(format, settings);
  const stream = new CellStreamWriter({ ...grid, colors });
  const file = open(target, 'w');
  file.catch(() => {}); // reported by the first write
  let frames = 0;
  let busyMs = 0;
  let isDisposed = false;
  const dispose = () => {
    if (!isDisposed) matcher.dispose();
    isDisposed = true;
  };
  return {
    pid: undefined,
    async write(pixels) {
      const from = performance.now();
      const bytes = stream.add(matcher.match(pixels));
      busyMs += performance.now() - from;
      if (bytes.length > 0) await (await file).appendFile(bytes);
      frames++;
    },
    async finish() {
      const handle = await file;
      await handle.appendFile(stream.finish());
      await handle.close();
      dispose();
      return frames;
    },
    kill() {
      dispose();
      void file.then((handle) => handle.close()).catch(() => {});
    },
    cpuMs: () => busyMs,
    memoryBytes: () => 0,
  };
}

function openMatcher(format: FrameFormat, settings: CellSettings): CellMatcher {
  const { width, height } = format;
  const { colors, theme } = settings;
  const symbols = symbolsOf(settings.symbols);
  const hasAlpha = settings.alpha === true;
  return new CellMatcher({ ...gridOf(settings, format), width, height, hasAlpha, colors, theme, symbols });
}

/** The cells of a single frame. */
export function matchOnce(pixels: Uint8Array, format: FrameFormat, settings: CellSettings): Cells {
  const matcher = openMatcher(format, settings);
  const cells = matcher.match(pixels);
  matcher.dispose();
  return cells;
}

/** The frames of clips in order; one object, changed from one to the next. Throws a CellStreamError where a clip is damaged. */
export async function* clipCells(clips: readonly { path: string }[]): AsyncGenerator<Cells> {
  for (const { path } of clips) yield* readCellStream(await readFile(path)).frames;
}

/** One frame of the clips, counted from the first of them; null where there is none. */
export async function clipFrame(
  clips: readonly { path: string; frames: number }[],
  frame: number,
): Promise<Cells | null> {
  let left = frame;
  for (const { path, frames } of clips) {
    if (left < frames) {
      for (const cells of readCellStream(await readFile(path)).frames) if (left-- === 0) return cells;
      return null;
    }
    left -= frames;
  }
  return null;
}
