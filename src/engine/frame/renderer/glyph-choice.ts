// The strategy that chooses the glyph of each cell of a layer.

import type { GraphNode } from '../graph/graph-node.ts';
import type { U16Buffer } from '../../kernels/memory.ts';
import type { PlanesBuffer } from './planes-buffer.ts';

/** What a choice may keep from an earlier frame. */
export interface Earlier {
  /** Places in the palette, as `places` of the choice had them. */
  readonly places: U16Buffer;
  /** 0..1: how much better another glyph must be. */
  readonly steady: number;
}

export interface GlyphChoice {
  finish(): void;
  /**
   * Computes what it reads besides value and mask, at the current moment, and counts how often that has changed. Call before `choose`. Where
   * it is missing, value, mask and threshold are all that the choice depends on.
   */
  update?(): number;
  /** Writes an atlas index for each cell. `value` and `mask` point to one f32 per cell; `mask` may be 0. */
  choose(cells: U16Buffer, value: number, mask: number, threshold: number, earlier: Earlier | null): void;
  /** Pointer to the brightness of each cell (f32), if that is not the value at its centre. */
  brightness?(): number;
  /** The latest choice as places in the palette, if it can be steadied. */
  readonly places?: U16Buffer;
  /** What it computes besides the layer's value. */
  readonly inputs?: readonly GraphNode[];
  /** The cells' own colours, if they are chosen too. */
  readonly colors?: { readonly ink: PlanesBuffer; readonly paper: PlanesBuffer };
  dispose(): void;
}
