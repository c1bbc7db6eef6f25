// Simulations at the points that matter: known patterns of Life, rules by name, rain that falls, spectra that follow the sound.

import { describe, expect, it } from 'vitest';
import type { LatticeEffect, LatticeMoment, State } from '../../../src/engine/effect-api/define.ts';
import { lifeRule } from '../../../src/engine/effects/fields/life-rules.ts';
import type { Params } from '../../../src/engine/effect-api/params.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { asText, runLattice } from '../harness.ts';

const lattices = new Map(
  effects.filter((e) => e.kind === 'lattice').map((e) => [e.name, e as LatticeEffect<Params, State>]),
);
const lattice = (name: string) => lattices.get(name)!;

describe('life', () => {
  const start = (rule: string, pattern: string[]) => {
    const run = runLattice(lattice('life'), 0, {
      overrides: { rule, density: 0 },
      setting: { width: 80, height: 80, cellWidth: 10, cellHeight: 10 },
    });
    const alive = run.state['alive'] as Uint8Array;
    pattern.forEach((line, row) =>
      [...line].forEach((c, col) => {
        if (c === '#') alive[row * run.cols + col] = 1;
      }),
    );
    const living = () =>
      asText(Float32Array.from(run.state['alive'] as Uint8Array), run.cols)
        .split('\n')
        .map((line) => line.replaceAll('@', '#'))
        .filter((line) => line.trim() !== '');
    return { ...run, living };
  };
  it('a blinker blinks', () => {
    const { advance, state, living } = start('life', ['', '', '  ###']);
    advance(state, 1);
    expect(living()).toEqual(['   #', '   #', '   #']);
    advance(state, 2);
    expect(living()).toEqual(['  ###']);
  });
  it('a glider wraps around the edges', () => {
    const { advance, state, living } = start('B3/S23', [' #', '  #', '###']);
    const first = living();
    for (let frame = 1; frame <= 32; frame++) advance(state, frame);
    expect(living()).toEqual(first);
  });
  it('seeds keep nothing alive', () => {
    const { advance, state, living } = start('seeds', ['', '  ##']);
    advance(state, 1);
    expect(living()).toEqual(['  ##', '  ##']);
  });
  it('reads rules by name and by numbers', () => {
    expect(lifeRule('highlife')).toEqual({ born: (1 << 3) | (1 << 6), stays: (1 << 2) | (1 << 3) });
    expect(lifeRule('b2/s')).toEqual({ born: 4, stays: 0 });
    expect(lifeRule('nonsense')).toEqual(lifeRule('life'));
  });
  it('takes half steps', () => {
    const slow = runLattice(lattice('life'), 8, { overrides: { steps: 0.5 } });
    const fast = runLattice(lattice('life'), 4, { overrides: { steps: 1 } });
    expect(slow.state['alive']).toEqual(fast.state['alive']);
  });
});

describe('rain', () => {
  it('falls: heads are further down a moment later', () => {
    const headsOf = (frames: number) => {
      const { cells, cols, rows } = runLattice(lattice('rain'), frames);
      const heads = new Map<number, number>();
      for (let row = 0; row < rows; row++)
        for (let col = 0; col < cols; col++) if (cells[row * cols + col] === 1) heads.set(col, row);
      return heads;
    };
    const before = headsOf(20),
      after = headsOf(24);
    const moved = [...before].filter(([col]) => after.has(col)).map(([col, row]) => after.get(col)! - row);
    expect(moved.length).toBeGreaterThan(10);
    expect(moved.filter((rows) => rows >= 0).length / moved.length).toBeGreaterThan(0.9);
  });
  it('stands still at speed 0', () => {
    expect(runLattice(lattice('rain'), 9, { overrides: { speed: 0 } }).cells).toEqual(
      runLattice(lattice('rain'), 0, { overrides: { speed: 0 } }).cells,
    );
  });
});

