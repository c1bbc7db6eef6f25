// Glyphs along the edges of the field: lines in the edge's direction where the value changes fast, the ramp elsewhere. The `edge` of a
// picture is a line already: each of its cells above the threshold is drawn, in the outline's direction.

import { EMPTY_CELL } from '../glyphs/atlas.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import { edgeViewOf } from '../graph/material-node.ts';
import type { MaterialView } from '../media/material-view.ts';
import type { U16Buffer } from '../../kernels/memory.ts';
import type { GlyphChoice } from './glyph-choice.ts';
import type { LayerGrid } from './layer-grid.ts';
import { RampChoice } from './ramp-choice.ts';
import type { RenderEnv } from './render-env.ts';

/** Line glyphs by the edge's direction, from horizontal, turning clockwise on the screen. */
const LINES = ['─', '╲', '│', '╱'];
/** Minimum change of value per frame unit at an edge. */
const STEEP = 2.2;

export class EdgeChoice implements GlyphChoice {
  readonly #ramp: RampChoice;
  readonly #on: LayerGrid;
  readonly #env: RenderEnv;
  readonly #lines: number[];
  readonly #value: GraphNode;
  readonly #outlines: MaterialView | null;

  constructor(env: RenderEnv, on: LayerGrid, value: GraphNode, palette: number[]) {
    this.#env = env;
    this.#on = on;
    this.#value = value;
    this.#outlines = edgeViewOf(value);
    this.#ramp = new RampChoice(env, palette, on.grid.cells);
    this.#lines = LINES.map((glyph) => on.atlas.index(glyph) ?? EMPTY_CELL);
  }

  finish(): void {
    this.#ramp.finish();
  }

  choose(cells: U16Buffer, value: number, mask: number, threshold: number): void {
    this.#ramp.choose(cells, value, mask, threshold, null);
    if (this.#outlines) {
      this.#alongOutlines(cells, this.#outlines);
      return;
    }
    const { cols, rows, cellWidth, cellHeight } = this.#on.grid;
    const unit = Math.min(this.#env.format.width, this.#env.format.height) / 2;
    // A central difference spans two cells.
    const perX = unit / (2 * cellWidth);
    const perY = unit / (2 * cellHeight);
    const field = this.#on.computed().buffer(this.#value).view;
    const out = cells.view;
    for (let row = 0; row < rows; row++) {
      const up = Math.max(0, row - 1) * cols;
      const down = Math.min(rows - 1, row + 1) * cols;
      for (let col = 0; col < cols; col++) {
        const i = row * cols + col;
        if (mask !== 0 && out[i] === EMPTY_CELL) continue;
        const left = Math.max(0, col - 1);
        const right = Math.min(cols - 1, col + 1);
        const dx = (field[row * cols + right] - field[row * cols + left]) * perX;
        const dy = (field[down + col] - field[up + col]) * perY;
        if (dx * dx + dy * dy < STEEP * STEEP) continue;
        out[i] = this.#lines[directionOf(dx, dy)];
      }
    }
  }

  #alongOutlines({ view }: U16Buffer, { slopes }: MaterialView): void {
    if (!slopes) return;
    // Steps per cell: a diagonal glyph runs from corner to corner of its cell.
    for (let i = 0; i < view.length; i++)
      if (view[i] !== EMPTY_CELL) view[i] = this.#lines[directionOf(slopes.across[i], slopes.down[i])];
  }

  dispose(): void {
    this.#ramp.dispose();
  }
}

/** The edge runs across the gradient. tan 22.5° splits the eight half-directions. */
function directionOf(dx: number, dy: number): number {
  const ax = Math.abs(dx);
  const ay = Math.abs(dy);
  if (ax < ay * 0.41421356) return 0;
  if (ay < ax * 0.41421356) return 2;
  return dx * dy > 0 ? 3 : 1;
}
