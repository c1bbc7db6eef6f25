// A grid that layers are drawn on: its cells, its atlas, and one program that computes the fields of all its layers.

import type { GridName } from '../../../contract/plan.ts';
import { cellSize } from '../glyphs/cell-size.ts';
import type { GlyphAtlas } from '../glyphs/atlas.ts';
import { Grid } from '../graph/grid.ts';
import { fitGrid } from '../../effect-api/grid-geometry.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import { GridProgram } from '../graph/grid-program.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import { NodeUsers } from './node-users.ts';
import type { RenderEnv } from './render-env.ts';

export class LayerGrid {
  readonly grid: Grid;
  readonly atlas: GlyphAtlas;
  readonly #outputs: GraphNode[] = [];
  /** What each item reads, by its site. */
  readonly #wanted = new Map<number, GraphNode[]>();
  #users: NodeUsers | null = null;
  readonly #graph: SceneGraph;
  readonly #env: RenderEnv;
  #program: GridProgram | null = null;
  #ranAt = -1;

  constructor(env: RenderEnv, graph: SceneGraph, name: GridName, fontPath: string | null) {
    const { width, height, gridScale } = env.format;
    const stack = env.fonts(fontPath);
    this.#env = env;
    this.#graph = graph;
    this.atlas = env.atlas(stack, name, gridScale);
    // Determines the size of lattices: this grid on a frame of the same aspect with a shorter side of 1080.
    const scale = 1080 / Math.min(width, height);
    const full = { width: Math.round(width * scale), height: Math.round(height * scale) };
    const cell = cellSize(stack.primary, name, full.width, full.height, 1);
    const lattice = fitGrid(full.width, full.height, cell.width, cell.height);
    this.grid = new Grid(env.memory, fitGrid(width, height, this.atlas.cell.width, this.atlas.cell.height), {
      cols: lattice.cols,
      rows: lattice.rows,
    });
  }

  /** Registers nodes whose values an item reads each frame. Call before `finish`. */
  want(site: number, ...nodes: GraphNode[]): void {
    this.#wanted.set(site, [...(this.#wanted.get(site) ?? []), ...nodes]);
    for (const node of nodes) if (node.isCell && !this.#outputs.includes(node)) this.#outputs.push(node);
  }

  finish(): void {
    this.#program = new GridProgram(
      this.grid,
      this.#outputs,
      this.#graph.values,
      this.#graph.kernels,
      this.#graph.memory,
    );
  }

  /** Returns the program, after running it for the current moment if needed. */
  computed(): GridProgram {
    const program = this.#program!;
    if (this.#ranAt !== this.#graph.computed) {
      this.#ranAt = this.#graph.computed;
      this.#env.stage('fields', null, () => this.#run(program));
    }
    return program;
  }

  #run(program: GridProgram): void {
    const { profile } = this.#env;
    if (profile === null) return this.#graph.runProgram(program);
    const users = (this.#users ??= new NodeUsers(this.#wanted));
    this.#graph.runProgram(program, (node, ms) => {
      const sites = users.of(node);
      for (const site of sites) this.#env.addInner('fields', ms / sites.length, site);
    });
  }

  dispose(): void {
    this.#program?.dispose();
    this.grid.dispose();
  }
}
