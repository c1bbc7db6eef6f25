// The boxes of a picture whose means cells show, for kernels that read running sums: four numbers a cell.

import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';
import type { SideSpans } from './place-picture.ts';
import type { MaterialGrid, ShownMaterial } from './shown-material.ts';

/** The smallest side of a box, in cells of the running sums. */
const LEAST_BOX = 1 / 64;

/** Fractions of the picture's width and height, a value per cell. */
export type Places = readonly [Float32Array, Float32Array];

export class CellBoxes {
  /** Area of the largest box, as a share of the picture. */
  largest = 0;
  readonly #use: ShownMaterial;
  readonly #grid: MaterialGrid;
  readonly #memory: KernelMemory;
  readonly #buffer: F32Buffer;

  constructor(use: ShownMaterial, grid: MaterialGrid) {
    this.#use = use;
    this.#grid = grid;
    this.#memory = use.host.memory;
    this.#buffer = use.host.memory.f32(4 * grid.cells);
  }

  get ptr(): number {
    return this.#buffer.ptr;
  }

  /** Boxes of the cells in place; `x` and `y`: fractions of the shown picture. Writes the middles of the cells to `places`. */
  place({ x, y }: { x: SideSpans; y: SideSpans }, places: Places | null): void {
    const { cols, rows } = this.#grid;
    const boxes = this.#buffer.view;
    this.largest = 0;
    for (let row = 0; row < rows; row++) {
      const cy = (y.from[row] + y.to[row]) / 2;
      const halfY = (y.to[row] - y.from[row]) / 2;
      for (let col = 0; col < cols; col++) {
        const i = row * cols + col;
        const cx = (x.from[col] + x.to[col]) / 2;
        this.#write(boxes, i, cx, cy, (x.to[col] - x.from[col]) / 2, halfY);
        if (places) {
          places[0][i] = cx;
          places[1][i] = cy;
        }
      }
    }
  }

  /** Boxes at other coordinates, as large as the step from a cell to its neighbours. */
  move(u: Float32Array, v: Float32Array, places: Places | null): void {
    const { cols, rows, frameWidth, frameHeight } = this.#grid;
    const { u0, du, v0, dv } = this.#use.placement!;
    const boxes = this.#buffer.view;
    const perU = frameWidth * du;
    const perV = frameHeight * dv;
    this.largest = 0;
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        const i = row * cols + col;
        const right = col < cols - 1 ? i + 1 : i;
        const left = col > 0 ? i - 1 : i;
        const below = row < rows - 1 ? i + cols : i;
        const above = row > 0 ? i - cols : i;
        const acrossU = step(u, left, i, right);
        const acrossV = step(v, left, i, right);
        const downU = step(u, above, i, below);
        const downV = step(v, above, i, below);
        const x = u0 + u[i] * perU;
        const y = v0 + v[i] * perV;
        this.#write(
          boxes,
          i,
          x,
          y,
          0.5 * Math.abs(perU) * Math.sqrt(acrossU * acrossU + downU * downU),
          0.5 * Math.abs(perV) * Math.sqrt(acrossV * acrossV + downV * downV),
        );
        if (places) {
          places[0][i] = x;
          places[1][i] = y;
        }
      }
    }
  }

  /** Turns centres and half sides in fractions of the picture into sides in cells of the running sums. */
  scale(across: number, down: number): void {
    const boxes = this.#buffer.view;
    const leastX = LEAST_BOX / across;
    const leastY = LEAST_BOX / down;
    for (let i = 0; i < boxes.length; i += 4) {
      const x = boxes[i];
      const y = boxes[i + 1];
      const halfX = Math.max(leastX, boxes[i + 2]);
      const halfY = Math.max(leastY, boxes[i + 3]);
      boxes[i] = (x - halfX) * across;
      boxes[i + 1] = (x + halfX) * across;
      boxes[i + 2] = (y - halfY) * down;
      boxes[i + 3] = (y + halfY) * down;
    }
  }

  dispose(): void {
    this.#memory.free(this.#buffer);
  }

  /** Centre and half sides of each box, in fractions of the stored picture. */
  #write(boxes: Float32Array, i: number, x: number, y: number, halfX: number, halfY: number): void {
    const { isTurned, flipsX, flipsY } = this.#use.walk;
    const px = flipsX ? 1 - x : x;
    const py = flipsY ? 1 - y : y;
    boxes[4 * i] = isTurned ? py : px;
    boxes[4 * i + 1] = isTurned ? px : py;
    boxes[4 * i + 2] = isTurned ? halfY : halfX;
    boxes[4 * i + 3] = isTurned ? halfX : halfY;
    const area = 4 * halfX * halfY;
    if (area > this.largest) this.largest = area;
  }
}

/** The smaller of the steps to both neighbours: at a seam of a transform one of them is a jump. */
function step(values: Float32Array, before: number, at: number, after: number): number {
  const back = values[at] - values[before];
  const ahead = values[after] - values[at];
  if (before === at) return ahead;
  if (after === at) return back;
  return Math.abs(back) < Math.abs(ahead) ? back : ahead;
}
