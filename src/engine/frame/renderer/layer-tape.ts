// The cells of layers, recorded while frames are drawn and played back without what they were computed from: how films hold pictures
// and footage.

/** The cells of a layer at one moment, a value a cell. Views: copy what is kept. */
export interface LayerCells {
  /** Atlas indices; EMPTY_CELL for blanks. */
  readonly cells: Uint16Array;
  /** Red, green and blue of the glyphs, then of the paper where the layer has it. */
  readonly planes: readonly Uint8Array[];
  readonly alphas: Uint8Array;
}

/** `layer` identifies a layer of a segment, `frame` counts from the segment's first. */
export interface LayerTape {
  /** Called once the cells of a frame have been chosen. `flatAlpha`: the value of all alphas, or -1. */
  keep?(layer: string, frame: number, shown: LayerCells, flatAlpha: number, glyphOf: (index: number) => string): void;
  /** Null for a layer that is computed. */
  find?(layer: string): PlayedLayer | null;
}

export interface PlayedLayer {
  /**
   * Writes the cells of a frame. Returns the value of all alphas, or -1 where they differ. `indexOf` may move kernel memory, so `into` is
   * called after it.
   */
  read(frame: number, into: () => LayerCells, indexOf: (glyph: string) => number): number;
}
