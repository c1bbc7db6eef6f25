// Corners that fall off as through a lens: the eye goes to the middle. The falloff is kept per size; strength is not in it,
// so a strength that follows the music costs nothing more.

import type { Frame } from '../../frame/frame.ts';
import { bandOf } from '../../shade/band.ts';
import { falloffFor } from '../../shade/falloff.ts';
import { defineShader, type ShaderMoment } from '../define.ts';
import { p } from '../params.ts';
import { type GrainArgs, grainFrom, layGrain, levelOf } from './grain.ts';

const strengthOf = (strength: number): number => Math.floor(Math.min(1, Math.max(0, strength)) * 32767 + 0.5);

function dim(frame: Frame, y0: number, y1: number, moment: ShaderMoment, { strength }: { strength: number }): void {
  const s = strengthOf(strength);
  if (s === 0) return;
  const { r, g, b, bytes } = bandOf(frame, y0, y1);
  moment.kernels.dimPlanes(r, g, b, falloffFor(moment, false).ptr + y0 * frame.stride, s, bytes);
}

export const vignette = defineShader({
  name: 'vignette',
  category: 'tone',
  summary: 'Darkens the frame softly toward its corners.',
  params: {
    strength: p.number({ default: 0.22, min: 0, max: 1, unit: 'ratio', doc: 'How dark the corners get; 0 changes nothing, 1 makes them black.' }),
  },
  example: 'vignette(strength: 0.6)',
  cost: 'light',
  scope: 'point',
  apply: dim,
  joins: {
    // The end of many chains: together they take two thirds of the time.
    grain(frame, y0, y1, moment, args, grainMoment, grainArgs: GrainArgs) {
      const s = strengthOf(args.strength);
      if (s === 0 || levelOf(grainArgs.amount) === 0) {
        dim(frame, y0, y1, moment, args);
        layGrain(frame, y0, y1, grainMoment, grainArgs);
        return;
      }
      const noise = grainFrom(grainMoment, grainArgs, y0);
      const { r, g, b } = bandOf(frame, y0, y1);
      moment.kernels.dimGrainPlanes(r, g, b, falloffFor(moment, false).ptr + y0 * frame.stride, s, frame.stride, y1 - y0, noise.ptr, noise.stride, noise.k);
    },
  },
});
