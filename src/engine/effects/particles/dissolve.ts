// A cloud that disperses: particles start in a disc, denser in the middle, drift upward on slow eddies and fade.

import { cos, sin, TAU } from '../../kernels/scalar/math.ts';
import { defineParticles, type ParticleMoment, type ParticleState } from '../../effect-api/define.ts';
import { motionSettings, type MotionValues } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { fadeInOut, flicker, own, shine } from './sparkle.ts';

const RADIUS = 0.85;
const { count, ...rest } = motionSettings({ count: 600, life: 2.8, speed: 0.16, spread: 360, gravity: -0.05 });

export const dissolve = defineParticles({
  name: 'dissolve',
  category: 'particles',
  summary: 'A cloud that drifts upward and fades.',
  params: { count, ...rest },
  example:
    'scene example for 4s { gamma: 0.6  particles dissolve on sm { count: 1100  glyphs: "·+*✶✸"  color: ramp([#fff2dc, #ff7ac0, #8a4dff], dist * 1.3)  trail: 2 }  shade: bloom(threshold: 90, strength: 1) }',
  seeded: true,
  caps: { low: 200, standard: 600, high: 1200 },
  create(moment, args) {
    const state = emptyPopulation(moment.cap);
    gather(state, moment, args, true);
    return state;
  },
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    removeGone(state);
    gather(state, moment, args, false);
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      state.vy[i] += args.gravity * moment.dt;
      // Eddies: two slow waves over the position push sideways, so that neighbours drift together.
      const eddy =
        sin(state.y[i] * 5 + own(id, 5) * 0.8 + moment.t) * 0.09 + sin(state.x[i] * 7 - moment.t * 0.7) * 0.05;
      state.x[i] += (state.vx[i] + eddy) * moment.dt;
      state.y[i] += state.vy[i] * moment.dt;
    }
  },
  draw(state, _moment, _args, sink) {
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      shine(
        sink,
        state.x[i],
        state.y[i],
        fadeInOut(state.age[i], state.life[i], 0.18) * flicker(id, state.age[i], 0.3, 2) * (0.85 + 0.15 * own(id, 6)),
        id,
      );
    }
  },
});

function gather(state: ParticleState, moment: ParticleMoment, args: MotionValues, isStart: boolean): void {
  giveBirth(state, moment, args, (i, id) => {
    const angle = moment.random(id, 1) * TAU;
    const reach = RADIUS * moment.random(id, 2) * Math.sqrt(moment.random(id, 3));
    state.x[i] = frameX(moment, args.at[0]) + cos(angle) * reach;
    state.y[i] = frameY(moment, args.at[1]) + sin(angle) * reach;
    const heading = -Math.PI / 2 + (moment.random(id, 4) - 0.5) * args.spread;
    const pace = args.speed * moment.random(id, 5);
    state.vx[i] = cos(heading) * pace * 0.4;
    state.vy[i] = sin(heading) * pace * 0.4 - args.speed * 0.6;
    state.life[i] = args.life * (0.5 + 0.5 * moment.random(id, 6));
    // The first frame already has particles of all ages.
    if (isStart) state.age[i] = state.life[i] * moment.random(id, 7);
  });
}
