// Fonts, coverage and cells: what the stack has, how large cells are, and that drawn glyphs fill and meet as they should.

import { readFileSync } from 'node:fs';
import opentype from 'opentype.js';
import { describe, expect, test } from 'vitest';
import { FRAME_SIDE_LIMITS } from '../../../src/contract/defaults.ts';
import { GlyphAtlas } from '../../../src/engine/frame/glyphs/atlas.ts';
import { createFrame } from '../../../src/engine/kernels/frame.ts';
import { loadKernels } from '../../../src/engine/kernels/load-kernels.ts';
import { bundledFonts } from '../../../src/engine/frame/glyphs/bundled-fonts.generated.ts';
import { cellSize } from '../../../src/engine/frame/glyphs/cell-size.ts';
import { readFontFile } from '../../../src/engine/inputs/fonts/font-file.ts';
import { fontStack } from '../../../src/engine/frame/glyphs/font-stack.ts';
import { drawProcedural } from '../../../src/engine/frame/glyphs/procedural.ts';
import { glyphCoverage } from '../../../src/engine/frame/glyphs/glyph-coverage.ts';
import { canvasRasteriser } from '../../../src/engine/machine/raster/canvas-rasteriser.ts';
import { splitGlyphs } from '../../../src/engine/frame/glyphs/split-glyphs.ts';

const fontPath = (file: string) => new URL(`../../../assets/fonts/${file}`, import.meta.url);
const stack = fontStack();
const cellOf = (grid: 'md' | 'lg' | 'xxl', width = 1920, height = 1080, scale = 1) =>
  cellSize(stack.primary, grid, width, height, scale);

describe('font files', () => {
  test('metrics and coverage agree with another reader', () => {
    const bytes = readFileSync(fontPath('DejaVuSansMono.ttf'));
    const facts = readFontFile(bytes);
    const oracle = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
    expect(facts.unitsPerEm).toBe(oracle.unitsPerEm);
    expect(facts.ascent).toBe(oracle.ascender);
    expect(facts.descent).toBe(-oracle.descender);
    expect(facts.advance).toBe(oracle.charToGlyph('M').advanceWidth);
    const has = (code: number) => {
      for (let i = 0; i < facts.ranges.length; i += 2)
        if (code >= facts.ranges[i] && code <= facts.ranges[i + 1]) return true;
      return false;
    };
    for (let code = 32; code < 0x3000; code += 7)
      expect([code, has(code)]).toEqual([code, oracle.charToGlyphIndex(String.fromCodePoint(code)) !== 0]);
  });

  test('the generated tables are those of the files', () => {
    for (const font of bundledFonts) {
      const facts = readFontFile(readFileSync(fontPath(font.file)));
      let before = 0;
      const ranges = font.ranges.split(' ').map((step) => (before += Number.parseInt(step, 36)));
      expect(facts.ranges).toEqual(ranges);
      expect([font.unitsPerEm, font.ascent, font.descent, font.advance]).toEqual([
        facts.unitsPerEm,
        facts.ascent,
        facts.descent,
        facts.advance,
      ]);
    }
  });

  test('bytes that are not a font are rejected with a message', () => {
    for (const bytes of [Buffer.from('hello'), readFileSync(fontPath('DejaVuSansMono-LICENSE.txt'))])
      expect(() => readFontFile(bytes)).toThrow('it is not a font (expected TrueType, OpenType, WOFF or WOFF2)');
    expect(() => readFontFile(new Uint8Array(0))).toThrow('it is empty');
  });
});

describe('cells', () => {
  test('have the sizes of the language reference', () => {
    expect(cellOf('md')).toMatchObject({ width: 10, height: 19 });
    expect(cellOf('lg')).toMatchObject({ width: 12, height: 24 });
    expect([Math.floor(1920 / 10), Math.floor(1080 / 19), Math.floor(1920 / 12), Math.floor(1080 / 24)]).toEqual([
      192, 56, 160, 45,
    ]);
  });

  test('a draft has the cells of production, half as many', () => {
    expect(cellOf('md', 960, 540, 0.5)).toEqual(cellOf('md'));
  });
});

