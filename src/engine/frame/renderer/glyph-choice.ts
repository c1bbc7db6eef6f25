// The strategy that chooses the glyph of each cell of a layer.

import type { U16Buffer } from '../../kernels/memory.ts';

export interface GlyphChoice {
  finish(): void;
  /** Writes an atlas index for each cell. `value` and `mask` point to one f32 per cell; `mask` may be 0. */
  choose(cells: U16Buffer, value: number, mask: number, threshold: number): void;
  /** Pointer to the brightness of each cell (f32), if that is not the value at its centre. */
  brightness?(): number;
  dispose(): void;
}
