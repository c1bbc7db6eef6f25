// All pictures of the reference: one per catalog entry, per glyph mode of a layer, and per sample of a scene.

import { catalog } from '../../src/catalog/catalog.generated.ts';
import { exampleReel } from '../../src/catalog/example-reel.ts';
import { GLYPH_MODES, glyphModeReel } from './glyph-modes.ts';
import { SCENE_SAMPLES } from './scene-samples.ts';

export interface Picture {
  /** Path under docs/reference/images, without the extension. */
  key: string;
  /** A whole reel, and the time in seconds that is rendered. */
  text: string;
  seconds: number;
  /** Cells per axis relative to the production profile. */
  gridScale: number;
}

export const pictures: Picture[] = [
  // Particles are points: larger ones show better in a small picture.
  ...catalog.map((entry) => ({
    key: `${entry.kind}/${entry.name}`,
    ...exampleReel(entry),
    gridScale: entry.kind === 'particles' ? 0.4 : 0.6,
  })),
  ...GLYPH_MODES.map((mode) => ({ key: `glyphs/${mode.mode}`, text: glyphModeReel(mode), seconds: 1, gridScale: 0.6 })),
  ...SCENE_SAMPLES.map(({ name, text, seconds }) => ({ key: `scene/${name}`, text, seconds, gridScale: 0.6 })),
];
