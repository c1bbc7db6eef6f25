// Glyphs that are kept between processes: drawn once for each font and size, and drawn again wherever what was kept cannot be trusted.

import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import type { CellSize } from '../../../src/engine/frame/glyphs/cell-size.ts';
import { createFont, type Font } from '../../../src/engine/frame/glyphs/font.ts';
import { GLYPH_FOLDER, keptGlyphs } from '../../../src/engine/machine/raster/kept-glyphs.ts';

const metrics = { unitsPerEm: 1000, ascent: 800, descent: 200, advance: 600, isFixed: true, ranges: [32, 126] };
const fontNamed = (family: string): Font => createFont({ family, metrics, data: 'a.ttf', isBundled: true });
const own = fontNamed('own');
const other = fontNamed('other');
const cell: CellSize = { fontPx: 10, width: 6, height: 10, baseline: 8 };
const bytes = cell.width * cell.height;

let cache: string;
let drawn: string[];
beforeEach(() => {
  cache = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-glyphs-'));
  drawn = [];
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
    rmSync(cache, { recursive: true, force: true });
  });
});

/** A glyph's code in every pixel. */
const coverage = (glyph: string, { width, height }: CellSize = cell): Uint8Array =>
  new Uint8Array(width * height).fill(glyph.codePointAt(0)! & 255);
/** As another process would open them. */
const opened = (identity = 'v1', folder = cache) =>
  keptGlyphs(
    (font, _primary, size, glyph) => {
      drawn.push(`${font.family} ${size.width} ${glyph}`);
      return coverage(glyph, size);
    },
    () => identity,
    folder,
  );
const written = () => vi.advanceTimersByTime(2000);
const files = () => readdirSync(path.join(cache, GLYPH_FOLDER));
const onlyFile = () => path.join(cache, GLYPH_FOLDER, files()[0]!);

function keep(glyphs: string): void {
  const glyph = opened();
  for (const each of glyphs) glyph(own, own, cell, each);
  written();
  drawn = [];
}

test('a glyph is drawn once, and then taken from the disk with the same pixels', () => {
  const first = opened();
  for (const each of ['A', 'B', 'A', '😀']) expect(first(own, own, cell, each)).toEqual(coverage(each));
  expect(drawn).toEqual(['own 6 A', 'own 6 B', 'own 6 😀']);
  written();
  const second = opened();
  for (const each of ['😀', 'A', 'B']) expect(second(own, own, cell, each)).toEqual(coverage(each));
  expect(drawn).toHaveLength(3);
  expect(files()).toHaveLength(1);
});

test('fonts, sizes, the font that makes the cells, and the code that draws are told apart', () => {
  keep('A');
  const glyph = opened();
  glyph(other, own, cell, 'A');
  glyph(own, other, cell, 'A');
  glyph(own, own, { ...cell, width: 7 }, 'A');
  glyph(own, own, { ...cell, fontPx: 10.5 }, 'A');
  opened('v2')(own, own, cell, 'A');
  expect(drawn).toHaveLength(5);
  written();
  expect(files()).toHaveLength(6);
});

test('a process that ends before the time writes what it drew', () => {
  const listeners = process.listeners('exit');
  opened()(own, own, cell, 'A');
  const added = process.listeners('exit').filter((each) => !listeners.includes(each));
  expect(added).toHaveLength(1);
  added[0]!(0);
  expect(process.listeners('exit')).toEqual(listeners);
  drawn = [];
  expect(opened()(own, own, cell, 'A')).toEqual(coverage('A'));
  expect(drawn).toEqual([]);
});

test('processes add to what others have written', () => {
  const [one, two] = [opened(), opened()];
  one(own, own, cell, 'A');
  written();
  two(own, own, cell, 'B');
  written();
  drawn = [];
  const later = opened();
  for (const each of 'AB') expect(later(own, own, cell, each)).toEqual(coverage(each));
  expect(drawn).toEqual([]);
});

test.each<[string, (file: string) => void]>([
  ['cut short', (file) => truncateSync(file, readFileSync(file).length - 1)],
  ['cut short in its head', (file) => truncateSync(file, 9)],
  ['empty', (file) => truncateSync(file, 0)],
  [
    'no such file at all',
    (file) => writeFileSync(file, 'something else, and longer than the head of a file of glyphs'),
  ],
  [
    'with another bit',
    (file) => {
      const data = readFileSync(file);
      data[data.length - 1]! ^= 1;
      writeFileSync(file, data);
    },
  ],
])('a file that is %s is not believed, and written anew', (_name, damage) => {
  keep('AB');
  damage(onlyFile());
  expect(opened()(own, own, cell, 'A')).toEqual(coverage('A'));
  expect(drawn).toEqual(['own 6 A']);
  written();
  drawn = [];
  expect(opened()(own, own, cell, 'A')).toEqual(coverage('A'));
  expect(drawn).toEqual([]);
});

test('one file does not grow without end', () => {
  const big = { ...cell, width: 1000, height: 1000 };
  const glyph = opened();
  for (const each of 'ABCDEF') glyph(own, own, big, each);
  written();
  const size = readFileSync(onlyFile()).length;
  expect(size).toBeGreaterThan(3e6);
  expect(size).toBeLessThan(4.1e6);
  drawn = [];
  const later = opened();
  for (const each of 'ABCDEF') expect(later(own, own, big, each)[0]).toBe(each.codePointAt(0));
  expect(drawn).toEqual(['own 1000 E', 'own 1000 F']);
});

test('nothing fails where the cache cannot be written, and nothing is left half', () => {
  const file = path.join(cache, 'a-file');
  writeFileSync(file, '');
  expect(opened('v1', file)(own, own, cell, 'A')).toEqual(coverage('A'));
  expect(written).not.toThrow();
  keep('A');
  expect(files().filter((name) => !name.endsWith('.glyphs'))).toEqual([]);
  expect(readFileSync(onlyFile()).length).toBeGreaterThan(bytes);
});