describe('sound', () => {
  const lit = (cells: Float32Array) => cells.filter((x) => x > 0.03).length / cells.length;
  it('spectrum rises with the level, and is empty in silence', () => {
    const at = (sound: number) => lit(runLattice(lattice('spectrum'), 3, { setting: { sound } }).cells);
    expect(at(0)).toBe(0);
    expect(at(0.8)).toBeGreaterThan(at(0.3) * 2);
  });
  it('bars of the spectrum begin on whole cells, with gaps of one width', () => {
    const { cells, cols, rows } = runLattice(lattice('spectrum'), 3, { overrides: { bars: 14 } });
    const foot = Array.from({ length: cols }, (_, col) => (cells[(rows - 1) * cols + col] > 0 ? '#' : ' ')).join('');
    const bars = foot.split(/ +/).filter((bar) => bar !== '');
    const gaps = foot
      .trimEnd()
      .split(/#+/)
      .filter((gap) => gap !== '');
    expect(bars).toHaveLength(14);
    expect(new Set(gaps.map((gap) => gap.length)).size).toBe(1);
    expect(Math.max(...bars.map((bar) => bar.length)) - Math.min(...bars.map((bar) => bar.length))).toBeLessThan(2);
  });
  it('spectrum is rotated in portrait', () => {
    const upright = runLattice(lattice('spectrum'), 0);
    const turned = runLattice(lattice('spectrum'), 0, { setting: { width: 360, height: 640 } });
    const column = (run: typeof upright, col: number) =>
      Array.from({ length: run.rows }, (_, row) => run.cells[row * run.cols + col]);
    expect(Math.max(...column(upright, 0))).toBe(Math.max(...column(upright, upright.cols - 1)));
    expect(Math.max(...column(turned, 0))).toBeGreaterThan(0.2);
    expect(Math.max(...column(turned, turned.cols - 1))).toBe(0);
  });
  it('waveform rests at its position', () => {
    const { cells, cols, rows } = runLattice(lattice('waveform'), 0, { setting: { sound: 0 }, overrides: { y: 0.25 } });
    const brightest = [...cells].indexOf(Math.max(...cells));
    expect(Math.floor(brightest / cols) / rows).toBeCloseTo(0.25, 1);
  });
});

describe('reactionDiffusion', () => {
  it('grows from its start and stays in range', () => {
    const cover = (frames: number) =>
      runLattice(lattice('reactionDiffusion'), frames).cells.filter((x) => x > 0.2).length;
    expect(cover(60)).toBeGreaterThan(cover(0) * 1.1);
  });
  it.each(['center', 'ring', 'random'])('start %s does not die out', (start) => {
    const { cells } = runLattice(lattice('reactionDiffusion'), 40, { overrides: { start } });
    expect(cells.filter((x) => x > 0.3).length / cells.length).toBeGreaterThan(0.02);
  });
});

describe('attractor', () => {
  it.each(['clifford', 'dejong', 'svensson', 'bedhead'])('%s draws its figure at every moment', (kind) => {
    for (const frames of [0, 100, 400]) {
      const { cells } = runLattice(lattice('attractor'), frames, { overrides: { kind } });
      const lit = cells.filter((x) => x > 0.1).length / cells.length;
      expect(lit).toBeGreaterThan(0.08);
      expect(lit).toBeLessThan(0.7);
    }
  });
});

describe('glyphText', () => {
  it('requests its text from the engine at its position', () => {
    const asked: unknown[] = [];
    const rasterText: LatticeMoment['rasterText'] = (...args) => {
      asked.push(args);
      return new Float32Array(args[1] * args[2]).fill(0.5);
    };
    const { cells, cols, rows } = runLattice(lattice('glyphText'), 0, {
      overrides: { text: 'HI', size: 0.7, at: 'topLeft' },
      rasterText,
    });
    // Without a font of its own the harness puts a word in its place.
    expect(asked).toEqual([['HI', cols, rows, 0.7, [0.25, 0.2], expect.anything()]]);
    expect(cells.every((x) => x === 0.5)).toBe(true);
  });
});
