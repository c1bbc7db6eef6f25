// Craig Reynolds' boids: separation, alignment and cohesion. Neighbours are found through a grid with cells of one perception radius,
// which keeps thousands of birds fast. Each bird considers at most a dozen neighbours; more make no visible difference.

import { atan2, cos, sin, TAU } from '../../kernels/scalar/math.ts';
import { defineParticles, type ParticleMoment, type ParticleState } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { motionSettings } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { flicker, own } from './sparkle.ts';
import { steerFlock } from './steer-flock.ts';

const { count, ...rest } = motionSettings({ count: 150, life: 3600, speed: 0.55 });

export const boids = defineParticles({
  name: 'boids',
  category: 'particles',
  summary: 'A flock of birds that gathers, turns and splits.',
  doc: 'They start all over the frame, and wrap around at the edges. With arrows as glyphs, each bird points along its heading.',
  params: {
    count,
    perception: p.number({ default: 0.15, min: 0.01, max: 2, unit: 'frame', doc: 'Perception radius of a bird.' }),
    separation: p.number({
      default: 1,
      min: 0,
      max: 10,
      unit: 'ratio',
      doc: 'How strongly birds avoid their nearest neighbours.',
    }),
    alignment: p.number({
      default: 1,
      min: 0,
      max: 10,
      unit: 'ratio',
      doc: 'How strongly birds match the heading of their neighbours.',
    }),
    cohesion: p.number({
      default: 1,
      min: 0,
      max: 10,
      unit: 'ratio',
      doc: 'How strongly birds steer towards the centre of their neighbours.',
    }),
    ...rest,
    glyphs: p.palette({ default: '▶◢▼◣◀◤▲◥', doc: 'Glyphs by heading, clockwise from the right; any number of them.' }),
  },
  example:
    'scene example for 4s { gamma: 0.6  particles boids on lg { count: 320  speed: 0.7  cohesion: 2  hue: 0.45 + u * 0.2  trail: 5  blend: add }  shade: bloom(threshold: 70, strength: 1) }',
  seeded: true,
  source: 'Craig Reynolds, Flocks, Herds, and Schools: A Distributed Behavioral Model, SIGGRAPH 1987',
  caps: { low: 200, standard: 500, high: 3000 },
  create(moment, args) {
    const state = emptyPopulation(moment.cap);
    populate(state, moment, args);
    return state;
  },
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    removeGone(state);
    populate(state, moment, args);
    steerFlock(state, moment, args);
  },
  draw(state, moment, _args, sink) {
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      const strength = (0.75 + 0.25 * own(id, 3)) * flicker(id, moment.t, 0.2, 1.5);
      const heading = atan2(state.vy[i], state.vx[i]) / TAU;
      sink(state.x[i], state.y[i], strength, id, heading);
      // Two wings, slightly behind and beside the bird.
      for (const side of [-0.045, 0.045]) {
        sink(
          state.x[i] - state.vx[i] * 0.05 - state.vy[i] * side,
          state.y[i] - state.vy[i] * 0.05 + state.vx[i] * side,
          strength * 0.55,
          id,
          heading,
        );
      }
    }
  },
});

function populate(
  state: ParticleState,
  moment: ParticleMoment,
  args: { count: number; rate: number; life: number; speed: number; at: [number, number] },
): void {
  giveBirth(state, moment, args, (i, id) => {
    const angle = moment.random(id, 1) * TAU;
    state.x[i] = frameX(moment, args.at[0]) + (moment.random(id, 2) * 2 - 1) * moment.halfWidth;
    state.y[i] = frameY(moment, args.at[1]) + (moment.random(id, 3) * 2 - 1) * moment.halfHeight;
    state.vx[i] = cos(angle) * args.speed;
    state.vy[i] = sin(angle) * args.speed;
    state.life[i] = args.life * (0.6 + 0.4 * moment.random(id, 4));
  });
}
