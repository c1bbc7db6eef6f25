// Glyphs along the edges of the field: lines in the edge's direction where the value changes fast, the ramp elsewhere.

import { EMPTY_CELL } from '../glyphs/atlas.ts';
import type { GraphNode } from '../graph/graph-node.ts';
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

  constructor(env: RenderEnv, on: LayerGrid, value: GraphNode, palette: number[]) {
    this.#env = env;
    this.#on = on;
    this.#value = value;
    this.#ramp = new RampChoice(env, palette, on.grid.cells);
    this.#lines = LINES.map((glyph) => on.atlas.index(glyph) ?? EMPTY_CELL);
  }

  finish(): void {
    this.#ramp.finish();
  }

  choose(cells: U16Buffer, value: number, mask: number, threshold: number): void {
    this.#ramp.choose(cells, value, mask, threshold, null);
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
