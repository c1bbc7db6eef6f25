// Particle systems: caps and who survives them, births at a rate and up to a count, copies, the same steps whatever else runs,
// nothing that is not a number, and that each shows something where it should.

import { describe, expect, it } from 'vitest';
import type { ParticlesEffect, ParticleState } from '../../../src/engine/effect-api/define.ts';
import { commonSettings } from '../../../src/engine/effects/particles/common-settings.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { argsOf, drawn, HALF_WIDTH, momentAt, play } from './harness.ts';

const systems = effects.filter((e): e is ParticlesEffect => e.kind === 'particles');
const named = (name: string): ParticlesEffect => systems.find((s) => s.name === name)!;
const copyOf = (state: ParticleState): ParticleState =>
  Object.fromEntries(
    Object.entries(state).map(([k, v]) => [k, typeof v === 'number' ? v : v.slice()]),
  ) as ParticleState;
/** Arguments that make every system emit particles, even those that emit few by default. */
const LIVELY: Record<string, Record<string, unknown>> = { explosion: { rate: 90 } };

it('has the systems of the catalog', () => {
  expect(systems.map((s) => s.name)).toEqual(
    expect.arrayContaining([
      'boids',
      'bubbles',
      'dissolve',
      'embers',
      'explosion',
      'flow',
      'gravity',
      'orbit',
      'snow',
      'starfield',
    ]),
  );
  expect(named('explosion').caps).toEqual({ low: 300, standard: 1000, high: 2500 });
  expect(named('embers').caps).toEqual({ low: 500, standard: 1500, high: 3000 });
  expect(named('starfield').caps).toEqual({ low: 300, standard: 800, high: 1500 });
  expect(named('dissolve').caps).toEqual({ low: 200, standard: 600, high: 1200 });
});

describe.each(systems.map((s) => [s.name, s] as const))('%s', (name, system) => {
  const lively = LIVELY[name] ?? {};

  it('shows bright particles in the frame after a second and a half', () => {
    const sparks = drawn(system, play(system, 36, lively), 36, lively).filter(
      (s) => Math.abs(s.x) < HALF_WIDTH && Math.abs(s.y) < 1,
    );
    expect(sparks.length).toBeGreaterThan(15);
    expect(Math.max(...sparks.map((s) => s.strength))).toBeGreaterThan(0.6);
  });

  it('gives the same state when played twice, and from a checkpoint', () => {
    const half = play(system, 20, lively);
    const copy = copyOf(half);
    for (let f = 21; f <= 40; f++) {
      system.advance(half, momentAt(f), argsOf(system, lively));
    }
    for (let f = 21; f <= 40; f++) {
      system.advance(copy, momentAt(f), argsOf(system, lively));
    }
    expect(copy).toEqual(half);
    expect(drawn(system, play(system, 40, lively), 40, lively)).toEqual(drawn(system, half, 40, lively));
  });

  it('never exceeds the cap, and keeps the newest particles', () => {
    const args = { ...lively, count: 1000, rate: 2000 };
    const state = play(system, 12, args, 60);
    expect(state.count).toBeLessThanOrEqual(60);
    expect(state.x.length).toBe(60);
    const ids = [...state.id.subarray(0, state.count)];
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    // 2000 a second fill the cap again in each frame: all were born in the last one.
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(state.born - 60);
  });

  it('stays finite, also at the limits of its parameters', () => {
    const ends = Object.entries({ ...commonSettings, ...system.params }).flatMap(([key, p]) =>
      'min' in p && (p.kind === 'number' || p.kind === 'integer' || p.kind === 'angle' || p.kind === 'time')
        ? [{ [key]: p.min }, { [key]: p.max }]
        : [],
    );
    for (const args of ends) {
      const state = play(system, 3, { ...lively, ...args }, 40);
      for (const array of [state.x, state.y, state.vx, state.vy, state.age])
        expect(array.subarray(0, state.count).every((v) => !Number.isNaN(v))).toBe(true);
      expect(drawn(system, state, 3, { ...lively, ...args }).every((s) => !Number.isNaN(s.strength))).toBe(true);
    }
  });

  it('draws levels within 0..1 only', () => {
    for (const s of drawn(system, play(system, 30, lively), 30, lively)) {
      expect(s.strength).toBeGreaterThanOrEqual(0);
      expect(s.strength).toBeLessThanOrEqual(1.2);
    }
  });
});

