// Takes the means of a view's cells when the picture is read.

import { CELL_BYTES } from '../../kernels/abi/picture.ts';
import type { F32Buffer } from '../../kernels/memory.ts';
import { CellMeans, type Spans } from './cell-means.ts';
import type { PictureReader } from './picture-reader.ts';
import { walkSteps } from './place-picture.ts';
import type { MaterialGrid, ShownMaterial } from './shown-material.ts';

/** What it needs of the view. */
export interface ReadView {
  readonly grid: MaterialGrid;
  /** Whether rows of means become levels as they are read, and cells are not kept. */
  readonly hasPlainLevels: boolean;
  /** A row of cells, of which `writeLevels` makes row `row` of the levels. */
  readonly line: F32Buffer;
  clearLevels(): void;
  writeLevels(row: number): void;
  /** The buffer that means are read into. */
  readonly target: F32Buffer;
  /** Spans of the stored picture that columns and rows show, at the material's place. */
  spans(): { x: Spans; y: Spans };
}

export class ViewReader implements PictureReader {
  readonly #use: ShownMaterial;
  readonly #view: ReadView;
  #means: CellMeans | null = null;
  #picture = -1;
  #placement = -1;
  #adjust = -1;
  /** What the means are placed for. */
  #placed = -1;

  constructor(use: ShownMaterial, view: ReadView) {
    this.#use = use;
    this.#view = view;
  }

  get means(): CellMeans {
    const { host, picture, rows, walk, placementVersion } = this.#use;
    const { cols, rows: down } = this.#view.grid;
    if (!this.#means) {
      const { width, height } = picture!;
      const size = { width, height, stride: rows.stride, channels: rows.channels };
      const [across, along] = walk.isTurned ? [down, cols] : [cols, down];
      this.#means = new CellMeans(host.kernels, host.memory, size, across, along);
      this.#placed = -1;
    }
    if (this.#placed !== placementVersion) {
      this.#placed = placementVersion;
      const { x, y } = this.#view.spans();
      const { first, step: across, rowStep } = walkSteps(walk, cols, down);
      if (this.#view.hasPlainLevels) {
        const view = this.#view;
        view.clearLevels();
        this.#means.place(x, y, { at: view.line.ptr, step: CELL_BYTES, rowStep: 0 }, (row) => view.writeLevels(row));
        return this.#means;
      }
      const { target } = this.#view;
      // Cells outside the picture are not written again.
      target.view.fill(0);
      this.#means.place(walk.isTurned ? y : x, walk.isTurned ? x : y, {
        at: target.ptr + first * CELL_BYTES,
        step: across * CELL_BYTES,
        rowStep: rowStep * CELL_BYTES,
      });
    }
    return this.#means;
  }

  isCurrent(): boolean {
    return (
      this.#picture === this.#use.pictureVersion &&
      this.#placement === this.#use.placementVersion &&
      // Levels are made of cells that are not kept.
      (this.#adjust === this.#use.adjustVersion || !this.#view.hasPlainLevels) &&
      this.#means !== null
    );
  }
  done(): void {
    this.#picture = this.#use.pictureVersion;
    this.#placement = this.#use.placementVersion;
    this.#adjust = this.#use.adjustVersion;
  }
  dispose(): void {
    this.#means?.dispose();
    this.#means = null;
  }
}
