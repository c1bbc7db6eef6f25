// What a render asks for instead of the settings of the editor.

import type { AspectName, EmbedName, OutputRequest, QualityName, SidecarName } from '../../contract/render.ts';
import { requestedOutputs } from '../../contract/render.ts';
import type { RenderItem } from './render-item.ts';

export interface RenderWishes {
  quality?: QualityName;
  /** `reel`: that of its header. */
  aspect?: AspectName | 'reel';
  resolution?: { width: number; height: number };
  fps?: number;
  /** Name of the platform that it is for. */
  platform?: string | undefined;
  outputs?: readonly OutputRequest[];
  sidecars?: readonly SidecarName[];
  embed?: readonly EmbedName[];
}

/** Those of an earlier render: the same frames in the same files. */
export function wishesOf({ job: { options } }: Pick<RenderItem, 'job'>): RenderWishes {
  const { quality, aspect = 'reel', resolution, fps, platform, sidecars = [], embed = [] } = options;
  return {
    quality,
    aspect,
    ...(resolution && { resolution }),
    ...(fps !== undefined && { fps }),
    platform,
    sidecars,
    embed,
    outputs: requestedOutputs(options).map(plainRequest),
  };
}

const plainRequest = ({ output, format, formatOptions }: OutputRequest): OutputRequest => ({
  output,
  ...(format === undefined ? {} : { format }),
  ...(formatOptions && { formatOptions }),
});
