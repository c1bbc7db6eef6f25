// Shared by snow and bubbles: particles cross the frame from one edge to the other, swaying; near ones are bigger, brighter and faster.

import { sin, TAU } from '../../kernels/scalar/math.ts';
import type { ParticleMoment, ParticleSink, ParticleState } from '../../effect-api/define.ts';
import type { MotionValues } from './common-settings.ts';
import { emptyPopulation, frameX, frameY, giveBirth, growOlder, removeGone } from './population.ts';
import { own } from './sparkle.ts';

/** `pace` is the particle's fraction of the speed: 1 for near ones, 0.35 for far ones. */
export type DriftState = ParticleState & { pace: Float32Array; home: Float32Array };
export interface DriftValues extends MotionValues {
  sway: number;
}

export const createDrift = (moment: ParticleMoment): DriftState => emptyPopulation(moment.cap, 'pace', 'home');

/** `downward` is 1 for falling, -1 for rising. */
export function advanceDrift(state: DriftState, moment: ParticleMoment, args: DriftValues, downward: 1 | -1): void {
  growOlder(state, moment.dt);
  giveBirth(state, moment, args, (i, id) => {
    state.pace[i] = 0.35 + 0.65 * own(id, 1);
    state.home[i] = frameX(moment, args.at[0]) + (moment.random(id, 2) * 2 - 1) * moment.halfWidth * 1.1;
    state.x[i] = state.home[i];
    state.y[i] = frameY(moment, args.at[1]);
    state.vx[i] = (moment.random(id, 3) - 0.5) * args.spread * 0.2;
    state.vy[i] = downward * args.speed * state.pace[i];
    state.life[i] = args.life;
  });
  for (let i = 0; i < state.count; i++) {
    const id = state.id[i];
    state.vy[i] += args.gravity * moment.dt;
    state.home[i] += state.vx[i] * moment.dt;
    state.y[i] += state.vy[i] * moment.dt;
    const phase = own(id, 2) + state.age[i] * (0.25 + 0.35 * own(id, 3));
    state.x[i] = state.home[i] + sin((phase - Math.floor(phase)) * TAU) * args.sway * state.pace[i] * 0.5;
  }
  const edge = moment.halfHeight + 0.1;
  removeGone(state, (i) => state.age[i] >= state.life[i] || (downward > 0 ? state.y[i] > edge : state.y[i] < -edge));
}

/** Strength from nearness; `twinkle` 0..1 adds flicker; `shape` draws a particle of a given size around (x, y). */
export function drawDrift(
  state: DriftState,
  twinkle: number,
  sink: ParticleSink,
  shape: (sink: ParticleSink, x: number, y: number, pace: number, strength: number, id: number) => void,
): void {
  for (let i = 0; i < state.count; i++) {
    const id = state.id[i];
    const phase = own(id, 4) + state.age[i] * 0.8;
    const glint = 1 - twinkle * (0.5 + 0.5 * sin((phase - Math.floor(phase)) * TAU));
    shape(sink, state.x[i], state.y[i], state.pace[i], (0.35 + 0.65 * state.pace[i]) * glint, id);
  }
}
