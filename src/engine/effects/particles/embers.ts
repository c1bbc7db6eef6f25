// Embers rising from the floor: fast at first, wavering, each with its own flicker, dimming as they cool.

import { sin, TAU } from '../../kernels/scalar/math.ts';
import { defineParticles } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { motionSettings } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { fadeInOut, flicker, own, shine } from './sparkle.ts';

const { rate, ...rest } = motionSettings({ rate: 60, life: 3.2, speed: 0.62, spread: 30, gravity: 0 });

export const embers = defineParticles({
  name: 'embers',
  category: 'particles',
  summary: 'Glowing embers that rise from the floor.',
  doc: 'They start along the whole width, at the height of `at`; `spread` is how far their start leans aside.',
  params: {
    rate,
    jitter: p.number({ default: 0.3, min: 0, max: 5, unit: 'ratio', doc: 'How much they drift sideways.' }),
    ...rest,
    at: p.point({
      default: '(0.5, 1)',
      unit: 'uv',
      doc: 'Middle of the line they rise from, across and down the frame.',
    }),
  },
  example:
    'scene example for 4s { gamma: 0.6  particles embers on sm { rate: 260  glyphs: "+*✦✸"  color: ramp([#ff3a1a, #ff9a2e, #ffe9a8], v)  trail: 5 }  shade: bloom(threshold: 70, strength: 1.2) }',
  seeded: true,
  caps: { low: 500, standard: 1500, high: 3000 },
  create: (moment) => emptyPopulation(moment.cap, 'pace'),
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    removeGone(state);
    giveBirth(state, moment, args, (i, id) => {
      state.x[i] = frameX(moment, args.at[0]) + (moment.random(id, 1) * 2 - 1) * moment.halfWidth;
      state.y[i] = frameY(moment, args.at[1]) + 0.04;
      state.pace[i] = args.speed * (0.5 + moment.random(id, 2));
      state.vx[i] = (moment.random(id, 3) - 0.5) * args.spread * state.pace[i];
      state.vy[i] = -state.pace[i];
      state.life[i] = args.life * (0.5 + 0.7 * moment.random(id, 4));
    });
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      const phase = own(id, 1) + state.age[i] * (0.5 + own(id, 2));
      const waver =
        sin((phase - Math.floor(phase)) * TAU) * args.jitter * 0.5 + (moment.random(id, 5) - 0.5) * args.jitter * 0.8;
      // The updraft weakens with height: they slow down to a drift.
      const lift = 1 - 0.55 * (state.age[i] / state.life[i]);
      state.vy[i] += args.gravity * moment.dt;
      state.x[i] += (state.vx[i] + waver) * moment.dt;
      state.y[i] += state.vy[i] * lift * moment.dt;
    }
  },
  draw(state, _moment, _args, sink) {
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      const strength = fadeInOut(state.age[i], state.life[i], 0.04) * flicker(id, state.age[i], 0.55, 5);
      // Every third is large, with a glow; all leave a short streak.
      if (own(id, 3) < 0.35) shine(sink, state.x[i], state.y[i], strength, id, 0.8);
      else sink(state.x[i], state.y[i], strength, id);
      sink(state.x[i] - state.vx[i] * 0.03, state.y[i] + 0.022, strength * 0.5, id);
    }
  },
});
