// Bubbles: the motion of drifting.ts, upward from the bottom edge.

import { cos, sin, TAU } from '../../kernels/scalar/math.ts';
import { defineParticles, type ParticleSink } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { motionSettings } from './common-settings.ts';
import { advanceDrift, createDrift, drawDrift } from './drifting.ts';
import { own } from './sparkle.ts';

const { rate, ...rest } = motionSettings({ rate: 40, life: 60, speed: 0.36, spread: 60, gravity: 0 });

export const bubbles = defineParticles({
  name: 'bubbles',
  category: 'particles',
  summary: 'Bubbles that rise and sway.',
  params: {
    rate,
    sway: p.number({ default: 0.2, min: 0, max: 5, unit: 'frame', doc: 'Amplitude of the sideways sway.' }),
    ...rest,
    at: p.point({
      default: '(0.5, 1)',
      unit: 'uv',
      doc: 'Middle of the line they rise from, across and down the frame.',
    }),
  },
  example:
    'scene example for 5s { gamma: 0.6  particles bubbles on md { rate: 110  speed: 0.7  glyphs: "∘°oO"  color: ramp([#eafcff, #4fd2ff, #2a7fe0], v)  trail: 2 }  shade: bloom(threshold: 70, strength: 1) }',
  seeded: true,
  caps: { low: 300, standard: 800, high: 2000 },
  create: (moment) => createDrift(moment),
  advance: (state, moment, args) => advanceDrift(state, moment, args, -1),
  draw: (state, _moment, _args, sink) => drawDrift(state, 0.25, sink, bubble),
});

const POINTS = 14;

/** A ring, larger when near, with a highlight at the upper left. */
function bubble(sink: ParticleSink, x: number, y: number, pace: number, strength: number, id: number): void {
  const radius = 0.012 + 0.05 * pace * pace * own(id, 8);
  for (let k = 0; k < POINTS; k++) {
    const angle = (k / POINTS) * TAU;
    const dx = cos(angle);
    const dy = sin(angle);
    const light = 0.5 - 0.35 * (dx + dy);
    sink(x + dx * radius, y + dy * radius, strength * (0.25 + 0.75 * Math.max(0, light)), id);
  }
}
