// Bursts from a point: particles fly out fast, are slowed by drag and pulled down, and trail a fan of sparks, so that even the five that
// a beat emits fill the frame. Motion is a closed formula of the age.

import { cos, exp, sin } from '../../kernels/scalar/math.ts';
import { defineParticles } from '../../effect-api/define.ts';
import { motionSettings } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { fadeOut, flicker, own, shine } from './sparkle.ts';

const DRAG = 1.8;
const SPARKS = 9;
/** Distance covered after `age` seconds with a start speed of 1 and drag. */
const travel = (age: number): number => (1 - exp(-DRAG * age)) / DRAG;

const { rate, spread, gravity, ...rest } = motionSettings({
  rate: 0,
  spread: 360,
  gravity: 0.6,
  life: 1.6,
  speed: 1.7,
});

export const explosion = defineParticles({
  name: 'explosion',
  category: 'particles',
  summary: 'Sparks that burst from a point.',
  doc: '`rate` is zero unless you set it: `rate: audio.beat * 120` bursts on the beat. A narrower `spread` aims the burst upward.',
  params: { rate, spread, gravity, ...rest },
  example:
    'scene example for 4s { gamma: 0.6  particles explosion on sm { rate: 240  glyphs: "·+*✶✸✦"  color: ramp([#fffbe0, #ffc04d, #ff5a1a, #a8203a], dist * 1.1)  trail: 4 }  shade: bloom(threshold: 90, strength: 1.2) }',
  seeded: true,
  caps: { low: 300, standard: 1000, high: 2500 },
  create: (moment) => emptyPopulation(moment.cap, 'ox', 'oy'),
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    removeGone(state);
    giveBirth(state, moment, args, (i, id) => {
      const angle = -Math.PI / 2 + (moment.random(id, 1) - 0.5) * args.spread;
      const speed = args.speed * Math.sqrt(0.08 + 0.92 * moment.random(id, 2));
      state.ox[i] = frameX(moment, args.at[0]);
      state.oy[i] = frameY(moment, args.at[1]);
      state.vx[i] = cos(angle) * speed;
      state.vy[i] = sin(angle) * speed;
      state.life[i] = args.life * (0.6 + 0.4 * moment.random(id, 3));
    });
    for (let i = 0; i < state.count; i++) {
      const reach = travel(state.age[i]);
      state.x[i] = state.ox[i] + state.vx[i] * reach;
      state.y[i] = state.oy[i] + state.vy[i] * reach + 0.5 * args.gravity * state.age[i] * state.age[i];
    }
  },
  draw(state, _moment, args, sink) {
    for (let i = 0; i < state.count; i++) {
      const age = state.age[i];
      const id = state.id[i];
      const strength = fadeOut(age, state.life[i]) * flicker(id, age, 0.3, 6);
      shine(sink, state.x[i], state.y[i], strength, id);
      for (let s = 1; s <= SPARKS; s++) {
        // Each spark started slightly later and to one side: a comet's tail that widens with age.
        const lag = Math.max(0, age - s * 0.022);
        if (lag === 0) break;
        const reach = travel(lag) * (1 - 0.03 * s);
        const aside = (own(id, s) - 0.5) * 0.12 * s * reach;
        const x = state.ox[i] + state.vx[i] * reach - state.vy[i] * aside;
        const y = state.oy[i] + state.vy[i] * reach + state.vx[i] * aside + 0.5 * args.gravity * lag * age;
        sink(x, y, strength * (1 - s / (SPARKS + 1)) * 0.85, id + s);
      }
    }
  },
});
