// What one `media` statement in one scene shows at the moment, for what reads its pixels.

import type { Color, Num } from '../../effect-api/scope.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';
import type { Adjustment } from './adjust-cells.ts';
import type { Material, PictureData } from './material.ts';
import type { PictureRows } from './picture-rows.ts';
import type { Placement, Walk } from './place-picture.ts';
import type { RunningSums } from './running-sums.ts';

/** Settings of the statement as nodes of the scene's graph; null: the default. */
export interface MaterialNodes {
  /** Seconds of the file that are shown. */
  seconds: Num;
  at: [Num, Num] | null;
  size: Num | null;
  exposure: Num | null;
  contrast: Num | null;
  detail: Num | null;
  key: Color | null;
  keyRange: Num | null;
  keySoft: Num | null;
}

export interface MaterialHost {
  readonly kernels: Kernels;
  readonly memory: KernelMemory;
  /** `pixel`: frame pixels per pixel of the reel's own frame. */
  readonly frame: { width: number; height: number; pixel: number };
  value(node: Num): number;
  /** The moment that the graph is computed for: a number of its own, its seconds and its reel frame in the segment. */
  computed(): number;
  seconds(): number;
  reelFrame(): number;
}

/** A grid of cells over the frame. */
export interface MaterialGrid {
  /** Identifies it among the grids of a scene. */
  readonly key: number;
  readonly cols: number;
  readonly rows: number;
  readonly cells: number;
  /** In frame pixels; the origin is the top left corner of the first cell. */
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly originX: number;
  readonly originY: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
}

export interface ShownMaterial {
  readonly host: MaterialHost;
  readonly material: Material | null;
  readonly walk: Walk;
  /** Whether means come from running sums: the place changes without a new picture to read, or each pixel is changed. */
  readonly isBoxed: boolean;
  /** Whether the settings depend on the place in the picture. */
  readonly isLocal: boolean;
  readonly picture: PictureData | null;
  readonly placement: Placement | null;
  readonly adjustment: Adjustment;
  /** Counts of changes. */
  readonly pictureVersion: number;
  readonly placementVersion: number;
  readonly adjustVersion: number;
  readonly keyVersion: number;
  readonly rows: PictureRows;
  /** Takes the picture, its place and the settings of the moment that the graph is computed for. */
  sync(): void;
  /** Reads the picture for all that are behind. */
  read(): void;
  /** Running sums of the picture: fine ones, or coarse ones of which boxes of any size may be read. */
  sums(isCoarse: boolean): RunningSums;
  /** How much each cell of the small picture has just changed; null where nothing has. */
  motion(): { values: Float32Array; cols: number; rows: number } | null;
  watchMotion(): void;
  /**
   * Applies the adjustment to n cells, rounded up to fours, in place or from others. `places`: fractions of the picture's width and
   * height, a value per cell.
   */
  adjust(cells: F32Buffer, n: number, places: readonly [F32Buffer, F32Buffer] | null, from?: F32Buffer | null): void;
}
