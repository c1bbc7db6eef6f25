// All pictures of the reference: one for each entry of the catalog, and one for each way a layer chooses its glyphs.

import { catalog } from '../../src/catalog/catalog.generated.ts';
import { exampleReel } from '../../src/catalog/example-reel.ts';
import { GLYPH_MODES, glyphModeReel } from './glyph-modes.ts';

export interface Picture {
  /** Path under docs/reference/images, without the ending. */
  key: string;
  /** A whole reel, and the second of it that is drawn. */
  text: string;
  seconds: number;
  /** Cells per axis compared with production. */
  gridScale: number;
}

export const pictures: Picture[] = [
  // Particles are points: larger ones are better seen in a small picture.
  ...catalog.map((entry) => ({
    key: `${entry.kind}/${entry.name}`,
    ...exampleReel(entry),
    gridScale: entry.kind === 'particles' ? 0.4 : 0.6,
  })),
  ...GLYPH_MODES.map(({ mode }) => ({ key: `glyphs/${mode}`, text: glyphModeReel(mode), seconds: 1, gridScale: 0.6 })),
];
