// Glitches of glyphs: damaged blocks, bars, streams and words.

import { expect, test } from 'vitest';
import type { LatticeEffect, LatticeMoment, State } from '../../../src/engine/effect-api/define.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { runLattice } from '../harness.ts';

const lattice = (name: string) =>
  effects.find((e) => e.kind === 'lattice' && e.name === name) as LatticeEffect<Params, State>;
const lit = (cells: Float32Array) => cells.filter((x) => x > 0).length / cells.length;

test('corruption covers its share of the frame, and changes at its rate', () => {
  const at = (frame: number, density: number) =>
    runLattice(lattice('corruption'), frame, { overrides: { density } }).cells;
  expect(lit(at(0, 0))).toBe(0);
  expect(lit(at(0, 1))).toBe(1);
  expect(at(0, 0.5)).toEqual(at(3, 0.5));
  expect(at(0, 0.5)).not.toEqual(at(4, 0.5));
});

test('scan bars light as much of the frame as their trails are long', () => {
  const { cells } = runLattice(lattice('scanBars'), 5, { overrides: { bars: 2, width: 0.25 } });
  expect(lit(cells)).toBeCloseTo(0.25, 1);
});

test('digits of a stream keep their values as they move', () => {
  const rowsAt = (frame: number) => {
    const { cells, cols, rows } = runLattice(lattice('stream'), frame, { overrides: { density: 1 } });
    return Array.from({ length: rows }, (_, row) => [...cells.slice(row * cols, (row + 1) * cols)]);
  };
  const [before, after] = [rowsAt(0), rowsAt(12)];
  let moved = 0;
  before.forEach((row, i) => {
    const shift = Array.from({ length: 41 }, (_, k) => k - 20).find((by) =>
      row.slice(20, 40).every((value, col) => after[i]![20 + col + by] === value),
    );
    expect(shift).toBeDefined();
    if (shift !== 0) moved++;
  });
  expect(moved).toBeGreaterThan(before.length / 2);
});

test('word bursts draw as many words as asked, from their list, and new ones at the next step', () => {
  const asked: string[] = [];
  const rasterText: LatticeMoment['rasterText'] = (word, cols, rows) => {
    asked.push(word);
    return new Float32Array(cols * rows).fill(1);
  };
  const draw = (step: number) => {
    asked.length = 0;
    runLattice(lattice('wordBursts'), 0, { overrides: { words: 'A|BC| |D', count: 6, step }, rasterText });
    return asked.slice(-6);
  };
  const first = draw(0);
  expect(first).toHaveLength(6);
  expect(first.every((word) => ['A', 'BC', 'D'].includes(word))).toBe(true);
  expect(draw(1)).not.toEqual(first);
});

test('presets of reaction and diffusion are pairs of feed and kill', () => {
  const run = (overrides: Record<string, number | string>) =>
    runLattice(lattice('reactionDiffusion'), 10, { overrides }).cells;
  expect(run({ preset: 'mazes' })).toEqual(run({ feed: 0.029, kill: 0.057 }));
  expect(run({ preset: 'mazes' })).not.toEqual(run({}));
});
