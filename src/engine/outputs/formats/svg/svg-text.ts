// Cells as the elements of an SVG: rectangles for papers, text for characters; and back, for the check of what was written.

import { hexOfPacked } from '../../../../contract/hex-color.ts';
import type { CellGrid, Cells, ColorDepth } from '../../cells/cells.ts';
import { CELL_FONT } from './cell-font.ts';

/** Pixels of a cell. */
const WIDTH = 8;
const HEIGHT = 16;
/** From a cell's top to its baseline, as the font has it. */
const BASELINE = 12.8;
const BLANK = 0x20;
/** Where there are no colours. */
const INK = 0xe5e5e5;

export function svgHead({ cols, rows }: CellGrid, font: Uint8Array, style = ''): string {
  const [width, height] = [cols * WIDTH, rows * HEIGHT];
  const source = `url(data:font/otf;base64,${Buffer.from(font).toString('base64')})`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" data-generator="Glyphreel" data-cells="${cols}x${rows}">`,
    `<style>@font-face{font-family:"${CELL_FONT}";src:${source}}`,
    `text{font:${HEIGHT}px "${CELL_FONT}",monospace;white-space:pre}rect{shape-rendering:crispEdges}${style}</style>`,
    `<rect width="${width}" height="${height}"/>`,
    '',
  ].join('\n');
}

export const SVG_END = '</svg>\n';

/** The cells that differ from `before`; all of them where it is null. Cells in a row that look alike are one element. */
export function svgCells(cells: Cells, before: Cells | null, colors: ColorDepth): string {
  const { cols, rows, glyphs, inks, papers } = cells;
  const isChanged = (at: number) => before === null || !cells.isSame(at, before);
  let shapes = '';
  let texts = '';
  for (let row = 0; row < rows; row++) {
    let line = '';
    for (let col = 0; col < cols;) {
      const at = row * cols + col;
      if (!isChanged(at)) {
        col++;
        continue;
      }
      let end = col + 1;
      const paper = papers[at];
      while (end < cols && isChanged(row * cols + end) && papers[row * cols + end] === paper) end++;
      shapes += `<rect x="${col * WIDTH}" y="${row * HEIGHT}" width="${(end - col) * WIDTH}" height="${HEIGHT}" fill="${hexOfPacked(paper)}"/>`;
      for (; col < end; col++) {
        if (glyphs[row * cols + col] === BLANK) continue;
        const from = col;
        const ink = inks[row * cols + col];
        let text = '';
        // Blanks within a run are characters; those at its end are not there.
        for (let next = col; next < end; next++) {
          const here = row * cols + next;
          if (glyphs[here] !== BLANK && inks[here] !== ink) break;
          text += String.fromCodePoint(glyphs[here]);
        }
        text = text.trimEnd();
        col += [...text].length - 1;
        line += `<tspan x="${from * WIDTH}" fill="${hexOfPacked(colors === 'none' ? INK : ink)}">${escaped(text)}</tspan>`;
      }
    }
    if (line !== '') texts += `<text y="${row * HEIGHT + BASELINE}">${line}</text>`;
  }
  return shapes + texts;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const ELEMENT =
  /<rect x="(\d+)" y="(\d+)" width="(\d+)" height="\d+" fill="#([0-9a-f]{6})"\/>|<text y="([\d.]+)">|<tspan x="(\d+)" fill="#([0-9a-f]{6})">([^<]*)<\/tspan>|<\/text>/gy;

/** Draws elements over cells. Throws for anything else. */
export function applySvgCells(text: string, cells: Cells, colors: ColorDepth): void {
  let row = 0;
  let at = 0;
  const color = (value: string) => (colors === 'none' ? 0 : Number.parseInt(value, 16));
  ELEMENT.lastIndex = 0;
  while (at < text.length) {
    const found = ELEMENT.exec(text);
    if (!found) throw new Error(`it has something else at ${text.slice(at, at + 40)}`);
    at = ELEMENT.lastIndex;
    const [, x, y, width, paper, textY, textX, ink, characters] = found;
    if (x !== undefined) {
      const first = (Number(y) / HEIGHT) * cells.cols + Number(x) / WIDTH;
      for (let i = 0; i < Number(width) / WIDTH; i++) cells.put(first + i, BLANK, 0, color(paper));
    } else if (textY !== undefined) row = Math.floor(Number(textY) / HEIGHT);
    else if (textX !== undefined) {
      let to = row * cells.cols + Number(textX) / WIDTH;
      for (const character of unescaped(characters)) {
        cells.put(to, character.codePointAt(0)!, color(ink), cells.papers[to]);
        to++;
      }
    }
  }
}
