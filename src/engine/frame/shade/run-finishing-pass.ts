// The usual end of a chain of shaders: bloom, vignette, grain. Adjacent steps run in one pass over the frame (kernels.finishRows).

import { FinishingPass, type FinishStep } from '../../effect-api/finishing-pass.ts';
import type { FinishPart, ShaderMoment } from '../../effect-api/define.ts';
import type { Params, ValuesOf } from '../../effect-api/params.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { Kernels } from '../../kernels/kernels.ts';

/** In execution order. */
export const FINISH_STEPS: readonly FinishStep[] = ['glow', 'dim', 'grain'];

/** Runs the steps on rows [y0, y1) of the frame. */
export function runFinishingPass(pass: FinishingPass, kernels: Kernels, frame: Frame, y0: number, y1: number): void {
  if (pass.gains !== 0 || pass.amount !== 0) kernels.finishRows(frame, y0, y1, pass);
  else if (pass.glowR !== 0) {
    kernels.upsampleAddRows(frame.r, y0, y1, pass.glow(pass.glowR));
    kernels.upsampleAddRows(frame.g, y0, y1, pass.glow(pass.glowG));
    kernels.upsampleAddRows(frame.b, y0, y1, pass.glow(pass.glowB));
  }
}

const alone = new FinishingPass();
/** Runs a single step of the finishing pass on its own. */
export const applyFinishPart =
  <P extends Params>({ add }: FinishPart<P>) =>
  (frame: Frame, y0: number, y1: number, moment: ShaderMoment, args: ValuesOf<P>): void => {
    alone.clear();
    add(alone, y0, moment, args);
    runFinishingPass(alone, moment.kernels, frame, y0, y1);
  };
