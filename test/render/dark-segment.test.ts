// The example of `dark-segment` in the reference really is too dark, and its correction is not.

import { expect, it } from 'vitest';
import { BRIGHTNESS_TARGETS } from '../../src/contract/defaults.ts';
import { darkSegment } from '../../src/contract/diagnostics/scenes.ts';
import { meanOf, rendererOf } from '../frame/renderer/reel-harness.ts';

/** Mean level over the frames of the reel, which lasts a second. */
async function brightnessOf(text: string): Promise<number> {
  const renderer = await rendererOf(text);
  const means = [0, 6, 12, 18, 23].map((frame) => meanOf(renderer.draw(frame)));
  renderer.dispose();
  return means.reduce((sum, mean) => sum + mean, 0) / means.length;
}

it('has an example below the target of active scenes, and a correction above it', async () => {
  expect(await brightnessOf(darkSegment.example)).toBeLessThan(BRIGHTNESS_TARGETS.active);
  expect(await brightnessOf(darkSegment.fixed)).toBeGreaterThan(BRIGHTNESS_TARGETS.active);
});
