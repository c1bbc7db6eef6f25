// What a render's options come to on this machine: the frame, the encoder's quality, and for `auto` what was chosen and why.

import { autoFallbacks, frameFormat, qualityProfiles } from '../../../catalog/quality-profiles.ts';
import type { QualityProfile } from '../../../catalog/quality-profiles.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { FrameFormat, QualityName, RenderOptions } from '../../../contract/render.ts';
import { RenderError } from '../../errors/render-error.ts';
import type { Hardware } from '../../machine/hardware/hardware.ts';
import { softwareSettings } from '../../outputs/formats/mp4/encoder-settings.ts';
import type { EncoderSettings } from '../../outputs/formats/mp4/encoder-settings.ts';

export interface ChosenFormat {
  quality: QualityName;
  format: FrameFormat;
  settings: EncoderSettings;
  /** Most workers of the profile. */
  mostWorkers: number | undefined;
  /** For `auto`: what was chosen, and why. */
  why?: string;
}

const SMALL_MEMORY = 4 * 1024 ** 3;
const SMALL_CORES = 2;
export const LONG_RENDER_SECONDS = 3600;

type FormatOptions = Pick<RenderOptions, 'quality' | 'aspect' | 'resolution' | 'fps'>;

/** `estimateSeconds` is asked only by `auto`: how long production would take. */
export function chooseFormat(
  plan: ScenePlan,
  options: FormatOptions,
  hardware: Pick<Hardware, 'cores' | 'memoryBytes'>,
  estimateSeconds: number | null = null,
): ChosenFormat {
  const { quality } = options;
  if (quality !== 'auto') return chosen(plan, options, qualityProfiles[quality]);
  const small =
    hardware.memoryBytes < SMALL_MEMORY
      ? `${(hardware.memoryBytes / 1024 ** 3).toFixed(1)} GB of memory`
      : hardware.cores <= SMALL_CORES
        ? `${hardware.cores} ${hardware.cores === 1 ? 'core' : 'cores'}`
        : null;
  if (small)
    return chosen(plan, options, autoFallbacks.smallMachine, `a smaller frame, because this machine has ${small}`);
  if (estimateSeconds !== null && estimateSeconds > LONG_RENDER_SECONDS) {
    return chosen(
      plan,
      options,
      autoFallbacks.longRender,
      `a smaller frame, because production would take about ${(estimateSeconds / 3600).toFixed(1)} hours here`,
    );
  }
  return chosen(plan, options, qualityProfiles.production, 'production');
}

function chosen(plan: ScenePlan, options: FormatOptions, profile: QualityProfile, reason?: string): ChosenFormat {
  let format: FrameFormat;
  try {
    const known = Object.entries(qualityProfiles).find(([, row]) => row === profile)?.[0] as
      keyof typeof qualityProfiles | undefined;
    format = frameFormat(known ?? profile, plan.format, options);
  } catch (error) {
    if (error instanceof RangeError)
      throw new RenderError('input-limit', error.message, 'Change the size or the rate.');
    throw error;
  }
  return {
    quality: options.quality,
    format,
    settings: softwareSettings(profile === autoFallbacks.smallMachine ? 'preview' : options.quality, profile.crf),
    mostWorkers: profile.workers === 'all' ? undefined : profile.workers,
    ...((reason ?? uneven(plan, options, format))
      ? {
          why: `${format.width}×${format.height} at ${format.fps} frames a second (${reason ?? uneven(plan, options, format)})`,
        }
      : {}),
  };
}

/** Why the frame is a pixel larger than was asked for. */
function uneven(plan: ScenePlan, options: FormatOptions, format: FrameFormat): string | undefined {
  const asked =
    options.resolution ?? (options.quality === 'production' && options.aspect === undefined ? plan.format : format);
  return asked.width % 2 || asked.height % 2
    ? `${asked.width}×${asked.height} was asked for, and a video has even sides`
    : undefined;
}
