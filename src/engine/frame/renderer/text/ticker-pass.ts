// Text that runs from right to left, over and over; on several rows each starts elsewhere and runs at its own pace.

import type { TickerItem } from '../../../../contract/plan.ts';
import type { Frame } from '../../../kernels/frame.ts';
import { EMPTY_CELL } from '../../glyphs/atlas.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import { blendMode } from '../../graph/registry.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { Color } from '../../../effect-api/scope.ts';
import { hashInts, unitFromHash } from '../../../kernels/scalar/math.ts';
import { toByte } from '../cell-color.ts';
import type { DrawPass } from '../draw-pass.ts';
import type { RenderEnv } from '../render-env.ts';
import { cellIndex, SECOND_HALF, splitCells } from './cell-glyphs.ts';
import { TextBlock } from './text-block.ts';

const SPEED = 8;
const COLOR = 0.85;

export class TickerPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #block: TextBlock;
  /** How many glyphs the text has, and the text over and over until a row that begins anywhere in the first is full. */
  readonly #count: number;
  readonly #run: Uint16Array;
  readonly #travelled: GraphNode;
  readonly #row: GraphNode;
  readonly #rows: GraphNode;
  readonly #opacity: GraphNode;
  readonly #color: Color;
  readonly #mode: number;
  readonly #seed: number;

  constructor(env: RenderEnv, graph: SceneGraph, item: TickerItem) {
    this.#env = env;
    this.#graph = graph;
    const scope = graph.scope(null);
    const number = (id: number | null, otherwise: number) =>
      id === null ? scope.num(otherwise) : graph.lowering.number(id, scope);
    // A speed that varies is summed up, so that nothing jumps.
    this.#travelled = scope.integrate(number(item.speed, SPEED)) as GraphNode;
    this.#row = number(item.row, 1);
    this.#rows = number(item.rows, 1);
    this.#opacity = number(item.opacity, 1);
    this.#color = item.color === null ? scope.rgb(COLOR, COLOR, COLOR) : graph.lowering.color(item.color, scope);
    this.#mode = blendMode(item.blend ?? 'normal');
    this.#seed = graph.lowering.siteSeed(item.site);
    const atlas = env.atlas(env.fonts(item.font?.path ?? null), item.grid, 1);
    const line = splitCells(item.text);
    const glyphs = line.map((glyph, i) => {
      const index = cellIndex(atlas, line, i);
      if (index === null && glyph !== SECOND_HALF)
        env.warn(`No font has the glyph ${glyph} of a ticker; it was left out.`);
      return index ?? EMPTY_CELL;
    });
    // One column more than the frame is wide, since the first is partly out of sight.
    this.#block = new TextBlock(env, atlas, Math.ceil(env.format.width / atlas.cell.width) + 1, 1);
    this.#count = glyphs.length;
    this.#run = Uint16Array.from(
      { length: glyphs.length === 0 ? 0 : glyphs.length + this.#block.cols },
      (_, i) => glyphs[i % glyphs.length],
    );
  }

  finish(): void {
    /* everything is there */
  }

  draw(frame: Frame): void {
    const { cell } = this.#block.atlas;
    const count = this.#count;
    if (count === 0) return;
    const value = (node: unknown) => this.#graph.value(node as GraphNode);
    const gridRows = Math.max(1, Math.floor(this.#env.format.height / cell.height));
    const originY = Math.floor((this.#env.format.height - gridRows * cell.height) / 2);
    const first = Math.round(value(this.#row));
    const rows = Math.min(gridRows, Math.max(1, Math.round(value(this.#rows))));
    this.#block.setColor(toByte(value(this.#color.r)), toByte(value(this.#color.g)), toByte(value(this.#color.b)));
    this.#env.kernels.fillU8(
      this.#block.alphas.ptr,
      toByte(Math.min(1, Math.max(0, value(this.#opacity)))),
      this.#block.cols,
    );
    const travelled = value(this.#travelled);
    for (let i = 0; i < rows; i++) {
      // Rows count from 1 at the top, or from -1 at the bottom, and repeat towards the middle.
      const row = first < 0 ? gridRows + first - i : first - 1 + i;
      if (row < 0 || row >= gridRows) continue;
      const isFirst = i === 0;
      const start = isFirst ? 0 : Math.floor(unitFromHash(hashInts(this.#seed, i, 1)) * count);
      const pace = isFirst ? 1 : 0.75 + 0.5 * unitFromHash(hashInts(this.#seed, i, 2));
      const at = travelled * pace + start;
      const whole = Math.floor(at);
      const from = ((whole % count) + count) % count;
      this.#block.cells.view.set(this.#run.subarray(from, from + this.#block.cols));
      this.#block.draw(frame, -Math.floor((at - whole) * cell.width), originY + row * cell.height, this.#mode);
    }
  }

  dispose(): void {
    this.#block.dispose();
  }
}
