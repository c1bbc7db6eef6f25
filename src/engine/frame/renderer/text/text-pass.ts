// A text: wrapped, placed, revealed. Its size follows the frame at every quality, so what fits the draft fits the render.

import type { TextItem } from '../../../../contract/plan.ts';
import type { RevealEffect } from '../../../effect-api/define.ts';
import type { Frame } from '../../../kernels/frame.ts';
import { EMPTY_CELL } from '../../glyphs/atlas.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import { blendMode } from '../../graph/registry.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { Color } from '../../../effect-api/scope.ts';
import { hashInts, unitFromHash } from '../../../kernels/scalar/math.ts';
import type { DrawPass } from '../draw-pass.ts';
import { toByte } from '../cell-color.ts';
import type { RenderEnv } from '../render-env.ts';
import { cellIndex, SECOND_HALF } from './cell-glyphs.ts';
import { placeBlock } from './place-text.ts';
import { TextBlock } from './text-block.ts';
import { wrapText } from './wrap-text.ts';

const COLOR = 0.95;
const SCRAMBLE = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789#%&*+=?/<>';

interface Placed {
  cell: number;
  glyph: number;
  index: number;
  word: number;
}

export class TextPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #item: TextItem;
  readonly #block: TextBlock;
  readonly #placed: Placed[] = [];
  readonly #words: number;
  readonly #reveal: RevealEffect | null;
  readonly #scrambled: number[];
  readonly #random: (n: number) => number;
  readonly #nodes: {
    from: GraphNode | null;
    to: GraphNode | null;
    seconds: GraphNode | null;
    backdrop: GraphNode | null;
    opacity: GraphNode | null;
    color: Color | null;
    at: [GraphNode, GraphNode] | null;
  };
  readonly #mode: number;

  constructor(env: RenderEnv, graph: SceneGraph, item: TextItem) {
    this.#env = env;
    this.#graph = graph;
    this.#item = item;
    const scope = graph.scope(null);
    const number = (id: number | null) => (id === null ? null : graph.lowering.number(id, scope));
    this.#nodes = {
      from: number(item.from),
      to: number(item.to),
      seconds: number(item.reveal.seconds),
      backdrop: number(item.backdrop),
      opacity: number(item.opacity),
      color: item.color === null ? null : graph.lowering.color(item.color, scope),
      at:
        'point' in item.at
          ? [graph.lowering.number(item.at.point[0], scope), graph.lowering.number(item.at.point[1], scope)]
          : null,
    };
    const atlas = env.atlas(env.fonts(item.font?.path ?? null), item.grid, 1);
    const lines = wrapText(item.text, mostChars(env, atlas.cell.width, item.maxChars));
    const cols = Math.max(1, ...lines.map((line) => line.length));
    this.#block = new TextBlock(env, atlas, cols, lines.length);
    let index = 0;
    let word = -1;
    lines.forEach((line, row) => {
      const inset =
        item.align === 'left' ? 0 : item.align === 'right' ? cols - line.length : Math.floor((cols - line.length) / 2);
      line.forEach((glyph, i) => {
        if (glyph === ' ') return;
        if (i === 0 || line[i - 1] === ' ') word++;
        const known = cellIndex(atlas, line, i);
        if (known === null && glyph !== SECOND_HALF)
          env.warn(`No font has the glyph ${glyph} of the text "${item.text.slice(0, 24)}"; it was left out.`);
        else if (known !== null && known !== EMPTY_CELL)
          // Both halves of a wide glyph appear together.
          this.#placed.push({
            cell: row * cols + inset + i,
            glyph: known,
            index: glyph === SECOND_HALF ? index - 1 : index++,
            word,
          });
      });
    });
    this.#words = word + 1;
    const reveal = env.registry.find('reveal', item.reveal.kind);
    this.#reveal = reveal?.kind === 'reveal' ? reveal : null;
    const ownGlyphs = this.#placed.map(({ glyph }) => glyph);
    this.#scrambled =
      item.reveal.kind === 'scramble' ? [...SCRAMBLE].flatMap((glyph) => atlas.index(glyph) ?? []) : ownGlyphs;
    const seed = graph.lowering.siteSeed(item.site);
    this.#random = (n) => unitFromHash(hashInts(seed, n));
    this.#mode = blendMode(item.blend ?? 'normal');
  }

  finish(): void {
    /* everything is there */
  }

  draw(frame: Frame): void {
    const value = (node: GraphNode | null, otherwise: number) => (node === null ? otherwise : this.#graph.value(node));
    const { t } = this.#graph.moment;
    const from = value(this.#nodes.from, 0);
    // Rounding may put a frame's time just before the scene time that it represents.
    const since = t - from + 1e-6;
    if (since < 0 || t + 1e-6 >= value(this.#nodes.to, Infinity)) return;
    const seconds = value(this.#nodes.seconds, 1);
    const k = seconds > 0 ? Math.min(1, since / seconds) : 1;
    const opacity = Math.min(1, Math.max(0, value(this.#nodes.opacity, 1)));
    this.#writeCells(k, opacity);
    const { color, at } = this.#nodes;
    const channel = (node: GraphNode | undefined) => toByte(node ? this.#graph.value(node) : COLOR);
    this.#block.setColor(
      channel(color?.r as GraphNode),
      channel(color?.g as GraphNode),
      channel(color?.b as GraphNode),
    );
    const word = this.#item.at;
    const place = placeBlock(
      at ? [this.#graph.value(at[0]), this.#graph.value(at[1])] : 'word' in word ? word.word : 'center',
      this.#block,
      this.#env.format,
      this.#block.atlas.cell,
    );
    // The ground comes with the text, so that a reveal does not start with an empty box.
    this.#block.drawGround(
      frame,
      place.x,
      place.y,
      value(this.#nodes.backdrop, 0) * opacity * Math.min(1, since / Math.max(1e-6, Math.min(0.4, seconds))),
    );
    this.#block.draw(frame, place.x, place.y, this.#mode);
  }

  dispose(): void {
    this.#block.dispose();
  }

  #writeCells(k: number, opacity: number): void {
    const cells = this.#block.cells.view;
    const alphas = this.#block.alphas.view;
    const count = this.#placed.length;
    for (const { cell, glyph, index, word } of this.#placed) {
      const shown = this.#reveal?.glyph(k, { index, count, word, words: this.#words }, this.#random);
      const alpha = shown ? shown.opacity : 1;
      const scrambled = this.#scrambled;
      cells[cell] =
        alpha <= 0
          ? EMPTY_CELL
          : shown?.isScrambled && scrambled.length > 0
            ? scrambled[Math.min(scrambled.length - 1, Math.floor(shown.pick * scrambled.length))]
            : glyph;
      alphas[cell] = toByte(alpha * opacity);
    }
  }
}

/** By default about 50 characters in landscape and 25 in portrait; never more than fit, with a margin. */
export function mostChars(env: RenderEnv, cellWidth: number, wanted: number | null): number {
  const fits = Math.max(1, Math.floor(env.format.width / cellWidth) - 4);
  return Math.min(fits, wanted ?? (env.format.width >= env.format.height ? 50 : 25));
}
