// Text that runs from right to left, over and over; on several rows each starts elsewhere and runs at its own pace.

import type { TickerItem } from '../../../../contract/plan.ts';
import type { Frame } from '../../../kernels/frame.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import type { CellSize } from '../../glyphs/cell-size.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import { blendMode } from '../../graph/registry.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { Color } from '../../../effect-api/scope.ts';
import { hashInts, unitFromHash } from '../../../kernels/scalar/math.ts';
import { toByte } from '../cell-color.ts';
import type { DrawPass } from '../draw-pass.ts';
import type { RenderEnv } from '../render-env.ts';
import { layoutText, type TextLayout } from '../../glyphs/layout/layout-text.ts';
import { AT_REST, LetterPen } from './letter-pen.ts';
import { textCell } from './text-size.ts';

const SPEED = 8;
const COLOR = 0.85;

export class TickerPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #pen: LetterPen;
  readonly #stack: FontStack;
  readonly #cell: CellSize;
  readonly #layout: TextLayout;
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
    this.#pen = new LetterPen(env);
    this.#stack = env.fonts(item.font?.path ?? null);
    this.#cell = textCell(env, this.#stack, item.grid, null);
    this.#layout = layoutText([{ text: item.text.replace(/[\n\t]/g, ' '), style: 0 }], {
      stack: this.#stack,
      shaper: env.rasteriser.shaper ?? null,
      cell: this.#cell,
      maxCells: Infinity,
      maxWidth: Infinity,
      isPre: true,
      align: 'left',
      leading: 1,
    });
    const place = { stack: this.#stack, cell: this.#cell, x: 0, y: 0 };
    for (const letter of this.#layout.letters) this.#pen.prepare(letter, place);
    for (const glyph of this.#layout.missing) env.warn(`No font has the glyph ${glyph} of a ticker; it was left out.`);
  }

  finish(): void {
    /* the layout is there */
  }

  draw(frame: Frame): void {
    const cell = this.#cell;
    const { letters, width, height } = this.#layout;
    if (letters.length === 0) return;
    const value = (node: unknown) => this.#graph.value(node as GraphNode);
    const gridRows = Math.max(1, Math.floor(this.#env.format.height / height));
    const originY = Math.floor((this.#env.format.height - gridRows * height) / 2);
    const first = Math.round(value(this.#row));
    const rows = Math.min(gridRows, Math.max(1, Math.round(value(this.#rows))));
    const ink = {
      r: toByte(value(this.#color.r)),
      g: toByte(value(this.#color.g)),
      b: toByte(value(this.#color.b)),
      alpha: toByte(Math.min(1, Math.max(0, value(this.#opacity)))),
    };
    // A speed of 1 is a character a second.
    const count = width / cell.width;
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
      const y = originY + row * height;
      const begin = -from * cell.width - Math.floor((at - whole) * cell.width);
      for (let x = begin; x < this.#env.format.width; x += width) {
        for (const letter of letters) {
          const left = x + letter.x;
          if (left + 2 * letter.width + height < 0 || left - height >= this.#env.format.width) continue;
          this.#pen.drawLetter(frame, letter, { stack: this.#stack, cell, x, y }, AT_REST, ink, this.#mode);
        }
      }
    }
  }

  dispose(): void {
    this.#pen.dispose();
  }
}
