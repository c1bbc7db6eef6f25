// SVG: a picture of cells as text, with a font of its own characters in it; and films of them, moved by CSS alone.

import { open, readFile } from 'node:fs/promises';
import { interrupted, picturesTooLarge } from '../../../errors/render-errors.ts';
import { clipCells } from '../../cells/cell-clip.ts';
import { cellFormat } from '../../cells/cell-format.ts';
import { cellOptions, type CellSettings, gridOf } from '../../cells/cell-settings.ts';
import { Cells } from '../../cells/cells.ts';
import type { JoinTask, VerifyTask } from '../../output-format.ts';
import { makeCellFont } from './cell-font.ts';
import { applySvgCells, SVG_END, svgCells, svgHead } from './svg-text.ts';

/** Frames until all cells are drawn again: what is behind them need not be drawn any more. */
const BLOCK_FRAMES = 48;
/** Browsers take long to open more. */
const MOST_BYTES = 64e6;

export const svg = cellFormat({
  name: 'svg',
  title: 'SVG as text',
  extensions: ['.svg'],
  summary: 'text as vectors with its font, moving by CSS',
  doc: [
    'The finished frame as text that can be scaled and selected: rectangles behind characters, with a font embedded that holds the characters used and nothing else, so that it looks the same everywhere. `glyphreel still -o frame.svg` writes one frame.',
    'A render moves: each frame draws the cells that changed, and CSS shows it at its time, in a loop. It needs no script and plays where pictures are shown, such as in a README. Viewers that ask for less motion see the first frame. For more than a few seconds a GIF or a video is smaller; more than 64 MB are refused.',
  ].join('\n\n'),
  isSequence: false,
  options: [
    ...cellOptions(null),
    { name: 'colors', summary: 'colours, or none', takes: { kind: 'choice', of: ['24bit', 'none'] }, default: '24bit' },
  ],
  async encode(cells, { colors }) {
    const font = await makeCellFont(cells.glyphs);
    return Buffer.from(svgHead(cells, font) + svgCells(cells, null, colors) + SVG_END, 'utf8');
  },
  join,
  read,
});

async function join({ clips, target, format, settings, signal }: JoinTask<CellSettings>): Promise<void> {
  const grid = gridOf(settings, format);
  const used = new Set<number>();
  let frames = 0;
  for await (const { glyphs } of clipCells(clips)) {
    for (const glyph of glyphs) used.add(glyph);
    frames++;
  }
  const seconds = frames / format.fps;
  const file = await open(target.path, 'w');
  try {
    const moving = `g{animation:${seconds}s step-end infinite;visibility:hidden}@media(prefers-reduced-motion:reduce){g{animation:none}g:first-of-type{visibility:visible}}`;
    await file.appendFile(svgHead(grid, await makeCellFont(used), moving));
    const shown = new Cells(grid);
    let frame = 0;
    let bytes = 0;
    for await (const cells of clipCells(clips)) {
      if (signal?.aborted) throw interrupted();
      const isFirst = frame % BLOCK_FRAMES === 0;
      const changes = svgCells(cells, isFirst ? null : shown, settings.colors);
      shown.set(cells);
      if (changes !== '' || isFirst) {
        const text = group(frame, frames, changes);
        bytes += text.length;
        if (bytes > MOST_BYTES) throw picturesTooLarge(target.path, 64, 'Use --range, fewer --cells or a lower --fps.');
        await file.appendFile(text);
      }
      frame++;
    }
    await file.appendFile(SVG_END);
  } finally {
    await file.close();
  }
}

/** A frame's changes, seen from its time to the end of its block. */
function group(frame: number, frames: number, changes: string): string {
  const end = Math.min(frames, (Math.floor(frame / BLOCK_FRAMES) + 1) * BLOCK_FRAMES);
  const percent = (at: number) => `${Number(((at * 100) / frames).toFixed(5))}%`;
  const rules = [
    ...(frame > 0 ? ['0%{visibility:hidden}'] : []),
    `${percent(frame)}{visibility:visible}`,
    ...(end < frames ? [`${percent(end)}{visibility:hidden}`] : []),
  ].join('');
  return `<style>@keyframes f${frame}{${rules}}</style><g style="animation-name:f${frame}">${changes}</g>\n`;
}

const GROUP = /<g style="animation-name:f(\d+)">(.*)<\/g>/;

/** What is seen at each frame. */
async function* read({ target, format, settings, frames }: VerifyTask<CellSettings>): AsyncGenerator<Cells> {
  const lines = (await readFile(target.path, 'utf8')).split('\n');
  if (lines.at(-2) !== SVG_END.trim()) throw new Error('it does not end as an SVG');
  const groups = lines.flatMap((line) => {
    const found = GROUP.exec(line);
    return found ? [{ frame: Number(found[1]), changes: found[2] }] : [];
  });
  const cells = new Cells(gridOf(settings, format));
  let next = 0;
  for (let frame = 0; frame < frames; frame++) {
    if (frame % BLOCK_FRAMES === 0) cells.clear();
    for (; next < groups.length && groups[next].frame <= frame; next++)
      applySvgCells(groups[next].changes, cells, settings.colors);
    yield cells;
  }
}
