// The light of a frame in the order in which most chains end: a glow laid on, corners dimmed, grain. Steps that follow one another are
// laid in one go (kernels.lightRows).

import { Light, type LightStep } from '../../effect-api/light.ts';
import type { LightPart, ShaderMoment } from '../../effect-api/define.ts';
import type { Params, ValuesOf } from '../../effect-api/params.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { Kernels } from '../../kernels/kernels.ts';

/** In the order in which they are laid. */
export const LIGHT_STEPS: readonly LightStep[] = ['glow', 'dim', 'grain'];

/** Lays a light on rows [y0, y1) of the frame. */
export function layLight(light: Light, kernels: Kernels, frame: Frame, y0: number, y1: number): void {
  if (light.gains !== 0 || light.amount !== 0) kernels.lightRows(frame, y0, y1, light);
  else if (light.glowR !== 0) {
    kernels.upsampleAddRows(frame.r, y0, y1, light.glow(light.glowR));
    kernels.upsampleAddRows(frame.g, y0, y1, light.glow(light.glowG));
    kernels.upsampleAddRows(frame.b, y0, y1, light.glow(light.glowB));
  }
}

const alone = new Light();
/** The pass of a shader that is a part of the light, by itself. */
export const applyLight =
  <P extends Params>({ add }: LightPart<P>) =>
  (frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: ValuesOf<P>): void => {
    alone.clear();
    add(alone, y0, moment, args);
    layLight(alone, moment.kernels, frame, y0, y1);
  };
