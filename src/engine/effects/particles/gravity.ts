// Dust attracted by gravity wells: it falls in along curves, is flung out, and respawns at the edge after leaving the frame or falling
// in. The force is softened near a well; otherwise rounding errors would eject particles at extreme speeds.

import { cos, sin, TAU } from '../../kernels/scalar/math.ts';
import { defineParticles, type ParticleMoment, type ParticleState } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { motionSettings, type MotionValues } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { flicker } from './sparkle.ts';

const PULL = 0.22;
const SOFT = 0.02;
const { count, gravity: downward, ...rest } = motionSettings({ count: 200, life: 12, speed: 0.35, gravity: 0 });

export const gravity = defineParticles({
  name: 'gravity',
  category: 'particles',
  summary: 'Dust pulled into gravity wells and flung around them.',
  params: {
    count,
    wells: p.points({ default: '[(0.5, 0.5)]', unit: 'uv', doc: 'Positions of the wells, across and down the frame.' }),
    ...rest,
    gravity: downward,
  },
  example:
    'scene example for 5s { gamma: 0.6  particles gravity on sm { count: 700  wells: [(0.35, 0.5), (0.65, 0.5)]  glyphs: "·+*✶✸"  color: ramp([#7a5cff, #ff6fb0, #ffd9a0], u)  trail: 10 }  shade: bloom(threshold: 80, strength: 1) }',
  seeded: true,
  caps: { low: 200, standard: 500, high: 1200 },
  create(moment, args) {
    const state = emptyPopulation(moment.cap);
    release(state, moment, args, true);
    return state;
  },
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    const wells = args.wells.map(([u, v]) => [frameX(moment, u), frameY(moment, v)] as const);
    const share = 1 / Math.max(1, wells.length);
    // Four substeps per frame keep close passes accurate.
    const dt = moment.dt / 4;
    for (let i = 0; i < state.count; i++) {
      for (let step = 0; step < 4; step++) {
        let ax = 0;
        let ay = args.gravity;
        for (const [wx, wy] of wells) {
          const dx = wx - state.x[i];
          const dy = wy - state.y[i];
          const d2 = dx * dx + dy * dy + SOFT;
          const pull = (PULL * share * (wells.length > 1 ? 2 : 1)) / (d2 * Math.sqrt(d2));
          ax += dx * pull;
          ay += dy * pull;
        }
        state.vx[i] += ax * dt;
        state.vy[i] += ay * dt;
        state.x[i] += state.vx[i] * dt;
        state.y[i] += state.vy[i] * dt;
      }
    }
    removeGone(
      state,
      (i) =>
        state.age[i] >= state.life[i] ||
        Math.abs(state.x[i]) > moment.halfWidth * 1.25 ||
        Math.abs(state.y[i]) > moment.halfHeight * 1.25,
    );
    release(state, moment, args, false);
  },
  draw(state, _moment, _args, sink) {
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      const speed = Math.sqrt(state.vx[i] * state.vx[i] + state.vy[i] * state.vy[i]);
      // Fast dust glows.
      const strength =
        Math.min(1, 0.4 + speed * 0.5) * Math.min(1, state.age[i] * 5 + 0.2) * flicker(id, state.age[i], 0.2, 2);
      for (let s = 0; s < 5; s++)
        sink(state.x[i] - state.vx[i] * 0.014 * s, state.y[i] - state.vy[i] * 0.014 * s, strength * (1 - s * 0.18), id);
    }
  },
});

/** At the start anywhere, on near-circular orbits; later from the edge. */
function release(state: ParticleState, moment: ParticleMoment, args: MotionValues, isStart: boolean): void {
  giveBirth(state, moment, args, (i, id) => {
    const angle = moment.random(id, 1) * TAU;
    const reach = isStart ? 0.15 + 0.85 * moment.random(id, 2) : 1.05;
    const c = cos(angle);
    const s = sin(angle);
    state.x[i] = c * reach * (isStart ? 1 : moment.halfWidth);
    state.y[i] = s * reach * (isStart ? 1 : moment.halfHeight);
    const pace = args.speed * (0.7 + 0.6 * moment.random(id, 3)) * (isStart ? 1 / Math.sqrt(reach + 0.1) : 0.6);
    // Tangential, nearly all in one direction: a disc rather than a cloud.
    const side = moment.random(id, 4) < 0.85 ? 1 : -1;
    state.vx[i] = -s * pace * side - (isStart ? 0 : c * pace * 0.4);
    state.vy[i] = c * pace * side - (isStart ? 0 : s * pace * 0.4);
    state.life[i] = args.life * (0.5 + 0.5 * moment.random(id, 5));
  });
}
