// Which frames a render draws, and how large.

import type { RenderJob } from '../../../contract/render.ts';
import type { Hardware } from '../../machine/hardware/hardware.ts';
import { chooseFrame } from './choose-frame.ts';
import type { ChosenFrame } from './choose-frame.ts';
import { checkLimits } from './limits.ts';
import { selectFrames } from './segment-frames.ts';
import type { Selection } from './segment-frames.ts';

export interface ChosenFrames {
  chosen: ChosenFrame;
  selection: Selection;
  /** Measured for `auto`: seconds that all of them take. */
  measuredSeconds: number | null;
}

/** Measures how long a render in this frame would take. */
export type Measure = (chosen: ChosenFrame, selection: Selection) => Promise<number>;

/** Above this many frames `auto` measures whether production would take over an hour: at 600 ms per frame it would. */
const MEASURE_FROM_FRAMES = 6000;

export function chooseFrames({ plan, options }: RenderJob, hardware: Hardware): ChosenFrames {
  const chosen = chooseFrame(plan, options, hardware);
  const selection = selectFrames(plan, chosen.format.fps, options);
  checkLimits(selection.frames, options.workers);
  return { chosen, selection, measuredSeconds: null };
}

/** For `auto` and a long reel: measures, and chooses again by what was measured. */
export async function chooseByMeasure(
  { plan, options }: RenderJob,
  hardware: Hardware,
  first: ChosenFrames,
  measure: Measure,
): Promise<ChosenFrames> {
  if (options.quality !== 'auto' || first.selection.frames <= MEASURE_FROM_FRAMES) return first;
  const measuredSeconds = await measure(first.chosen, first.selection);
  const chosen = chooseFrame(plan, options, hardware, measuredSeconds);
  const { width, fps } = first.chosen.format;
  if (chosen.format.width === width && chosen.format.fps === fps) return { ...first, measuredSeconds };
  return { chosen, selection: selectFrames(plan, chosen.format.fps, options), measuredSeconds: null };
}
