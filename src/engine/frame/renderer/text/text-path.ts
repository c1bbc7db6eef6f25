// The path that letters follow: points joined by straight lines, or the outline of a distance field, which is traced on a grid.

import type { TextPath } from '../../../../contract/plan.ts';
import { atan2 } from '../../../kernels/scalar/math.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import { Grid, wholeFrame } from '../../graph/grid.ts';
import { GridProgram } from '../../graph/grid-program.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { RenderEnv } from '../render-env.ts';
import type { Letter, TextLayout } from '../../glyphs/layout/layout-text.ts';
import { measurePath, type MeasuredPath, type Point, pointAt } from './measure-path.ts';
import { traceOutline } from './trace-outline.ts';

const ROWS = 180;

export class TextPathTracer {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #points: readonly [GraphNode, GraphNode][];
  readonly #distance: GraphNode | null;
  readonly #grid: Grid | null;
  #program: GridProgram | null = null;
  #path: MeasuredPath | null = null;
  #tracedAt = -1;

  constructor(env: RenderEnv, graph: SceneGraph, path: TextPath) {
    this.#env = env;
    this.#graph = graph;
    const scope = graph.scope(null);
    this.#points =
      'points' in path
        ? path.points.map(([x, y]) => [graph.lowering.number(x, scope), graph.lowering.number(y, scope)])
        : [];
    if ('points' in path) {
      this.#distance = null;
      this.#grid = null;
      return;
    }
    const { width: frameWidth, height: frameHeight } = env.format;
    const shorter = Math.min(frameWidth, frameHeight);
    const cols = Math.max(2, Math.round((ROWS * frameWidth) / shorter));
    const rows = Math.max(2, Math.round((ROWS * frameHeight) / shorter));
    this.#grid = new Grid(env.memory, wholeFrame(cols, rows, frameWidth, frameHeight), { cols, rows });
    this.#distance = graph.graph.fill(this.#grid, graph.lowering.number(path.distance, graph.scope(this.#grid)));
  }

  finish(): void {
    const { kernels, memory, values } = this.#graph;
    if (this.#grid && this.#distance)
      this.#program = new GridProgram(this.#grid, [this.#distance], values, kernels, memory);
  }

  /** Where the middle of a letter's baseline stands, in pixels, and its direction in turns; null without a path. */
  place(letter: Letter, layout: TextLayout): { x: number; y: number; turn: number } | null {
    if (this.#tracedAt !== this.#graph.computed) {
      this.#tracedAt = this.#graph.computed;
      this.#path = this.#trace();
    }
    const path = this.#path;
    if (path === null) return null;
    // On a closed outline the text's middle is at the top; on an open path at its middle.
    const along = letter.x + letter.width / 2 - layout.width / 2 + (path.isClosed ? 0 : path.length / 2);
    const { x, y, dx, dy } = pointAt(path, along);
    // Further lines stand inside.
    const first = layout.letters[0]?.baseline ?? 0;
    const inside = letter.baseline - first;
    return { x: x - dy * inside, y: y + dx * inside, turn: atan2(Math.fround(dy), Math.fround(dx)) / (2 * Math.PI) };
  }

  dispose(): void {
    this.#program?.dispose();
    this.#grid?.dispose();
  }

  #trace(): MeasuredPath | null {
    const { width, height } = this.#env.format;
    if (!this.#program || !this.#grid || !this.#distance) {
      const points = this.#points.map(([x, y]): Point => ({
        x: this.#graph.value(x) * width,
        y: this.#graph.value(y) * height,
      }));
      return measurePath(points, false);
    }
    this.#graph.runProgram(this.#program);
    const { cols, rows, cellWidth, cellHeight } = this.#grid;
    const outline = traceOutline(this.#program.buffer(this.#distance).view, cols, rows);
    return measurePath(
      outline.map(({ x, y }) => ({ x: (x + 0.5) * cellWidth, y: (y + 0.5) * cellHeight })),
      true,
    );
  }
}
