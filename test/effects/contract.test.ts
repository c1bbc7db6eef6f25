// What every effect promises, over the whole registry: it says everything about itself, and whatever it is given it stays finite,
// in its range and the same each time.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/catalog.generated.ts';
import type { Effect, LatticeEffect, State } from '../../src/engine/effect-api/define.ts';
import type { Params } from '../../src/engine/effect-api/params.ts';
import { effects } from '../../src/engine/effects/registry.generated.ts';
import {
  type Choice,
  copyState,
  evaluateEffect,
  isPure,
  type Overrides,
  type PureEffect,
  runLattice,
  type Setting,
} from './harness.ts';

const label = (effect: Effect) => `${effect.kind} ${effect.name}`;
const CHOICES: Choice[] = ['default', 'min', 'max'];
const CORNERS: Record<string, Partial<Setting>> = {
  'as usual': {},
  'one cell': { width: 16, height: 16, cellWidth: 16, cellHeight: 16 },
  portrait: { width: 360, height: 640 },
  'no time at all': { duration: 0 },
  silence: { sound: 0 },
};

/** -1: below, 1: above, NaN: not finite; with the first such value. */
function wrongValue(values: Float32Array, min: number, max: number): number | null {
  for (const value of values) if (!(value >= min && value <= max)) return value;
  return null;
}

describe('the metadata of every effect', () => {
  it.each(effects.map((effect) => [label(effect), effect] as const))('%s', (_, effect) => {
    expect(effect.name).toMatch(/^[a-zA-Z][A-Za-z0-9]*$/);
    expect(effect.summary).toMatch(/^[^a-z].*\.$/s);
    expect(effect.category).not.toBe('');
    const params: Params = 'params' in effect ? effect.params : {};
    if ('example' in effect) expect(effect.example.trim()).not.toBe('');
    for (const [name, param] of Object.entries(params)) {
      const where = `${effect.name}.${name}`;
      expect(param.doc, where).toMatch(/[.!?]$/);
      expect(param.unit, where).toBeTruthy();
      const isNumber = ['number', 'integer', 'time', 'angle', 'hue'].includes(param.kind);
      if (isNumber) {
        expect(param.min, where).toBeLessThan(param.max!);
        if (!param.required) {
          expect(typeof param.default, where).toBe('number');
          expect(param.default, where).toBeGreaterThanOrEqual(param.min!);
          expect(param.default, where).toBeLessThanOrEqual(param.max!);
        }
      }
      if (param.kind === 'word') {
        expect(param.words!.length, where).toBeGreaterThan(1);
        if (!param.alternatives?.includes('text') && param.default !== undefined)
          expect(param.words, where).toContain(param.default);
      }
    }
  });

  it('is in a file of its own name', () => {
    const root = join(import.meta.dirname, '../../src/engine/effects');
    const kebab = (name: string) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
    const folders = [
      'fields',
      'distances',
      'masks',
      'transforms',
      'colors',
      'shaders',
      'feedback',
      'transitions',
      'particles',
    ];
    const files = new Set(folders.flatMap((folder) => readdirSync(join(root, folder))));
    const oneFileEach = effects.filter((e) =>
      [
        'field',
        'lattice',
        'distance',
        'mask',
        'transform',
        'color',
        'shader',
        'feedback',
        'transition',
        'particles',
      ].includes(e.kind),
    );
    expect(oneFileEach.filter((e) => !files.has(`${kebab(e.name)}.ts`)).map(label)).toEqual([]);
  });

  it('is in the catalog', () => {
    const entries = new Set(catalog.map((entry) => `${entry.kind} ${entry.name}`));
    const kindOf = (effect: Effect) => (effect.kind === 'lattice' ? 'field' : effect.kind);
    expect(effects.filter((e) => !entries.has(`${kindOf(e)} ${e.name}`)).map(label)).toEqual([]);
    expect(catalog.length).toBe(effects.length);
  });
});

