// A text: laid out, placed, revealed.

import type { TextItem } from '../../../../contract/plan.ts';
import type { Frame } from '../../../kernels/frame.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import type { DrawPass } from '../draw-pass.ts';
import type { RenderEnv } from '../render-env.ts';
import { estimateWords, wordsOf, wordsSaid } from './estimate-words.ts';
import { LetterPen } from './letter-pen.ts';
import type { TextMoment } from './letter-states.ts';
import { lowerParts } from './lower-parts.ts';
import { TextLayouts } from './text-layouts.ts';
import { TextLetters } from './text-letters.ts';
import type { Look } from './text-look.ts';
import { TextNodes } from './text-nodes.ts';

const PLATE = { r: 0, g: 0, b: 0 };

export class TextPass implements DrawPass {
  readonly #graph: SceneGraph;
  readonly #item: TextItem;
  readonly #stack: FontStack;
  readonly #pen: LetterPen;
  readonly #nodes: TextNodes;
  readonly #layouts: TextLayouts;
  readonly #letters: TextLetters;
  readonly #spoken: { from: GraphNode; after: number; seconds: number } | null;

  constructor(env: RenderEnv, graph: SceneGraph, item: TextItem) {
    this.#graph = graph;
    this.#item = item;
    const scope = graph.scope(null);
    const nodes = (this.#nodes = new TextNodes(graph, item));
    const { spoken } = item;
    this.#spoken = spoken ? { ...spoken, from: graph.lowering.number(spoken.from, scope) } : null;
    const stack = (this.#stack = env.fonts(item.font?.path ?? null));
    const looks: Look[] = item.styles.map((style) => ({
      style,
      color: style.color === null ? null : graph.lowering.color(style.color, scope),
    }));
    const content = lowerParts(env, graph, stack, item.parts, looks);
    this.#pen = new LetterPen(env);
    this.#layouts = new TextLayouts(env, graph, item, { stack, parts: content, nodes });
    this.#letters = new TextLetters(env, graph, item, { pen: this.#pen, nodes, looks, stack, content });
    if (this.#layouts.isFixed) this.#prepare();
  }

  /** Makes the bitmaps of a text that does not change, so that drawing it allocates nothing. */
  #prepare(): void {
    const { layout, cell } = this.#layouts.now();
    this.#letters.prepare(layout, { stack: this.#stack, cell, x: 0, y: 0 });
    if (this.#item.backdrop !== null)
      this.#pen.preparePlate(layout.width + 2 * cell.width, layout.height + cell.height);
  }

  finish(): void {
    this.#letters.finish();
  }

  draw(frame: Frame): void {
    const { t } = this.#graph.moment;
    const from = this.#nodes.value('from', 0);
    // Rounding may put a frame's time just before the scene time that it represents.
    const since = t - from + 1e-6;
    const to = this.#nodes.value('to', Infinity);
    if (since < 0 || t + 1e-6 >= to) return;
    const moment = this.#moment(since, to, from);
    const opacity = Math.min(1, Math.max(0, this.#nodes.value('opacity', 1)));
    const laid = this.#layouts.now();
    const { layout, cell } = laid;
    const place = this.#layouts.place(laid);
    // The ground comes with the text, so that a reveal does not start with an empty box.
    const appears = Math.min(1, since / Math.max(1e-6, Math.min(0.4, moment.seconds)));
    const strength = this.#nodes.value('backdrop', 0) * opacity * appears * (moment.left >= 0 ? 1 - moment.left : 1);
    if (strength > 0 && this.#item.along === null)
      this.#pen.drawPlate(
        frame,
        place.x - cell.width,
        place.y - (cell.height >> 1),
        layout.width + 2 * cell.width,
        layout.height + cell.height,
        { ...PLATE, alpha: Math.min(255, Math.floor(strength * 255 + 0.5)) },
      );
    this.#letters.draw(frame, layout, { stack: this.#stack, cell, ...place }, moment, opacity);
  }

  dispose(): void {
    this.#pen.dispose();
    this.#letters.dispose();
  }

  #moment(since: number, to: number, from: number): TextMoment {
    const seconds = this.#nodes.value('seconds', 1);
    const leaving = this.#nodes.value('leaveSeconds', 1);
    const end = Math.min(to, this.#graph.moment.variable('duration'));
    const left = leaving > 0 ? 1 - (end - from - since) / leaving : -1;
    return {
      revealed: this.#spoken ? this.#saidAt(from + since) : seconds > 0 ? Math.min(1, since / seconds) : 1,
      left: this.#letters.leaves && left >= 0 ? Math.min(1, left) : -1,
      seconds,
      since,
      glow: Math.min(1, Math.max(0, this.#nodes.value('glow', 0))),
    };
  }

  /** 0..1: how much of its words the voice has said at a time of the scene. */
  #saidAt(time: number): number {
    const { from, after, seconds } = this.#spoken!;
    const begins = (from.isConst ? from.value : this.#graph.value(from)) + after;
    const text = this.#layouts
      .texts()
      .map((part) => part.text)
      .join('');
    const words = estimateWords(wordsOf(text), 0, seconds);
    return words.length === 0 ? 1 : wordsSaid(words, time - begins) / words.length;
  }
}
