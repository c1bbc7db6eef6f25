// Bodies on ellipses about a point: near ones fast, far ones slow (Kepler's third law), each with a comet-like trail.

import { cos, pow, sin, TAU } from '../../kernels/scalar/math.ts';
import { defineParticles, type ParticleMoment, type ParticleState } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { motionSettings } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { flicker, own, shine } from './sparkle.ts';

const ARC = 26;
const { count, ...rest } = motionSettings({ count: 20, life: 3600, speed: 0.8 });
type OrbitState = ParticleState & { phase: Float32Array; size: Float32Array; tilt: Float32Array };

export const orbit = defineParticles({
  name: 'orbit',
  category: 'particles',
  summary: 'Bodies that orbit a point, each trailing an arc of light.',
  params: {
    count,
    radius: p.number({
      default: 0.4,
      min: 0,
      max: 10,
      unit: 'frame',
      doc: 'Mean semi-axis; those of the bodies range from two thirds to four thirds of it.',
    }),
    ratio: p.number({
      default: 1,
      min: 0.01,
      max: 1,
      unit: 'ratio',
      doc: 'Short axis to long axis: 1 gives circles, less gives ellipses, each with its own tilt.',
    }),
    ...rest,
  },
  example:
    'scene example for 4s { gamma: 0.6  particles orbit on sm { count: 60  radius: 0.62  ratio: 0.6  glyphs: "*✶✸●"  color: ramp([#fff6d8, #59d6ff, #4a6bff], dist * 1.1)  trail: 8 }  shade: bloom(threshold: 80, strength: 1) }',
  seeded: true,
  caps: { low: 200, standard: 500, high: 1200 },
  create(moment, args) {
    const state = emptyPopulation(moment.cap, 'phase', 'size', 'tilt');
    settle(state, moment, args);
    return state;
  },
  advance(state, moment, args) {
    growOlder(state, moment.dt);
    removeGone(state);
    settle(state, moment, args);
    for (let i = 0; i < state.count; i++) {
      // `speed` applies at the mean radius; one orbit there is 2π radii long.
      const turns = (args.speed / (TAU * Math.max(0.01, args.radius))) * pow(state.size[i], -1.5) * moment.dt;
      state.phase[i] = state.phase[i] + turns - Math.floor(state.phase[i] + turns);
      [state.x[i], state.y[i]] = placeAt(state, i, state.phase[i], moment, args);
    }
  },
  draw(state, moment, args, sink) {
    for (let i = 0; i < state.count; i++) {
      const id = state.id[i];
      const strength = flicker(id, moment.t, 0.2, 2);
      shine(sink, state.x[i], state.y[i], strength, id);
      const arc = 0.012 * pow(state.size[i], -1) * (args.speed < 0 ? -1 : 1);
      for (let s = 1; s <= ARC; s++) {
        const [x, y] = placeAt(state, i, state.phase[i] - arc * s, moment, args);
        const k = 1 - s / (ARC + 1);
        sink(x, y, strength * k * 0.85, id);
      }
    }
  },
});

interface OrbitArgs {
  count: number;
  rate: number;
  life: number;
  radius: number;
  ratio: number;
  at: [number, number];
}

function settle(state: OrbitState, moment: ParticleMoment, args: OrbitArgs): void {
  giveBirth(state, moment, args, (i, id) => {
    // The golden angle spreads any number of bodies evenly around the circle.
    const turn = id * 0.6180339887;
    state.phase[i] = turn - Math.floor(turn);
    state.size[i] = 0.67 + 0.66 * own(id, 1);
    state.tilt[i] = own(id, 2) * TAU;
    state.life[i] = args.life;
    [state.x[i], state.y[i]] = placeAt(state, i, state.phase[i], moment, args);
  });
}

function placeAt(
  state: OrbitState,
  i: number,
  phase: number,
  moment: ParticleMoment,
  args: OrbitArgs,
): [number, number] {
  const angle = (phase - Math.floor(phase)) * TAU;
  const long = cos(angle) * args.radius * state.size[i];
  const short = sin(angle) * args.radius * state.size[i] * args.ratio;
  const c = cos(state.tilt[i]);
  const s = sin(state.tilt[i]);
  return [frameX(moment, args.at[0]) + long * c - short * s, frameY(moment, args.at[1]) + long * s + short * c];
}
