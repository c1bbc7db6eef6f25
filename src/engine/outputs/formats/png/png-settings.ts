// The settings of a clip of pictures.

import type { ClipSettings } from '../../output-format.ts';

/** What is not in the settings is not in the clip keys of reels without alpha. */
export interface PngSettings extends ClipSettings {
  alpha?: true;
}
