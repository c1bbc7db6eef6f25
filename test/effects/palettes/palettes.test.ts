// Every palette can be drawn with the bundled fonts and rises from dark to bright; every colour set too.

import { describe, expect, it } from 'vitest';
import { colorSets } from '../../../src/engine/effects/color-sets/color-sets.ts';
import { palettes } from '../../../src/engine/effects/palettes/palettes.ts';
import { cellSize } from '../../../src/engine/frame/glyphs/cell-size.ts';
import { fontStack } from '../../../src/engine/frame/glyphs/font-stack.ts';
import { glyphCoverage } from '../../../src/engine/frame/glyphs/glyph-coverage.ts';
import { canvasRasteriser } from '../../../src/engine/machine/raster/canvas-rasteriser.ts';

const stack = fontStack();
const cell = cellSize(stack.primary, 'xxl', 1920, 1080, 1);
/** Fraction of the cell that the glyph covers. */
function ink(glyph: string): number {
  const coverage = glyphCoverage(canvasRasteriser.glyph, stack, cell, glyph);
  return coverage === null ? 0 : coverage.reduce((sum, value) => sum + value, 0) / 255 / coverage.length;
}

describe('palettes', () => {
  it.each(palettes.map(({ name, glyphs }) => [name, glyphs]))('%s', (name, written) => {
    const glyphs = [...written];
    expect(glyphs[0]).toBe(' ');
    expect(new Set(glyphs).size).toBe(glyphs.length);
    expect(glyphs.filter((glyph) => glyph !== ' ' && stack.find(glyph) === null)).toEqual([]);
    let darkest = 0;
    for (const glyph of glyphs) {
      const covered = ink(glyph);
      // Glyphs of the same ink may stand in any order; rounding differs by a thousandth from size to size.
      expect(covered, `${name}: ${glyph}`).toBeGreaterThan(darkest - 0.002);
      darkest = Math.max(darkest, covered);
    }
    expect(darkest).toBeGreaterThan(0.1);
  });

  it('ascii is the ramp of 33 steps', () =>
    expect([...palettes.find(({ name }) => name === 'ascii')!.glyphs]).toHaveLength(33));
});

describe('colour sets', () => {
  it.each(colorSets.map(({ name, colors }) => [name, colors] as const))('%s rises from dark to bright', (_, colors) => {
    expect(colors.length).toBeGreaterThanOrEqual(3);
    const luma = colors.map((color) => {
      expect(color).toMatch(/^#[0-9a-f]{6}$/);
      const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    });
    expect([...luma].sort((a, b) => a - b)).toEqual(luma);
  });
});
