// Particles that follow a field's gradient uphill, with some inertia, and respawn elsewhere when their life ends, so that they trace the
// field's ridges.

import { defineParticles, type ParticleMoment, type ParticleState } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { motionSettings, type MotionValues } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { fadeInOut, own } from './sparkle.ts';

/** Half the distance, in frame units, over which the gradient is measured: wider than a cell, so that no grid shows. */
const REACH = 0.03;
const { count, ...rest } = motionSettings({ count: 500, life: 2.6, speed: 0.5 });

export const flow = defineParticles({
  name: 'flow',
  category: 'particles',
  summary: 'Particles carried along the gradient of a field.',
  params: {
    count,
    field: p.field({ default: 'noise(scale: 2)', doc: 'The field whose gradient they follow, from dark to bright.' }),
    ...rest,
  },
  example:
    'scene example for 4s { gamma: 0.6  particles flow on sm { count: 1000  field: plasma(scale: 0.8)  glyphs: "·+*✶✸"  hue: 0.3 + dist * 0.2  trail: 14 }  shade: bloom(threshold: 70, strength: 1) }',
  seeded: true,
  caps: { low: 300, standard: 800, high: 2000 },
  create(moment, args) {
    const state = emptyPopulation(moment.cap);
    scatter(state, moment, args, true);
    return state;
  },
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    const { halfWidth, halfHeight, dt } = moment;
    const du = REACH / (2 * halfWidth);
    const dv = REACH / (2 * halfHeight);
    // Fraction of the old velocity kept after one frame: a quarter of a second to turn.
    const keep = Math.max(0, 1 - dt * 6);
    for (let i = 0; i < state.count; i++) {
      const u = (state.x[i] / halfWidth + 1) / 2;
      const v = (state.y[i] / halfHeight + 1) / 2;
      const gx = args.field.sample(u + du, v) - args.field.sample(u - du, v);
      const gy = args.field.sample(u, v + dv) - args.field.sample(u, v - dv);
      const steep = Math.sqrt(gx * gx + gy * gy);
      // Particles drift on where the field is flat, and reach full speed on a slope.
      const pace = steep < 1e-6 ? 0 : (args.speed * Math.min(1, steep * 20)) / steep;
      state.vx[i] = state.vx[i] * keep + gx * pace * (1 - keep);
      state.vy[i] = state.vy[i] * keep + (gy * pace + args.gravity) * (1 - keep);
      state.x[i] += state.vx[i] * dt;
      state.y[i] += state.vy[i] * dt;
    }
    removeGone(
      state,
      (i) =>
        state.age[i] >= state.life[i] ||
        Math.abs(state.x[i]) > halfWidth * 1.05 ||
        Math.abs(state.y[i]) > halfHeight * 1.05,
    );
    scatter(state, moment, args, false);
  },
  draw(state, _moment, _args, sink) {
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      const strength = fadeInOut(state.age[i], state.life[i], 0.15) * (0.75 + 0.25 * own(id, 1));
      for (let s = 0; s < 5; s++)
        sink(state.x[i] - state.vx[i] * 0.035 * s, state.y[i] - state.vy[i] * 0.035 * s, strength * (1 - s * 0.19), id);
    }
  },
});

function scatter(state: ParticleState, moment: ParticleMoment, args: MotionValues, isStart: boolean): void {
  giveBirth(state, moment, args, (i, id) => {
    state.x[i] = frameX(moment, args.at[0]) + (moment.random(id, 1) * 2 - 1) * moment.halfWidth;
    state.y[i] = frameY(moment, args.at[1]) + (moment.random(id, 2) * 2 - 1) * moment.halfHeight;
    state.life[i] = args.life * (0.5 + 0.5 * moment.random(id, 3));
    if (isStart) state.age[i] = state.life[i] * moment.random(id, 4);
  });
}