describe('glyphs', () => {
  test('come from the stack or not at all', () => {
    expect([...'A@Ωж─█░⣿ｱᚠ♈🜁'].filter((glyph) => stack.find(glyph) === null)).toEqual([]);
    expect(['\u{10330}', '\u0378', '\uE000', '\n', ''].filter((glyph) => stack.find(glyph) !== null)).toEqual([]);
  });

  test('split by cell: marks stay with their letter, selectors vanish', () => {
    expect(splitGlyphs('ae\u0301x\u0301☀\ufe0f🜁b')).toEqual(['a', 'é', 'x\u0301', '☀', '🜁', 'b']);
  });

  test('wide and tall ones are fitted in, not cut', () => {
    const cell = cellOf('xxl');
    for (const glyph of ['漢', '🜁', 'W', 'ｱ', '➤']) {
      const data = glyphCoverage(canvasRasteriser.glyph, stack, cell, glyph)!;
      const column = (x: number) => Array.from({ length: cell.height }, (_, y) => data[y * cell.width + x]);
      const ink = data.reduce((sum, value) => sum + value, 0) / 255 / data.length;
      expect([glyph, ink > 0.03 && ink < 0.9]).toEqual([glyph, true]);
      // A glyph that was cut has solid ink on the border.
      const edge = [...column(0), ...column(cell.width - 1)].filter((value) => value > 200).length;
      expect([glyph, edge < cell.height / 3]).toEqual([glyph, true]);
    }
  });

  test('blocks cover the fraction in their name, at any size', () => {
    for (const [w, h] of [
      [10, 19],
      [7, 13],
      [5, 10],
      [24, 48],
    ]) {
      const fill = (glyph: string) =>
        drawProcedural(glyph.codePointAt(0)!, w, h).data.reduce((sum, value) => sum + value, 0) / (255 * w * h);
      expect(fill('█')).toBe(1);
      expect(fill('▀')).toBeCloseTo(0.5, 2);
      expect(fill('▌')).toBeCloseTo(0.5, 2);
      expect(fill('▂')).toBeCloseTo(0.25, 2);
      expect(fill('▞')).toBeCloseTo(0.5, 1);
      expect(fill('🬀')).toBeCloseTo(1 / 6, 1);
      expect(fill('⠀')).toBe(0);
      expect(fill('⣿')).toBeGreaterThan(fill('⠛'));
    }
  });

  test('box lines reach the border where their neighbour takes them up', () => {
    const [w, h] = [10, 19];
    const at = (glyph: string, x: number, y: number) => drawProcedural(glyph.codePointAt(0)!, w, h).data[y * w + x];
    const row = Array.from({ length: h }, (_, y) => y).find((y) => at('─', 0, y) === 255)!;
    const column = Array.from({ length: w }, (_, x) => x).find((x) => at('│', x, 0) === 255)!;
    for (const [glyph, left, up, right, down] of [
      ['┼', 1, 1, 1, 1],
      ['┌', 0, 0, 1, 1],
      ['┘', 1, 1, 0, 0],
      ['├', 0, 1, 1, 1],
      ['╭', 0, 0, 1, 1],
      ['╴', 1, 0, 0, 0],
    ] as const) {
      const ends = [at(glyph, 0, row), at(glyph, column, 0), at(glyph, w - 1, row), at(glyph, column, h - 1)].map(
        (value) => (value > 200 ? 1 : 0),
      );
      expect([glyph, ...ends]).toEqual([glyph, left, up, right, down]);
    }
  });
});

describe('how large a cell may be', () => {
  const { kernels, memory } = loadKernels();
  const cell = (width: number, height: number) => ({
    fontPx: height,
    width,
    height,
    baseline: Math.floor(height * 0.8),
  });
  test.each([
    [256, 1024],
    [129, 1000],
  ])('%i × %i is drawn', (width, height) => {
    const atlas = new GlyphAtlas(memory, canvasRasteriser, stack, cell(width, height));
    const index = atlas.index('█')!;
    const frame = createFrame(memory, width, height);
    const [level, alphas, cells] = [memory.u8(1), memory.u8(1), memory.u16(1)];
    cells.view[0] = index;
    level.view[0] = alphas.view[0] = 255;
    const block = { atlas, cells, r: level, g: level, b: level, alphas, cols: 1, originX: 0, originY: 0 };
    kernels.blitCells(frame, block, 0, 1, 0, false);
    for (let y = 0; y < height; y++)
      expect(frame.g.view.subarray(y * frame.stride, y * frame.stride + width).every((v) => v === 255)).toBe(true);
  });
  test.each([
    [257, 300],
    [256, 1025],
  ])('%i × %i is refused before anything is drawn', (width, height) => {
    expect(() => new GlyphAtlas(memory, canvasRasteriser, stack, cell(width, height))).toThrow(
      `Expected glyphs of at most 256 pixels in width and 262144 in total, but got ${width} × ${height} pixels.`,
    );
  });
  // The list of a row of cells is as long as a row can have cells.
  test('the widest frame fits a list of cells', () => expect(FRAME_SIDE_LIMITS.max).toBe(16384));
});
