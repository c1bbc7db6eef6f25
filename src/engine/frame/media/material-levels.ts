// A material's colours over a grid as bytes: what `glyphs: match` compares with glyphs, without a pass through the graph.

import type { U8Buffer } from '../../kernels/memory.ts';

/** One level per cell, row-major, sRGB 0..255 over black, with the material's settings applied. Freed with the scene. */
export interface MaterialLevels {
  readonly r: U8Buffer;
  readonly g: U8Buffer;
  readonly b: U8Buffer;
  /** How much of each cell is covered: 0 transparent to 255. */
  readonly alpha: U8Buffer;
  /** Computes the levels at the graph's current moment, unless they are there already. */
  update(): void;
  /** Counts changes of the levels. */
  readonly changes: number;
}