describe('births', () => {
  it('follow the rate, with fractions carried over', () => {
    const state = play(named('snow'), 48, { rate: 10, life: 100 });
    expect(state.born).toBe(20);
    expect(play(named('snow'), 48, { rate: 0.5 }).born).toBe(1);
  });
  it('start full with `count` and empty with `rate`', () => {
    for (const name of ['dissolve', 'starfield', 'orbit', 'gravity', 'boids', 'flow']) {
      expect(named(name).create(momentAt(0, 5000), argsOf(named(name))).count).toBe(
        Number((named(name).params as Record<string, { default?: unknown }>).count.default),
      );
    }
    for (const name of ['explosion', 'embers', 'snow', 'bubbles'])
      expect(named(name).create(momentAt(0), argsOf(named(name))).count).toBe(0);
  });
  it('replace particles that die, up to `count`', () => {
    expect(play(named('dissolve'), 200, { count: 50, life: 0.2 }).count).toBe(50);
  });
  it('are at `at`, horizontally and vertically', () => {
    const state = play(named('explosion'), 1, { rate: 24 * 10, at: [0.75, 0.25] });
    expect(state.count).toBe(10);
    for (let i = 0; i < 10; i++)
      expect([state['ox'], state['oy']].map((values) => (values as Float32Array)[i])).toEqual([
        Math.fround(HALF_WIDTH / 2),
        -0.5,
      ]);
  });
});

describe('motion', () => {
  it('explosion moves outward, or upward in a narrow cone', () => {
    const state = play(named('explosion'), 10, { rate: 100, spread: 0.5, gravity: 0 });
    for (let i = 0; i < state.count; i++) if (state.age[i] > 0) expect(state.y[i]).toBeLessThan(0);
  });
  it('snow falls and bubbles rise', () => {
    const fall = play(named('snow'), 20, { rate: 100 });
    const rise = play(named('bubbles'), 20, { rate: 100 });
    expect(fall.y[0]).toBeGreaterThan(-1);
    expect(rise.y[0]).toBeLessThan(1);
  });
  it('boids align', () => {
    const order = (state: ParticleState): number => {
      // Mean length of the mean heading within squares of the frame: 1 where all fly one way.
      let sum = 0,
        n = 0;
      for (let i = 0; i < state.count; i++) {
        let vx = 0,
          vy = 0,
          near = 0;
        for (let j = 0; j < state.count; j++) {
          if ((state.x[i] - state.x[j]) ** 2 + (state.y[i] - state.y[j]) ** 2 > 0.03) continue;
          const speed = Math.sqrt(state.vx[j] ** 2 + state.vy[j] ** 2);
          vx += state.vx[j] / speed;
          vy += state.vy[j] / speed;
          near++;
        }
        sum += Math.sqrt(vx * vx + vy * vy) / near;
        n++;
      }
      return sum / n;
    };
    expect(order(play(named('boids'), 72))).toBeGreaterThan(order(play(named('boids'), 0)) + 0.2);
  });
  it('of birds passes each heading to the sink, so that arrows point along it', () => {
    const state = play(named('boids'), 30);
    let wrong = 0,
      seen = 0;
    named('boids').draw(state, momentAt(30), argsOf(named('boids'), {}), (x, y, _strength, _id, heading) => {
      for (let i = 0; i < state.count; i++) {
        if (x !== state.x[i] || y !== state.y[i]) continue;
        const speed = Math.hypot(state.vx[i], state.vy[i]);
        seen++;
        if (
          Math.abs(Math.cos(heading! * 2 * Math.PI) - state.vx[i] / speed) > 1e-3 ||
          Math.abs(Math.sin(heading! * 2 * Math.PI) - state.vy[i] / speed) > 1e-3
        )
          wrong++;
      }
    });
    expect(seen).toBeGreaterThanOrEqual(state.count);
    expect(wrong).toBe(0);
  });
  it('3000 boids stay within the frame', () => {
    const state = play(named('boids'), 10, { count: 3000 }, 3000);
    expect(state.count).toBe(3000);
    for (let i = 0; i < 3000; i++) expect(Math.abs(state.x[i])).toBeLessThan(HALF_WIDTH * 1.1);
  });
  it('a well attracts particles', () => {
    const far = (state: ParticleState): number => {
      let s = 0;
      for (let i = 0; i < state.count; i++) s += Math.sqrt((state.x[i] - 0.8) ** 2 + state.y[i] ** 2);
      return s / state.count;
    };
    const args = { wells: [[0.5 + 0.4 / HALF_WIDTH, 0.5]], speed: 0 };
    expect(far(play(named('gravity'), 14, args))).toBeLessThan(far(play(named('gravity'), 0, args)));
  });
});
