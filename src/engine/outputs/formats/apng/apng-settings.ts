// The settings of a clip of an APNG.

import type { ClipSettings } from '../../output-format.ts';

/** What is not in the settings is not in the clip keys of reels without alpha. */
export interface ApngSettings extends ClipSettings {
  alpha?: true;
}
