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
import { captionNow } from '../../graph/caption-now.ts';
import { layoutText, type TextLayout } from '../../glyphs/layout/layout-text.ts';
import { AT_REST, LetterPen } from './letter-pen.ts';
import { lowerParts } from './lower-parts.ts';
import { type ContentPart, textNow } from './text-content.ts';
import { BOLD, DIM, isBlinkedOut, type Look } from './text-look.ts';
import { textCell } from './text-size.ts';

const SPEED = 8;
const COLOR = 0.85;
/** Layouts of a text that changes. */
const LAYOUTS_KEPT = 8;

type Bytes = Record<'r' | 'g' | 'b', number>;

export class TickerPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #pen: LetterPen;
  readonly #stack: FontStack;
  readonly #cell: CellSize;
  readonly #parts: readonly ContentPart[];
  readonly #looks: readonly Look[];
  readonly #layouts = new Map<string, TextLayout>();
  readonly #travelled: GraphNode;
  readonly #speed: GraphNode;
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
    this.#speed = number(item.speed, SPEED) as GraphNode;
    this.#travelled = scope.integrate(this.#speed) as GraphNode;
    this.#row = number(item.row, 1);
    this.#rows = number(item.rows, 1);
    this.#opacity = number(item.opacity, 1);
    this.#color = item.color === null ? scope.rgb(COLOR, COLOR, COLOR) : graph.lowering.color(item.color, scope);
    this.#mode = blendMode(item.blend ?? 'normal');
    this.#seed = graph.lowering.siteSeed(item.site);
    this.#pen = new LetterPen(env);
    this.#stack = env.fonts(item.font?.path ?? null);
    this.#cell = textCell(env, this.#stack, item.grid, null);
    const looks: Look[] = item.styles.map((style) => ({
      style,
      color: style.color === null ? null : graph.lowering.color(style.color, scope),
    }));
    this.#looks = looks;
    this.#parts = lowerParts(env, graph, this.#stack, item.parts, looks);
    if (!this.#parts.every((part) => 'text' in part)) return;
    const place = { stack: this.#stack, cell: this.#cell, x: 0, y: 0 };
    for (const letter of this.#layoutNow().letters) this.#pen.prepare(letter, place);
  }

  finish(): void {
    /* everything is there */
  }

  draw(frame: Frame): void {
    const cell = this.#cell;
    const { letters, width, height } = this.#layoutNow();
    if (letters.length === 0) return;
    const value = (node: unknown) => this.#graph.value(node as GraphNode);
    const gridRows = Math.max(1, Math.floor(this.#env.format.height / height));
    const originY = Math.floor((this.#env.format.height - gridRows * height) / 2);
    const first = Math.round(value(this.#row));
    const rows = Math.min(gridRows, Math.max(1, Math.round(value(this.#rows))));
    const alpha = Math.min(1, Math.max(0, value(this.#opacity)));
    const inks = this.#looks.map((look) => ({
      ...this.#inkOf(look),
      alpha: toByte(alpha * (look.style.dim ? DIM : 1)),
    }));
    const blinks = isBlinkedOut(this.#graph.moment);
    const grow = this.#looks.map(({ style }) => (style.bold ? BOLD * cell.fontPx : 0));
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
      const at = this.#travelledBy(pace, travelled, count) + start;
      const whole = Math.floor(at);
      const from = ((whole % count) + count) % count;
      const y = originY + row * height;
      const begin = -from * cell.width - Math.floor((at - whole) * cell.width);
      for (let x = begin; x < this.#env.format.width; x += width) {
        for (const letter of letters) {
          const left = x + letter.x;
          if (left + 2 * letter.width + height < 0 || left - height >= this.#env.format.width) continue;
          const { style } = this.#looks[letter.style];
          if (style.blink && blinks) continue;
          const place = { stack: this.#stack, cell, x, y };
          const pose = grow[letter.style] > 0 ? { ...AT_REST, grow: grow[letter.style] } : AT_REST;
          if (style.inverse) this.#pen.drawInverse(frame, letter, place, pose, inks[letter.style], this.#mode);
          else this.#pen.drawLetter(frame, letter, place, pose, inks[letter.style], this.#mode);
        }
      }
    }
  }

  /** Characters that a row has moved; in a reel that loops, its text comes round a whole number of times. */
  #travelledBy(pace: number, travelled: number, count: number): number {
    const { t, loopSeconds } = this.#graph.moment;
    if (!loopSeconds) return travelled * pace;
    const total = this.#graph.value(this.#speed) * pace * loopSeconds;
    const rounds = Math.max(1, Math.round(Math.abs(total) / count));
    return (Math.sign(total) * rounds * count * t) / loopSeconds;
  }

  #inkOf(look: Look): Bytes {
    if (look.rgb) return look.rgb;
    const channel = (node: unknown): number => toByte(this.#graph.value(node as GraphNode));
    const { r, g, b } = look.color ?? this.#color;
    return { r: channel(r), g: channel(g), b: channel(b) };
  }

  #layoutNow(): TextLayout {
    const texts = textNow(
      this.#parts,
      (node) => this.#graph.value(node),
      (what) => captionNow(this.#env.captions, this.#graph.moment.variable('time'))[what],
    );
    const key = texts.map(({ text, style }) => `${style}:${text}`).join('\u0000');
    const known = this.#layouts.get(key);
    if (known) return known;
    const layout = layoutText(
      texts.map(({ text, style }) => ({ text: text.replace(/[\n\t]/g, ' '), style })),
      {
        stack: this.#stack,
        shaper: this.#env.rasteriser.shaper ?? null,
        cell: this.#cell,
        maxCells: Infinity,
        maxWidth: Infinity,
        isPre: true,
        align: 'left',
        leading: 1,
      },
    );
    for (const glyph of layout.missing) this.#env.warn(`No font has the glyph ${glyph} of a ticker; it was left out.`);
    if (this.#layouts.size >= LAYOUTS_KEPT) this.#layouts.delete(this.#layouts.keys().next().value!);
    this.#layouts.set(key, layout);
    return layout;
  }

  dispose(): void {
    this.#pen.dispose();
  }
}
