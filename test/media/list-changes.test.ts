// Lists whose items are moved, added and removed keep their separators.

import { expect, test } from 'vitest';
import { addedAfter, movedTo, removedAt } from '../../media/preview/controls/list-changes.ts';
import { snapped } from '../../media/preview/controls/snap.ts';
import { atMark, changed } from '../language/features/marked-text.ts';

const { text, tweaks } = atMark('colors warm = [#401000,\n  mixColor(#000, #fff),   #f@b0 ]\n');
const list = tweaks.whole?.kind === 'stops' ? tweaks.whole : null;

test('items trade places', () => {
  expect(changed(text, movedTo(list!, 0, 2))).toBe('colors warm = [mixColor(#000, #fff),\n  #fb0,   #401000 ]\n');
  expect(movedTo(list!, 1, 1)).toEqual([]);
});

test('one is added as the author separates them', () => {
  expect(changed(text, addedAfter(list!, 2, '#123456'))).toContain('#fb0,\n  #123456 ]');
});

test('one is removed with its separator', () => {
  expect(changed(text, removedAt(list!, 0))).toBe('colors warm = [mixColor(#000, #fff),   #fb0 ]\n');
  expect(changed(text, removedAt(list!, 2))).toBe('colors warm = [#401000,\n  mixColor(#000, #fff) ]\n');
});

test('points snap to lines first, then to the edges of cells', () => {
  const size = { width: 960, height: 540 };
  const grid = { cells: { columns: 10, rows: 5.5 }, lines: { u: [0.5, 1 / 3], v: [0.5] } };
  expect(snapped({ u: 0.504, v: 0.2 }, size, grid)).toMatchObject({ u: 0.5, lineU: 0.5, lineV: null });
  expect(snapped({ u: 0.26, v: 0.505 }, size, grid)).toMatchObject({ u: 0.3, v: 0.5, lineU: null, lineV: 0.5 });
  // Six rows of which the outer ones are cut: their edges are a quarter of a row from the frame's.
  expect(snapped({ u: 0.26, v: 0.13 }, size, grid).v).toBeCloseTo(0.75 / 5.5, 9);
});
