// A short film of moving colours for the formats made of cells, written as clips, joined and verified.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { FrameFormat } from '../../../src/contract/render.ts';
import { resolveFormatOptions } from '../../../src/catalog/format-options.ts';
import type { FormatOptionValues } from '../../../src/contract/format-facts.ts';
import { clipCells } from '../../../src/engine/outputs/cells/cell-clip.ts';
import type { CellSettings } from '../../../src/engine/outputs/cells/cell-settings.ts';
import { Cells } from '../../../src/engine/outputs/cells/cells.ts';
import type { OutputFormat, TimedText, Verification } from '../../../src/engine/outputs/output-format.ts';
import { splitOutput, type WrittenTo } from '../../../src/engine/outputs/output-target.ts';

export const format: FrameFormat = {
  width: 96,
  height: 54,
  fps: 24,
  gridScale: 1,
  shaders: 'full',
  particles: 0,
  particleLevel: 'low',
};

/** Colour bars that move to the right, and a white square that stays. */
export function drawn(frame: number): Uint8Array {
  const { width, height } = format;
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const bar = Math.floor(((x + 96 - 2 * frame) % 96) / 16);
      const isSquare = x < 24 && y < 24;
      rgba.set(
        isSquare ? [255, 255, 255] : [bar & 1 ? 250 : 5, bar & 2 ? 120 : 10, (bar * 40 + y) & 255],
        (y * width + x) * 4,
      );
    }
  return rgba;
}

export interface CellFilm {
  target: WrittenTo;
  /** What the clips hold. */
  frames: Cells[];
  settings: CellSettings;
  verify(): Promise<Verification>;
}

/** Writes a film of two clips. */
export async function writeFilm(
  output: OutputFormat<CellSettings>,
  options: FormatOptionValues = {},
  { counts = [20, 10], chapters = [] as TimedText[] } = {},
): Promise<CellFilm> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-cells-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const settings = await output.settings({
    ...{ quality: 'production', crf: 20, ffmpeg: null, cacheDir: folder, softwareOnly: true, alpha: false },
    options: resolveFormatOptions(output, { cells: '24x7', ...options }),
  });
  let first = 0;
  const clips = [];
  for (const frames of counts) {
    const file = path.join(folder, `${first}${output.clipExtension}`);
    const task = { ffmpegPath: null, format, settings, frames, threads: 1, target: file, log: '', watchdogMs: 1000 };
    const writer = output.openClip(task);
    for (let frame = 0; frame < frames; frame++) await writer.write(drawn(first + frame));
    expect(await writer.finish()).toBe(frames);
    expect(
      await output.verifyClip({ format, settings, ffmpeg: null, workDir: folder, clip: file, frames, samples: [] }),
    ).toEqual([]);
    clips.push({ path: file, frames });
    first += frames;
  }
  const name = output.isSequence ? 'film' : `film${output.extensions[0]}`;
  const target = splitOutput(output, path.join(folder, name));
  const task = { format, settings, ffmpeg: null, workDir: folder, target, clips, sound: null };
  await output.join({ ...task, options: {}, chapters, captions: [] });
  const frames: Cells[] = [];
  for await (const cells of clipCells(clips)) {
    const copy = new Cells(cells);
    copy.set(cells);
    frames.push(copy);
  }
  return { target, frames, settings, verify: () => output.verify({ ...task, frames: first, samples: [] }) };
}
