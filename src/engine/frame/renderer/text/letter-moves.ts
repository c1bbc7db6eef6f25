// Letters that move: each by an expression of its number, or along a path.

import type { TextItem } from '../../../../contract/plan.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import { Grid, wholeFrame } from '../../graph/grid.ts';
import { GridProgram } from '../../graph/grid-program.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { RenderEnv } from '../render-env.ts';
import type { LetterPose } from './letter-pen.ts';
import type { Letter, TextLayout } from '../../glyphs/layout/layout-text.ts';
import { TextPathTracer } from './text-path.ts';

export class LetterMoves {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #each: [GraphNode, GraphNode] | null;
  /** One row with a cell a letter: `i` is its column. */
  readonly #grid: Grid | null;
  readonly #path: TextPathTracer | null;
  #program: GridProgram | null = null;
  #ranAt = -1;

  constructor(env: RenderEnv, graph: SceneGraph, item: TextItem, letters: number) {
    this.#env = env;
    this.#graph = graph;
    const { width, height } = env.format;
    if (item.each === null) {
      this.#each = null;
      this.#grid = null;
    } else {
      const cols = Math.max(1, letters);
      this.#grid = new Grid(env.memory, wholeFrame(cols, 1, width, height), { cols, rows: 1 });
      const scope = graph.scope(this.#grid);
      const node = (id: number): GraphNode => graph.graph.fill(this.#grid!, graph.lowering.number(id, scope));
      this.#each = [node(item.each[0]), node(item.each[1])];
    }
    this.#path = item.along === null ? null : new TextPathTracer(env, graph, item.along);
  }

  finish(): void {
    const { kernels, memory, values } = this.#graph;
    if (this.#each && this.#grid) this.#program = new GridProgram(this.#grid, this.#each, values, kernels, memory);
    this.#path?.finish();
  }

  /** Adds to a pose; (x, y) is the block's corner in the frame. */
  move(pose: LetterPose, letter: Letter, layout: TextLayout, x: number, y: number): void {
    // A frame unit is half the shorter side.
    const unit = Math.min(this.#env.format.width, this.#env.format.height) / 2;
    if (this.#program && this.#each && this.#grid) {
      if (this.#ranAt !== this.#graph.computed) {
        this.#ranAt = this.#graph.computed;
        this.#graph.runProgram(this.#program);
      }
      const at = Math.min(letter.index, this.#grid.cols - 1);
      pose.dx += this.#program.buffer(this.#each[0]).view[at] * unit;
      pose.dy += this.#program.buffer(this.#each[1]).view[at] * unit;
    }
    if (!this.#path) return;
    const place = this.#path.place(letter, layout);
    if (!place) return;
    pose.dx += place.x - (x + letter.x + letter.width / 2);
    pose.dy += place.y - (y + letter.baseline);
    pose.turn += place.turn;
  }

  dispose(): void {
    this.#program?.dispose();
    this.#path?.dispose();
    this.#grid?.dispose();
  }
}
