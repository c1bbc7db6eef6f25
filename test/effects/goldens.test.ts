// A text picture of every field, mask, distance, transform and function of place, on a fixed grid at a fixed moment. A change is
// reviewed as text; `UPDATE_GOLDENS=1 npx vitest run test/effects/goldens.test.ts` records them again, and a failure leaves
// what was drawn in test-output/goldens. Whole frames (shaders, particles, feedback …) are held by the reference's digests.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Effect, LatticeEffect, State } from '../../src/engine/effect-api/define.ts';
import type { Params } from '../../src/engine/effect-api/params.ts';
import { effects } from '../../src/engine/effects/registry.generated.ts';
import { asText, evaluate, evaluateEffect, isPure, plainArgs, runLattice } from './harness.ts';

const ROOT = join(import.meta.dirname, 'goldens');
const isRecording = process.env['UPDATE_GOLDENS'] === '1';
/** 72 × 21 cells, the shape of glyphs: wide enough to know a picture by, small enough to read in a review. */
const GRID = { width: 720, height: 420, cellWidth: 10, cellHeight: 20 };
const T = 1.75;

const subjects = effects
  .filter((e) => isPure(e) || e.kind === 'lattice')
  .filter((e) => e.kind !== 'math' && e.kind !== 'color');
const label = (effect: Effect) => `${effect.kind === 'lattice' ? 'field' : effect.kind}/${effect.name}`;

function picture(effect: Effect): string {
  if (effect.kind === 'lattice') {
    const rasterText = (_text: string, cols: number, rows: number) =>
      Float32Array.from({ length: cols * rows }, (_, i) => (Math.floor(i / cols) % 7 < 4 ? 1 : 0));
    const { cells, cols } = runLattice(effect as LatticeEffect<Params, State>, 42, { setting: GRID, rasterText });
    return asText(cells, cols, cols > 72 ? 2 : 1);
  }
  if (effect.kind === 'transform') {
    // What the transform does to a checkered disc that is lighter to the right.
    const { planes, cols } = evaluate(
      (s) => {
        const args = Object.fromEntries(
          Object.entries(plainArgs(effect.params)).map(([key, value]) => [
            key,
            effect.params[key].kind === 'field'
              ? s.u
              : effect.params[key].kind === 'word'
                ? value
                : s.num(Number(value)),
          ]),
        );
        const { x, y } = effect.map(s, args as never);
        const there = s.at(x, y);
        const squares = s.mod(s.add(s.floor(s.mul(there.x, 3)), s.floor(s.mul(there.y, 3))), 2);
        return [s.mul(s.add(s.mul(squares, 0.7), 0.3), s.add(s.mul(there.u, 0.6), 0.4), s.lt(there.dist, 1.2))];
      },
      T,
      GRID,
    );
    return asText(planes[0], cols);
  }
  const { planes, cols } = evaluateEffect(effect as never, { t: T, setting: GRID });
  // Distances as rings a fifth of a unit apart, so that their shape is seen inside and out.
  const shown =
    effect.kind === 'distance' ? planes[0].map((d) => (d < 0 ? 1 : 0.8 - Math.min(0.8, d * 1.2))) : planes[0];
  return asText(shown, cols);
}

describe('pictures as text', () => {
  it.each(subjects.map((effect) => [label(effect), effect] as const))('%s', (key, effect) => {
    const path = join(ROOT, `${key}.txt`);
    const actual = `${picture(effect)}\n`;
    const drawn = join(import.meta.dirname, '../../test-output/goldens', `${key}.txt`);
    if (isRecording) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, actual);
      return;
    }
    expect(existsSync(path), `${key} has no golden: record it with UPDATE_GOLDENS=1 and look at it`).toBe(true);
    const golden = readFileSync(path, 'utf8');
    if (actual !== golden) {
      mkdirSync(dirname(drawn), { recursive: true });
      writeFileSync(drawn, actual);
    }
    expect(actual).toBe(golden);
  });

  it('has no golden left over', () => {
    const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.txt'))
      .map((file) => file.replaceAll('\\', '/').replace('.txt', ''));
    expect(files.filter((file) => !subjects.some((effect) => label(effect) === file))).toEqual([]);
  });
});
