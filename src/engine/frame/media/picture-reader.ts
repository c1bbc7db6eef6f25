// What takes a picture's rows as they are read.

import type { CellMeans } from './cell-means.ts';

export interface PictureReader {
  readonly means: CellMeans;
  /** Whether it has what the picture shows. */
  isCurrent(): boolean;
  /** Called after the last row. */
  done(): void;
  dispose(): void;
}
