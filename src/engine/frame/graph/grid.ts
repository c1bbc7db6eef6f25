// A grid of cells over a frame, and the coordinate vectors that all fields start from. Coordinates are relative to the frame, so a field
// looks the same on every grid.

import type { GridGeometry } from '../../effect-api/grid-geometry.ts';
import { atan2 } from '../../kernels/scalar/math.ts';
import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';

export type CoordinateName = 'u' | 'v' | 'x' | 'y' | 'dist' | 'angle' | 'col' | 'row';

let count = 0;

export class Grid implements GridGeometry {
  /** Identifies the grid in node hashes. */
  readonly key = ++count;
  readonly cols: number;
  readonly rows: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly originX: number;
  readonly originY: number;
  readonly frameWidth: number;
  readonly frameHeight: number;
  /** Half the frame in frame units. */
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly cells: number;
  /** The grid of the same name at production density, which determines the size of lattices. */
  readonly lattice: { cols: number; rows: number };
  readonly #memory: KernelMemory;
  #coordinates = new Map<CoordinateName, F32Buffer>();

  constructor(memory: KernelMemory, geometry: GridGeometry, lattice: { cols: number; rows: number }) {
    this.cols = geometry.cols;
    this.rows = geometry.rows;
    this.cellWidth = geometry.cellWidth;
    this.cellHeight = geometry.cellHeight;
    this.originX = geometry.originX;
    this.originY = geometry.originY;
    this.frameWidth = geometry.frameWidth;
    this.frameHeight = geometry.frameHeight;
    const shorter = Math.min(geometry.frameWidth, geometry.frameHeight);
    this.halfWidth = geometry.frameWidth / shorter;
    this.halfHeight = geometry.frameHeight / shorter;
    this.cells = geometry.cols * geometry.rows;
    this.lattice = lattice;
    this.#memory = memory;
  }

  /** One value per cell, row-major; created on first use and kept. */
  coordinate(name: CoordinateName): F32Buffer {
    const known = this.#coordinates.get(name);
    if (known) return known;
    const buffer = this.#memory.f32(this.cells);
    const view = buffer.view;
    for (let row = 0; row < this.rows; row++) {
      const v = (this.originY + (row + 0.5) * this.cellHeight) / this.frameHeight;
      const y = (v * 2 - 1) * this.halfHeight;
      for (let col = 0; col < this.cols; col++) {
        const u = (this.originX + (col + 0.5) * this.cellWidth) / this.frameWidth;
        const x = (u * 2 - 1) * this.halfWidth;
        const i = row * this.cols + col;
        switch (name) {
          case 'u':
            view[i] = u;
            break;
          case 'v':
            view[i] = v;
            break;
          case 'x':
            view[i] = x;
            break;
          case 'y':
            view[i] = y;
            break;
          case 'dist':
            view[i] = Math.sqrt(x * x + y * y);
            break;
          case 'angle':
            view[i] = atan2(Math.fround(y), Math.fround(x));
            break;
          case 'col':
            view[i] = col;
            break;
          case 'row':
            view[i] = row;
            break;
        }
      }
    }
    this.#coordinates.set(name, buffer);
    return buffer;
  }

  dispose(): void {
    for (const buffer of this.#coordinates.values()) this.#memory.free(buffer);
    this.#coordinates.clear();
  }
}

/** A grid that is only sampled: `cols` × `rows` equal cells that cover the frame exactly. */
export const wholeFrame = (cols: number, rows: number, frameWidth: number, frameHeight: number): GridGeometry => ({
  cols,
  rows,
  cellWidth: frameWidth / cols,
  cellHeight: frameHeight / rows,
  originX: 0,
  originY: 0,
  frameWidth,
  frameHeight,
});
