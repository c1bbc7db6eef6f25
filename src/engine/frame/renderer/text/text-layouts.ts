// The layout of a text at each moment: the last few are kept, since a text may change from frame to frame.

import type { TextItem } from '../../../../contract/plan.ts';
import type { CellSize } from '../../glyphs/cell-size.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import { layoutText, type TextLayout } from '../../glyphs/layout/layout-text.ts';
import type { StyledText } from '../../glyphs/layout/text-unit.ts';
import { captionNow } from '../../graph/caption-now.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { RenderEnv } from '../render-env.ts';
import { placeBlock } from './place-text.ts';
import { type ContentPart, textNow } from './text-content.ts';
import type { TextNodes } from './text-nodes.ts';
import { mostChars, textCell } from './text-size.ts';

/** The widest line of a text with a size of its own, as a share of the frame; and the width of a usual letter in ems. */
const WIDEST = 0.96;
const USUAL_LETTER = 0.55;
/** Layouts of a text that changes. */
const LAYOUTS_KEPT = 8;

export interface LaidText {
  layout: TextLayout;
  cell: CellSize;
}

export class TextLayouts {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #item: TextItem;
  readonly #stack: FontStack;
  readonly #parts: readonly ContentPart[];
  readonly #nodes: TextNodes;
  readonly #layouts = new Map<string, LaidText>();
  readonly #at: [GraphNode, GraphNode] | null;

  constructor(
    env: RenderEnv,
    graph: SceneGraph,
    item: TextItem,
    { stack, parts, nodes }: { stack: FontStack; parts: readonly ContentPart[]; nodes: TextNodes },
  ) {
    this.#env = env;
    this.#graph = graph;
    this.#item = item;
    this.#stack = stack;
    this.#parts = parts;
    this.#nodes = nodes;
    const scope = graph.scope(null);
    this.#at =
      'point' in item.at
        ? [graph.lowering.number(item.at.point[0], scope), graph.lowering.number(item.at.point[1], scope)]
        : null;
  }

  /** Whether it is the same at every moment. */
  get isFixed(): boolean {
    return this.#nodes.isFixed('size') && this.#nodes.isFixed('leading') && this.#parts.every((part) => 'text' in part);
  }

  now(): LaidText {
    const item = this.#item;
    const texts = this.texts();
    const size = this.#nodes.value('size', null);
    const leading = this.#nodes.value('leading', 1);
    const key = `${size}|${leading}|${texts.map(({ text, style }) => `${style}:${text}`).join('\u0000')}`;
    const known = this.#layouts.get(key);
    if (known) return known;
    const env = this.#env;
    const cell = textCell(env, this.#stack, item.grid, size);
    const widest = env.format.width * (size === null ? 1 : WIDEST) - (size === null ? 4 * cell.width : 0);
    const chars =
      size === null
        ? mostChars(env, cell.width, item.maxChars)
        : Math.min(item.maxChars ?? Infinity, Math.max(1, Math.floor(widest / cell.width)));
    const layout = layoutText(texts, {
      stack: this.#stack,
      shaper: env.rasteriser.shaper ?? null,
      cell,
      maxCells: chars,
      maxWidth: Math.min(
        widest,
        item.maxChars === null && size !== null ? Infinity : chars * cell.fontPx * USUAL_LETTER,
      ),
      // A path is one line.
      isPre: item.pre || item.along !== null,
      align: item.align,
      leading,
    });
    for (const glyph of layout.missing)
      env.warn(
        `No font has the glyph ${glyph} of the text "${texts
          .map(({ text }) => text)
          .join('')
          .slice(0, 24)}"; it was left out.`,
      );
    if (this.#layouts.size >= LAYOUTS_KEPT) this.#layouts.delete(this.#layouts.keys().next().value!);
    this.#layouts.set(key, { layout, cell });
    return { layout, cell };
  }

  /** What it says at the graph's current moment. */
  texts(): StyledText[] {
    const { captions } = this.#env;
    return textNow(
      this.#parts,
      (node) => this.#graph.value(node),
      (what) => captionNow(captions, this.#graph.moment.variable('time'))[what],
    );
  }

  /** The corner of the block. */
  place({ layout, cell }: LaidText): { x: number; y: number } {
    const word = this.#item.at;
    return placeBlock(
      this.#at
        ? [this.#graph.value(this.#at[0]), this.#graph.value(this.#at[1])]
        : 'word' in word
          ? word.word
          : 'center',
      layout,
      this.#env.format,
      cell,
      this.#item.anchor,
    );
  }
}