describe('pure effects stay finite and in range', () => {
  const pure = effects.filter(isPure) as PureEffect[];
  it.each(pure.map((effect) => [label(effect), effect] as const))('%s', (_, effect) => {
    const [min, max] = effect.kind === 'field' || effect.kind === 'mask' ? [-1e-6, 1 + 1e-6] : [-3.5e38, 3.5e38];
    for (const choice of CHOICES) {
      for (const [corner, setting] of Object.entries(CORNERS)) {
        for (const t of corner === 'no time at all' ? [0] : [0, 1.7]) {
          const { planes } = evaluateEffect(effect, { choice, setting, t });
          for (const plane of planes) expect(wrongValue(plane, min, max), `${choice}, ${corner}, t = ${t}`).toBeNull();
        }
      }
    }
  });
});

describe('pure effects are the same each time, and at every density', () => {
  // Three fine cells for a coarse one: the middle one has the coarse one's place, to the bit.
  const COARSE = { width: 630, height: 342, cellWidth: 30, cellHeight: 57 };
  const FINE = { ...COARSE, cellWidth: 10, cellHeight: 19 };
  const pure = effects.filter(isPure) as PureEffect[];
  it.each(pure.map((effect) => [label(effect), effect] as const))('%s', (_, effect) => {
    const coarse = evaluateEffect(effect, { setting: COARSE });
    const again = evaluateEffect(effect, { setting: COARSE });
    const fine = evaluateEffect(effect, { setting: FINE });
    expect(again.planes).toEqual(coarse.planes);
    coarse.planes.forEach((plane, part) => {
      const sampled = plane.map(
        (_value, i) => fine.planes[part][(Math.floor(i / coarse.cols) * 3 + 1) * fine.cols + (i % coarse.cols) * 3 + 1],
      );
      expect(sampled).toEqual(plane);
    });
  });
});

const lattices = effects.filter((effect) => effect.kind === 'lattice') as LatticeEffect<Params, State>[];
/** Replaces the engine's letters: a bar in the middle. */
const rasterText = (_text: string, cols: number, rows: number) =>
  Float32Array.from({ length: cols * rows }, (_, i) => (Math.abs(Math.floor(i / cols) - rows / 2) < rows / 4 ? 1 : 0));

describe('fields on a lattice', () => {
  it.each(lattices.map((effect) => [label(effect), effect] as const))('%s stays finite and in range', (_, effect) => {
    for (const choice of CHOICES) {
      for (const [corner, setting] of Object.entries(CORNERS)) {
        const overrides: Overrides = choice === 'max' ? { points: 20000 } : {};
        const { cells } = runLattice(effect, 4, { choice, setting, rasterText, overrides });
        expect(wrongValue(cells, 0, 1), `${choice}, ${corner}`).toBeNull();
      }
    }
  });

  it.each(lattices.map((effect) => [label(effect), effect] as const))(
    '%s is the same whether played to or reached from a copy',
    (_, effect) => {
      const played = runLattice(effect, 20, { rasterText });
      const half = runLattice(effect, 10, { rasterText });
      const copy = copyState(half.state);
      for (let frame = 11; frame <= 20; frame++) half.advance(half.state, frame);
      for (let frame = 11; frame <= 20; frame++) half.advance(copy, frame);
      expect(half.draw(copy, 20)).toEqual(played.cells);
      expect(half.draw(half.state, 20)).toEqual(played.cells);
    },
  );

  it.each(lattices.map((effect) => [label(effect), effect] as const))(
    '%s draws without changing its state',
    (_, effect) => {
      const run = runLattice(effect, 6, { rasterText });
      const before = copyState(run.state);
      const first = run.draw(run.state, 6);
      expect(run.state).toEqual(before);
      expect(run.draw(run.state, 6)).toEqual(first);
    },
  );

  it.each(lattices.filter((e) => e.seeded).map((effect) => [label(effect), effect] as const))(
    '%s has another picture for another seed',
    (_, effect) => {
      const start: Overrides = effect.name === 'reactionDiffusion' ? { start: 'random' } : {};
      // A word that is as bright as its place tells places apart.
      const litByPlace = (_text: string, cols: number, rows: number, _size: number, [u, v]: [number, number]) =>
        new Float32Array(cols * rows).fill((u + v) / 2);
      const drawn = (seed: number) =>
        runLattice(effect, 3, { setting: { seed }, overrides: start, rasterText: litByPlace }).cells;
      expect(drawn(8)).not.toEqual(drawn(9));
    },
  );
});
