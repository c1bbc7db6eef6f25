// Runs particle systems in tests: moments of a small scene, default arguments, what is drawn.

import type { ParticleMoment, ParticlesEffect, ParticleState } from '../../../src/engine/effect-api/define.ts';
import { commonSettings } from '../../../src/engine/effects/particles/common-settings.ts';
import { hashInts, toBits, unitFromHash } from '../../../src/engine/kernels/scalar/math.ts';
import { defaultsOf, bumps } from '../shaders/harness.ts';

export const HALF_WIDTH = 16 / 9;

export function momentAt(frame: number, cap = 500, dt = 1 / 24): ParticleMoment {
  return {
    t: frame * dt,
    frame,
    dt,
    progress: 0,
    duration: 10,
    seed: 5,
    cap,
    halfWidth: HALF_WIDTH,
    halfHeight: 1,
    cols: 320,
    rows: 90,
    audio: { get: () => 0, spectrum: () => new Float32Array(128), waveform: () => new Float32Array(512) },
    random: (a, b = 0) => unitFromHash(hashInts(5, frame, toBits(a), toBits(b))),
  };
}
export const argsOf = (system: ParticlesEffect, args: Record<string, unknown> = {}): never =>
  ({ ...defaultsOf({ ...commonSettings, ...system.params }), field: bumps, ...args }) as never;

export function play(
  system: ParticlesEffect,
  frames: number,
  args: Record<string, unknown> = {},
  cap = 500,
): ParticleState {
  const state = system.create(momentAt(0, cap), argsOf(system, args));
  for (let f = 1; f <= frames; f++) system.advance(state, momentAt(f, cap), argsOf(system, args));
  return state;
}
export interface Spark {
  x: number;
  y: number;
  strength: number;
  id: number;
}
export function drawn(
  system: ParticlesEffect,
  state: ParticleState,
  frame: number,
  args: Record<string, unknown> = {},
): Spark[] {
  const sparks: Spark[] = [];
  system.draw(state, momentAt(frame), argsOf(system, args), (x, y, strength, id) =>
    sparks.push({ x, y, strength, id }),
  );
  return sparks;
}
