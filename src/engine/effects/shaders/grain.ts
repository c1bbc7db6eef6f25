// Film grain: a tile of noise larger than the frame, laid down each frame at another random place. Amplitude is less in
// the blacks, as on film, so that empty ground stays dark (and cheap to encode).

import type { Frame } from '../../frame/frame.ts';
import { hashInts } from '../../kernels/scalar/math.ts';
import { bandOf } from '../../shade/band.ts';
import { NOISE_MARGIN, noiseTileFor } from '../../shade/noise-tile.ts';
import { defineShader, type ShaderMoment } from '../define.ts';
import { p } from '../params.ts';

export interface GrainArgs { amount: number; size: number }
/** Where this frame's grain lies, from row y0 on, and how strong it is (0: not at all), as kernels.grainPlanes takes it. */
export function grainFrom(moment: ShaderMoment, { amount, size }: GrainArgs, y0: number): { ptr: number; stride: number; k: number } {
  const { buffer, stride } = noiseTileFor(moment, Math.max(1, size * moment.px));
  const place = hashInts(moment.seed, moment.outputFrame, 0x6a1);
  const dx = place % NOISE_MARGIN;
  const dy = (place >>> 16) % NOISE_MARGIN;
  return { ptr: buffer.ptr + (dy + y0) * stride + dx, stride, k: levelOf(amount) };
}
export const levelOf = (amount: number): number => Math.max(0, Math.floor(Math.min(255, amount) * 4 + 0.5));

export function layGrain(frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: GrainArgs): void {
  if (levelOf(args.amount) === 0) return;
  const { ptr, stride, k } = grainFrom(moment, args, y0);
  const { r, g, b } = bandOf(frame, y0, y1);
  moment.kernels.grainPlanes(r, g, b, frame.stride, y1 - y0, ptr, stride, k);
}

export const grain = defineShader({
  name: 'grain',
  category: 'noise',
  summary: 'Lays fresh film grain over every frame.',
  params: {
    amount: p.number({ default: 10, min: 0, max: 255, unit: 'levels', doc: 'Levels by which a bright pixel strays, at one standard deviation; 0 changes nothing.' }),
    size: p.number({ default: 2, min: 1, max: 32, unit: 'px', doc: 'Size of a grain.' }),
  },
  example: 'grain(amount: 40, size: 3)',
  seeded: true,
  cost: 'medium',
  scope: 'point',
  apply: layGrain,
});
