// Snow: the motion of drifting.ts, downward from the top edge.

import { defineParticles, type ParticleSink } from '../../effect-api/define.ts';
import { p } from '../../effect-api/params.ts';
import { motionSettings } from './common-settings.ts';
import { advanceDrift, createDrift, drawDrift } from './drifting.ts';

const { rate, ...rest } = motionSettings({ rate: 40, life: 60, speed: 0.3, spread: 60, gravity: 0 });

export const snow = defineParticles({
  name: 'snow',
  category: 'particles',
  summary: 'Flakes that fall and sway.',
  params: {
    rate,
    sway: p.number({ default: 0.2, min: 0, max: 5, unit: 'frame', doc: 'Amplitude of the sideways sway.' }),
    ...rest,
    at: p.point({
      default: '(0.5, 0)',
      unit: 'uv',
      doc: 'Middle of the line they fall from, across and down the frame.',
    }),
  },
  example:
    'scene example for 5s { gamma: 0.6  particles snow on sm { rate: 190  speed: 0.7  glyphs: "·*✶❄"  color: #eaf4ff  trail: 1 }  shade: bloom(threshold: 90, strength: 0.8) }',
  seeded: true,
  caps: { low: 300, standard: 800, high: 2000 },
  create: (moment) => createDrift(moment),
  advance: (state, moment, args) => advanceDrift(state, moment, args, 1),
  draw: (state, _moment, _args, sink) => drawDrift(state, 0.2, sink, flake),
});

/** A point when far, a soft six-armed star when near. */
function flake(sink: ParticleSink, x: number, y: number, pace: number, strength: number, id: number): void {
  sink(x, y, strength, id);
  if (pace < 0.6) return;
  const reach = 0.03 * (pace - 0.3);
  for (const [dx, dy] of ARMS) sink(x + dx * reach, y + dy * reach, strength * 0.5, id);
}
const ARMS = [
  [1, 0],
  [-1, 0],
  [0.5, 0.87],
  [-0.5, 0.87],
  [0.5, -0.87],
  [-0.5, -0.87],
];
