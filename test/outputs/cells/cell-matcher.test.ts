// Frames matched to cells: colours are exact, characters are found again, and what does not change stays.

import { describe, expect, onTestFinished, test } from 'vitest';
import { defaultGrid, fitInGrid } from '../../../src/engine/outputs/cells/cell-grid.ts';
import { CellMatcher } from '../../../src/engine/outputs/cells/cell-matcher.ts';
import { drawCells } from '../../../src/engine/outputs/cells/cell-picture.ts';
import { SYMBOL_NAMES, symbolsOf } from '../../../src/engine/outputs/cells/cell-symbols.ts';
import { type CellGrid, Cells, type ColorDepth } from '../../../src/engine/outputs/cells/cells.ts';
import { shownColor } from '../../../src/engine/outputs/cells/palette-colors.ts';

interface Size {
  width: number;
  height: number;
}
function matcherFor(grid: CellGrid, size: Size, colors: ColorDepth = '24bit', symbols = 'mixed'): CellMatcher {
  const matcher = new CellMatcher({ cols: grid.cols, rows: grid.rows, ...size, colors, symbols: symbolsOf(symbols) });
  onTestFinished(() => matcher.dispose());
  return matcher;
}

type Color = readonly [number, number, number];
function rgbaOf({ width, height }: Size, colorAt: (x: number, y: number) => Color): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgba.set([...colorAt(x, y), 255], (y * width + x) * 4);
  return rgba;
}
const drawnAsRgba = (cells: Cells): Size & { rgba: Uint8Array } => {
  const { rgb, width, height } = drawCells(cells, '24bit');
  const rgba = rgbaOf(
    { width, height },
    (x, y) => [...rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)] as never,
  );
  return { rgba, width, height };
};
const textOf = ({ glyphs, cols }: Cells): string[] =>
  (String.fromCodePoint(...glyphs).match(new RegExp(`.{${cols}}`, 'gu')) ?? []).map((line) => line.trimEnd());

