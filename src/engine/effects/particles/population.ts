// The life cycle shared by all particle systems: birth at a rate or up to a count, ageing, death, and eviction of the oldest when there
// are too many. Arrays hold the particles in order of birth, oldest first.

import type { ParticleMoment, ParticleState } from '../../effect-api/define.ts';

type Arrays = Float32Array | Uint32Array;

/** An empty population; `extra` names the system's own f32 arrays, one number per particle. */
export function emptyPopulation<K extends string = never>(
  cap: number,
  ...extra: K[]
): ParticleState & Record<K, Float32Array> {
  const size = Math.max(1, Math.floor(cap));
  const f32 = () => new Float32Array(size);
  const state: ParticleState = {
    count: 0,
    born: 0,
    carry: 0,
    x: f32(),
    y: f32(),
    vx: f32(),
    vy: f32(),
    age: f32(),
    life: f32(),
    id: new Uint32Array(size),
  };
  for (const name of extra) state[name] = f32();
  return state as ParticleState & Record<K, Float32Array>;
}

const arraysOf = (state: ParticleState): Arrays[] =>
  Object.values(state).filter(
    (a): a is Arrays => (a instanceof Float32Array || a instanceof Uint32Array) && a.length === state.x.length,
  );

/** Ages all particles by dt seconds. */
export function growOlder(state: ParticleState, dt: number): void {
  for (let i = 0; i < state.count; i++) state.age[i] += dt;
}

/** Removes particles for which `isGone` is true, keeping the order; by default those past their life. */
export function removeGone(
  state: ParticleState,
  isGone: (i: number) => boolean = (i) => state.age[i] >= state.life[i],
): void {
  const arrays = arraysOf(state);
  let kept = 0;
  for (let i = 0; i < state.count; i++) {
    if (isGone(i)) continue;
    if (kept !== i) for (const a of arrays) a[kept] = a[i];
    kept++;
  }
  state.count = kept;
}

/**
 * Births in one reel frame: up to `count` at once, and `rate` per second with the fraction carried over. Beyond the cap the oldest are
 * removed. `spawn(i, id)` initialises number i; its arrays are zero except for the id.
 */
export function giveBirth(
  state: ParticleState,
  moment: ParticleMoment,
  wanted: { count: number; rate: number },
  spawn: (i: number, id: number) => void,
): void {
  const cap = Math.min(state.x.length, Math.floor(moment.cap));
  const flow = state.carry + Math.max(0, wanted.rate) * moment.dt;
  // Epsilon, so that 10 per second really yields 10.
  const whole = Math.floor(flow + 1e-9);
  state.carry = Math.max(0, flow - whole);
  const missing = Math.max(0, Math.min(cap, Math.floor(wanted.count)) - state.count);
  const births = Math.min(cap, missing + whole);
  dropOldest(state, state.count + births - cap);
  for (let k = 0; k < births; k++) {
    const i = state.count++;
    for (const a of arraysOf(state)) a[i] = 0;
    const id = state.born++ >>> 0;
    state.id[i] = id;
    spawn(i, id);
  }
}

/** Removes the oldest to make room. */
export function dropOldest(state: ParticleState, excess: number): void {
  if (excess <= 0) return;
  for (const a of arraysOf(state)) a.copyWithin(0, excess, state.count);
  state.count = Math.max(0, state.count - excess);
}

/** Converts u, v in 0..1 to frame units from the middle. */
export const frameX = (moment: ParticleMoment, u: number): number => (u * 2 - 1) * moment.halfWidth;
export const frameY = (moment: ParticleMoment, v: number): number => (v * 2 - 1) * moment.halfHeight;
