// The settings of a clip of a moving WebP.

import type { ClipSettings } from '../../output-format.ts';

export interface WebpSettings extends ClipSettings {
  /** 0..100; 100 is lossless. */
  quality: number;
  /** What is not in the settings is not in the clip keys of reels without alpha. */
  alpha?: true;
}
