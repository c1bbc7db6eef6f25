// Shows or hides the meters of the sound in the preview.

import type { Services } from '../services.ts';

export function run({ previews }: Services): void {
  (previews.active ?? previews.visible)?.toggleMeters();
}
