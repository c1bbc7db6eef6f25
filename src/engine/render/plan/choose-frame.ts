// The frame of a render: size, rate, level of detail and encoding quality, from its options and this machine. For `auto` also
// what was chosen, and why.

import { autoFallbacks, frameFormat, qualityProfiles } from '../../../catalog/quality-profiles.ts';
import type { QualityProfile } from '../../../catalog/quality-profiles.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat, QualityName, RenderOptions } from '../../../contract/render.ts';
import { RenderError } from '../../errors/render-error.ts';
import type { Hardware } from '../../machine/hardware/hardware.ts';

export interface ChosenFrame {
  quality: QualityName;
  format: FrameFormat;
  /** What the output format's settings are chosen by. */
  encodeAs: { quality: QualityName; crf: number };
  /** Upper limit for workers set by the profile. */
  mostWorkers: number | undefined;
  /** For `auto`, and where the size was rounded: what was chosen, and why. */
  why?: string;
}

const SMALL_MEMORY = 4 * 1024 ** 3;
const SMALL_CORES = 2;
export const LONG_RENDER_SECONDS = 3600;

type FrameOptions = Pick<RenderOptions, 'quality' | 'aspect' | 'resolution' | 'fps'>;

/** `estimateSeconds`: how long production would take; used by `auto` only. */
export function chooseFrame(
  plan: ScenePlan,
  options: FrameOptions,
  hardware: Pick<Hardware, 'cores' | 'memoryBytes'>,
  estimateSeconds: number | null = null,
): ChosenFrame {
  const { quality } = options;
  if (quality !== 'auto') return chosen(plan, options, qualityProfiles[quality]);
  const small = smallMachine(hardware);
  if (small)
    return chosen(plan, options, autoFallbacks.smallMachine, `a smaller frame, because this machine has ${small}`);
  if (estimateSeconds !== null && estimateSeconds > LONG_RENDER_SECONDS) {
    const hours = (estimateSeconds / 3600).toFixed(1);
    const reason = `a smaller frame, because production would take about ${hours} hours here`;
    return chosen(plan, options, autoFallbacks.longRender, reason);
  }
  return chosen(plan, options, qualityProfiles.production, 'production');
}

function smallMachine({ cores, memoryBytes }: Pick<Hardware, 'cores' | 'memoryBytes'>): string | null {
  if (memoryBytes < SMALL_MEMORY) return `${(memoryBytes / 1024 ** 3).toFixed(1)} GB of memory`;
  return cores <= SMALL_CORES ? `${cores} ${cores === 1 ? 'core' : 'cores'}` : null;
}

function chosen(plan: ScenePlan, options: FrameOptions, profile: QualityProfile, choice?: string): ChosenFrame {
  let format: FrameFormat;
  try {
    const known = Object.entries(qualityProfiles).find(([, row]) => row === profile)?.[0] as
      | keyof typeof qualityProfiles
      | undefined;
    format = frameFormat(known ?? profile, plan.format, options);
  } catch (error) {
    if (error instanceof RangeError)
      throw new RenderError('input-limit', error.message, 'Change the size or the frame rate.');
    throw error;
  }
  const reason = choice ?? rounded(plan, options, format);
  return {
    quality: options.quality,
    format,
    encodeAs: { quality: profile === autoFallbacks.smallMachine ? 'preview' : options.quality, crf: profile.crf },
    mostWorkers: profile.workers === 'all' ? undefined : profile.workers,
    ...(reason ? { why: `${format.width}×${format.height} at ${format.fps} frames per second (${reason})` } : {}),
  };
}

/** Why the frame is a pixel larger than requested. */
function rounded(plan: ScenePlan, options: FrameOptions, format: FrameFormat): string | undefined {
  const wanted =
    options.resolution ?? (options.quality === 'production' && options.aspect === undefined ? plan.format : format);
  return wanted.width % 2 || wanted.height % 2
    ? `rounded from ${wanted.width}×${wanted.height}: video dimensions must be even`
    : undefined;
}
