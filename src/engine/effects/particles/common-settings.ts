// Settings common to all particle systems: the catalog adds them to each system's own settings; a system declares one again to change
// its default. Emission reads `count`, `rate`, `at`, `life`, `speed`, `spread`, `gravity`; the engine draws with the others.

import { BLEND_MODES } from '../../../contract/blend-modes.ts';
import { p, type Params, type ValuesOf } from '../../effect-api/params.ts';

interface Motion {
  count: number;
  rate: number;
  life: number;
  speed: number;
  spread: number;
  gravity: number;
}
const QUIET: Motion = { count: 0, rate: 0, life: 1.5, speed: 0.5, spread: 360, gravity: 0 };

/** The settings of emission and motion with a system's defaults; `spread` in degrees. */
export const motionSettings = (defaults: Partial<Motion> = {}) => {
  const d = { ...QUIET, ...defaults };
  return {
    count: p.integer({
      default: d.count,
      min: 0,
      max: 1e6,
      unit: 'none',
      doc: 'Number of particles kept alive at once; the quality profile caps it.',
    }),
    rate: p.number({
      default: d.rate,
      min: 0,
      max: 1e6,
      unit: 'per second',
      doc: 'New particles per second; fractions carry over.',
    }),
    at: p.point({ default: '(0.5, 0.5)', unit: 'uv', doc: 'Emission point, across and down the frame.' }),
    life: p.time({ default: d.life, min: 0.01, max: 3600, doc: 'Lifetime of a particle, in seconds.' }),
    speed: p.number({ default: d.speed, min: -100, max: 100, unit: 'frame', doc: 'Speed in frame units per second.' }),
    spread: p.angle({
      default: (d.spread * Math.PI) / 180,
      min: 0,
      max: 2 * Math.PI,
      doc: 'Angle of the emission cone; a full turn emits in all directions.',
    }),
    gravity: p.number({
      default: d.gravity,
      min: -100,
      max: 100,
      unit: 'frame',
      doc: 'Downward acceleration in frame units per second per second; negative pulls up.',
    }),
  };
};

/** All common settings, with the defaults used where a system declares none. */
export const commonSettings = {
  ...motionSettings(),
  glyphs: p.palette({ default: '+*✶✸✦', doc: 'Glyphs to choose from; each particle keeps its own.' }),
  hue: p.hue({ default: 0, min: -1000, max: 1000, rate: 'cell', doc: 'Hue of the particles in turns.' }),
  color: p.color({ rate: 'cell', doc: 'Colour of the particles, instead of a hue.' }),
  trail: p.integer({
    default: 0,
    min: 0,
    max: 120,
    unit: 'steps',
    doc: 'Length of the fading trail, in frames of the reel.',
  }),
  blend: p.word(BLEND_MODES, { default: 'screen', doc: 'Blend mode of the particles.' }),
  opacity: p.number({ default: 1, min: 0, max: 1, unit: 'ratio', doc: 'Opacity of the particles.' }),
} satisfies Params;

export type MotionValues = ValuesOf<ReturnType<typeof motionSettings>>;