describe('matching a frame to cells', () => {
  test('gives areas of one colour exactly that colour', () => {
    const size = { width: 320, height: 80 };
    const colors: Color[] = [
      [0, 0, 0],
      [255, 255, 255],
      [200, 30, 60],
      [17, 90, 5],
      [255, 128, 0],
      [1, 2, 3],
      [128, 128, 128],
      [10, 10, 200],
    ];
    const grid = { cols: 16, rows: 2 };
    const cells = matcherFor(grid, size).match(rgbaOf(size, (x) => colors[Math.floor(x / 40)]));
    for (let at = 0; at < 32; at++) {
      const [r, g, b] = colors[(at % 16) >> 1];
      expect([cells.glyphs[at], cells.papers[at]]).toEqual([0x20, (r << 16) | (g << 8) | b]);
    }
  });

  test('means light, not levels: black and white lines are as bright as half of white', () => {
    const size = { width: 160, height: 160 };
    const cells = matcherFor({ cols: 4, rows: 2 }, size, '24bit', 'half').match(
      rgbaOf(size, (_, y) => (y & 1 ? [255, 255, 255] : [0, 0, 0])),
    );
    expect([...new Set(cells.papers)]).toEqual([0xbcbcbc]);
  });

  test('finds characters and their colours again', () => {
    const drawn = new Cells({ cols: 26, rows: 3 });
    for (let at = 0; at < 26; at++) {
      drawn.put(at, 0x41 + at, 0xffe0a0, 0x102040);
      drawn.put(26 + at, 0x61 + at, 0x40ff80, 0x000000);
      drawn.put(52 + at, [0x2580, 0x258c, 0x2597, 0x23, 0x7c][at % 5], 0xff2020, 0x2020a0);
    }
    const { rgba, ...size } = drawnAsRgba(drawn);
    const cells = matcherFor(drawn, size).match(rgba);
    // n has a twin with four samples across.
    expect(textOf(cells)).toEqual(['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmmopqrstuvwxyz', textOf(drawn)[2]]);
    const difference = (a: number, b: number) =>
      Math.max(...[16, 8, 0].map((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255))));
    const mean = (values: Uint32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(cells.inks.map((ink, at) => difference(ink, drawn.inks[at])))).toBeLessThan(12);
    expect(mean(cells.papers.map((paper, at) => difference(paper, drawn.papers[at])))).toBeLessThan(16);
  });

  test('keeps cells whose picture hardly changes, and shows the rest anew', () => {
    const size = { width: 240, height: 120 };
    const noisy = (seed: number) =>
      rgbaOf(size, (x, y) => {
        const noise = ((x * 7 + y * 13 + seed * 29) % 5) - 2;
        const level = (((x * y) % 41) * 5 + noise + 20) & 255;
        return x < 120 ? [level, level, 90] : [seed * 60, 0, level];
      });
    const matcher = matcherFor({ cols: 12, rows: 3 }, size);
    const first = new Cells({ cols: 12, rows: 3 });
    first.set(matcher.match(noisy(0)));
    const second = matcher.match(noisy(1));
    const changed = Array.from({ length: 36 }, (_, at) => !second.isSame(at, first));
    expect(changed.map((isChanged, at) => isChanged === at % 12 >= 6)).toEqual(Array.from({ length: 36 }, () => true));
    matcher.restart();
    const again = new Cells({ cols: 12, rows: 3 });
    again.set(matcher.match(noisy(1)));
    expect(again.equals(matcherFor({ cols: 12, rows: 3 }, size).match(noisy(1)))).toBe(true);
  });

  test.each(['256', '16'] as const)('uses only colours of a palette of %s, whose mix is close', (colors) => {
    const size = { width: 400, height: 200 };
    const cells = matcherFor({ cols: 40, rows: 10 }, size, colors).match(
      rgbaOf(size, (x, y) => [Math.floor((x * 255) / 400), Math.floor((y * 255) / 200), 128]),
    );
    const most = colors === '16' ? 15 : 255;
    for (const color of [...cells.inks, ...cells.papers]) {
      expect(color).toBeLessThanOrEqual(most);
      expect(color).toBeGreaterThanOrEqual(colors === '16' ? 0 : 16);
    }
    const { rgb, width } = drawCells(cells, colors);
    // Mean light of a region of 4 × 2 cells against the gradient.
    let error = 0;
    for (let row = 0; row < 10; row += 2)
      for (let col = 0; col < 40; col += 4)
        for (let channel = 0; channel < 3; channel++) {
          let light = 0;
          for (let y = row * 20; y < row * 20 + 40; y++)
            for (let x = col * 10; x < col * 10 + 40; x++) light += rgb[(y * width + x) * 3 + channel] ** 2;
          const wanted = [((col * 10 + 20) * 255) / 400, ((row * 20 + 20) * 255) / 200, 128][channel];
          error += Math.abs(Math.sqrt(light / 1600) - wanted) / 150;
        }
    expect(error).toBeLessThan(colors === '16' ? 40 : 12);
  });

  test('without colours only the light counts, and white is the densest character', () => {
    const size = { width: 200, height: 40 };
    const cells = matcherFor({ cols: 10, rows: 1 }, size, 'none', 'ascii').match(
      rgbaOf(size, (x) => [Math.floor(x / 20) * 28, Math.floor(x / 20) * 28, Math.floor(x / 20) * 28]),
    );
    expect(textOf(cells)).toEqual([' .~+cxa&8@']);
    expect([cells.inks.some(Boolean), cells.papers.some(Boolean)]).toEqual([false, false]);
  });

  test('puts a frame of another shape into the middle, over black', () => {
    const size = { width: 100, height: 100 };
    const cells = matcherFor({ cols: 8, rows: 2 }, size).match(rgbaOf(size, () => [255, 0, 0]));
    expect(fitInGrid({ cols: 8, rows: 2 }, size)).toEqual({ left: 2, top: 0, cols: 4, rows: 2 });
    const row = [0, 0, 0xff0000, 0xff0000, 0xff0000, 0xff0000, 0, 0];
    expect([...cells.papers]).toEqual([...row, ...row]);
  });

  test.each(['24bit', 'none'] as const)('%s: every set of symbols gives characters of that set', (colors) => {
    const size = { width: 160, height: 90 };
    const picture = rgbaOf(size, (x, y) => [(x * 3) & 255, (y * 5) & 255, (x * y) & 255]);
    for (const symbols of SYMBOL_NAMES) {
      const cells = matcherFor({ cols: 16, rows: 4 }, size, colors, symbols).match(picture);
      const known = new Set(symbolsOf(symbols).map((symbol) => symbol.codePointAt(0)));
      expect(
        [...cells.glyphs].filter((glyph) => !known.has(glyph)),
        symbols,
      ).toEqual([]);
      expect(shownColor(colors, cells.papers[0])).toBeLessThanOrEqual(0xffffff);
    }
  });
});

test('the default grid follows the shape of the frame', () => {
  expect(defaultGrid({ width: 1920, height: 1080 })).toEqual({ cols: 120, rows: 34 });
  expect(defaultGrid({ width: 1080, height: 1920 })).toEqual({ cols: 68, rows: 60 });
  expect(defaultGrid({ width: 1080, height: 1080 })).toEqual({ cols: 120, rows: 60 });
  expect(defaultGrid({ width: 4000, height: 16 })).toEqual({ cols: 120, rows: 1 });
});
