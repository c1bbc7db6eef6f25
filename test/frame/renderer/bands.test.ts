// Drawing in bands is a matter of speed alone: a profile, which runs every pass over the whole frame, gives the same frames,
// and what is measured and packed with the last bands is what is measured and packed afterwards.

import { expect, test } from 'vitest';
import { hashOf, rendererOf } from './reel-harness.ts';

// Two glows in a row (each gathers while the other is laid on), one mixed in, soft focus between point passes; a transition too.
const REEL = `reel "Bands" { seed: 4 }
  scene a for 1s {
    layer on sm { value: plasma() hue: x }
    shade: bloom(threshold: 40, strength: 1.5) | bloom(threshold: 90, radius: 3, mix: 0.6) | vignette(0.4) | softFocus(0.8) | grain(12)
  }
  scene b for 1s {
    transition: crossfade(0.5s)
    layer on md { value: vortex() hue: 0.3 }
    shade: softFocus(0.5) | bloom(threshold: 60)
    level: 0.7
  }`;
/** More than one band, and a last one that is not full. */
const SIZE = { width: 1280, height: 722 };
const FRAMES = [3, 17, 30, 44];

test('every pass over the whole frame gives the frames that bands give', async () => {
  const banded = await rendererOf(REEL, SIZE);
  const whole = await rendererOf(REEL, SIZE, { profile: { add: () => undefined } });
  for (const frame of FRAMES) expect(hashOf(banded.draw(frame)), `frame ${frame}`).toBe(hashOf(whole.draw(frame)));
  banded.dispose();
  whole.dispose();
});

test('packing and statistics requested with the draw equal those requested later', async () => {
  const combined = await rendererOf(REEL, SIZE);
  const separate = await rendererOf(REEL, SIZE);
  for (const frame of FRAMES) {
    combined.draw(frame, { pack: 'yuv420', measure: true });
    separate.draw(frame);
    expect(combined.stats()).toEqual(separate.stats());
    expect(Buffer.compare(combined.packYuv420(), separate.packYuv420())).toBe(0);
    // A packing that was not requested with the draw is made on demand.
    expect(Buffer.compare(combined.packRgba(), separate.packRgba())).toBe(0);
    expect(Buffer.compare(combined.packRgb(), separate.packRgb())).toBe(0);
  }
  combined.dispose();
  separate.dispose();
});
