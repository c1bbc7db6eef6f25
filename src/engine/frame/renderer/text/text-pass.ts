// A text: laid out, placed, revealed.

import type { TextItem } from '../../../../contract/plan.ts';
import type { RevealEffect } from '../../../effect-api/define.ts';
import type { Color } from '../../../effect-api/scope.ts';
import { hashInts, unitFromHash } from '../../../kernels/scalar/math.ts';
import type { Frame } from '../../../kernels/frame.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import { blendMode } from '../../graph/registry.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import { toByte } from '../cell-color.ts';
import type { DrawPass } from '../draw-pass.ts';
import type { RenderEnv } from '../render-env.ts';
import { BOLD, DIM, isBlinkedOut, type Look } from './text-look.ts';
import { captionNow } from '../../graph/caption-now.ts';
import { LetterMoves } from './letter-moves.ts';
import { AT_REST, type Ink, LetterPen, type LetterPose } from './letter-pen.ts';
import { estimateWords, wordsOf, wordsSaid } from './estimate-words.ts';
import { letterState, type LetterState, type TextMoment } from './letter-states.ts';
import { layoutText, type Letter, type TextLayout } from '../../glyphs/layout/layout-text.ts';
import type { StyledText } from '../../glyphs/layout/text-unit.ts';
import { lowerParts } from './lower-parts.ts';
import { placeBlock } from './place-text.ts';
import { StandIns } from './stand-ins.ts';
import { type ContentPart, textNow } from './text-content.ts';
import { mostChars, textCell } from './text-size.ts';

const COLOR = 0.95;
const SHADOW = { r: 0, g: 0, b: 0 };
const SHADOW_STRENGTH = 0.75;
/** The widest line of a text with a size of its own, as a share of the frame; and the width of a usual letter in ems. */
const WIDEST = 0.96;
const USUAL_LETTER = 0.55;
/** What a letter that glows turns to. */
const HOT = { r: 255, g: 214, b: 140 };
/** Layouts of a text that changes. */
const LAYOUTS_KEPT = 8;

type NodeName =
  | 'from'
  | 'to'
  | 'seconds'
  | 'leaveSeconds'
  | 'backdrop'
  | 'opacity'
  | 'size'
  | 'leading'
  | 'outline'
  | 'shadow'
  | 'glow';

export class TextPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #item: TextItem;
  readonly #stack: FontStack;
  readonly #pen: LetterPen;
  readonly #parts: readonly ContentPart[];
  readonly #looks: readonly Look[];
  readonly #layouts = new Map<string, { layout: TextLayout; cell: ReturnType<typeof textCell> }>();
  readonly #moves: LetterMoves | null;
  readonly #reveal: RevealEffect | null;
  readonly #spoken: { from: GraphNode; after: number; seconds: number } | null;
  readonly #leave: RevealEffect | null;
  readonly #standIns: StandIns;
  readonly #random: (n: number) => number;
  readonly #nodes: Record<NodeName, GraphNode | null>;
  readonly #colors: { text: Color | null; outline: Color | null };
  readonly #at: [GraphNode, GraphNode] | null;
  readonly #mode: number;

  constructor(env: RenderEnv, graph: SceneGraph, item: TextItem) {
    this.#env = env;
    this.#graph = graph;
    this.#item = item;
    const scope = graph.scope(null);
    const number = (id: number | null) => (id === null ? null : graph.lowering.number(id, scope));
    const color = (id: number | null) => (id === null ? null : graph.lowering.color(id, scope));
    this.#nodes = {
      from: number(item.from),
      to: number(item.to),
      seconds: number(item.reveal.seconds),
      leaveSeconds: number(item.leave.seconds),
      backdrop: number(item.backdrop),
      opacity: number(item.opacity),
      size: number(item.size),
      leading: number(item.leading),
      outline: number(item.outline),
      shadow: number(item.shadow),
      glow: number(item.glow),
    };
    this.#colors = { text: color(item.color), outline: color(item.outlineColor) };
    this.#at =
      'point' in item.at
        ? [graph.lowering.number(item.at.point[0], scope), graph.lowering.number(item.at.point[1], scope)]
        : null;
    const find = (kind: string): RevealEffect | null => {
      const effect = env.registry.find('reveal', kind);
      return effect?.kind === 'reveal' ? effect : null;
    };
    this.#reveal = find(item.reveal.kind);
    const { spoken } = item;
    this.#spoken = spoken ? { ...spoken, from: graph.lowering.number(spoken.from, scope) } : null;
    this.#leave = item.leave.kind === 'none' ? null : find(item.leave.kind);
    this.#stack = env.fonts(item.font?.path ?? null);
    const looks: Look[] = item.styles.map((style) => ({ style, color: color(style.color) }));
    this.#looks = looks;
    this.#parts = lowerParts(env, graph, this.#stack, item.parts, looks);
    this.#pen = new LetterPen(env);
    this.#standIns = new StandIns(env.rasteriser.shaper ?? null, this.#stack);
    const seed = graph.lowering.siteSeed(item.site);
    this.#random = (n) => unitFromHash(hashInts(seed, n));
    this.#mode = blendMode(item.blend ?? 'normal');
    this.#moves =
      item.each === null && item.along === null
        ? null
        : new LetterMoves(
            env,
            graph,
            item,
            this.#parts.reduce((n, part) => n + lengthOf(part), 0),
          );
    this.#prepare();
  }

  /** Makes the bitmaps of a text that does not change, so that drawing it allocates nothing. */
  #prepare(): void {
    const item = this.#item;
    if (this.#nodes.size?.isConst === false || this.#nodes.leading?.isConst === false) return;
    if (!this.#parts.every((part) => 'text' in part)) return;
    const { layout, cell } = this.#layoutNow();
    const place = { stack: this.#stack, cell, x: 0, y: 0 };
    for (const letter of layout.letters) this.#pen.prepare(letter, place);
    if (item.reveal.kind !== 'none' || item.leave.kind !== 'none') {
      const [first] = layout.letters;
      if (first) for (const standIn of this.#standIns.all(first, cell)) this.#pen.prepare(standIn, place);
    }
    if (item.backdrop !== null) this.#pen.preparePlate(layout.width + 2 * cell.width, layout.height + cell.height);
  }

  finish(): void {
    this.#moves?.finish();
  }

  draw(frame: Frame): void {
    const { t } = this.#graph.moment;
    const from = this.#value('from', 0);
    // Rounding may put a frame's time just before the scene time that it represents.
    const since = t - from + 1e-6;
    const to = this.#value('to', Infinity);
    if (since < 0 || t + 1e-6 >= to) return;
    const moment = this.#moment(since, to, from);
    const opacity = Math.min(1, Math.max(0, this.#value('opacity', 1)));
    const { layout, cell } = this.#layoutNow();
    const place = this.#place(layout, cell);
    // The ground comes with the text, so that a reveal does not start with an empty box.
    const appears = Math.min(1, since / Math.max(1e-6, Math.min(0.4, moment.seconds)));
    const strength = this.#value('backdrop', 0) * opacity * appears * (moment.left >= 0 ? 1 - moment.left : 1);
    if (strength > 0 && this.#item.along === null)
      this.#pen.drawPlate(
        frame,
        place.x - cell.width,
        place.y - (cell.height >> 1),
        layout.width + 2 * cell.width,
        layout.height + cell.height,
        { ...SHADOW, alpha: Math.min(255, Math.floor(strength * 255 + 0.5)) },
      );
    this.#drawLetters(frame, layout, { stack: this.#stack, cell, ...place }, moment, opacity);
  }

  dispose(): void {
    this.#pen.dispose();
    this.#moves?.dispose();
  }

  #value(name: NodeName, otherwise: number): number {
    const node = this.#nodes[name];
    return node === null ? otherwise : node.isConst ? node.value : this.#graph.value(node);
  }

  #moment(since: number, to: number, from: number): TextMoment {
    const seconds = this.#value('seconds', 1);
    const leaving = this.#value('leaveSeconds', 1);
    const end = Math.min(to, this.#graph.moment.variable('duration'));
    const left = leaving > 0 ? 1 - (end - from - since) / leaving : -1;
    return {
      revealed: this.#spoken ? this.#saidAt(from + since) : seconds > 0 ? Math.min(1, since / seconds) : 1,
      left: this.#leave && left >= 0 ? Math.min(1, left) : -1,
      seconds,
      since,
      glow: Math.min(1, Math.max(0, this.#value('glow', 0))),
    };
  }

  /** 0..1: how much of its words the voice has said at a time of the scene. */
  #saidAt(time: number): number {
    const { from, after, seconds } = this.#spoken!;
    const begins = (from.isConst ? from.value : this.#graph.value(from)) + after;
    const text = this.#textsNow()
      .map((part) => part.text)
      .join('');
    const words = estimateWords(wordsOf(text), 0, seconds);
    return words.length === 0 ? 1 : wordsSaid(words, time - begins) / words.length;
  }

  #layoutNow(): { layout: TextLayout; cell: ReturnType<typeof textCell> } {
    const { item, texts } = { item: this.#item, texts: this.#textsNow() };
    const { size: sizeNode } = this.#nodes;
    const size = sizeNode === null ? null : sizeNode.isConst ? sizeNode.value : this.#graph.value(sizeNode);
    const leading = this.#value('leading', 1);
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

  #textsNow(): StyledText[] {
    const { captions } = this.#env;
    return textNow(
      this.#parts,
      (node) => this.#graph.value(node),
      (what) => captionNow(captions, this.#graph.moment.variable('time'))[what],
    );
  }

  #place(layout: TextLayout, cell: { width: number; height: number }): { x: number; y: number } {
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

  #drawLetters(
    frame: Frame,
    layout: TextLayout,
    place: Parameters<LetterPen['drawLetter']>[2],
    moment: TextMoment,
    opacity: number,
  ): void {
    const { cell } = place;
    const { px } = this.#env;
    const pen = this.#pen;
    const outline = Math.max(0, this.#value('outline', 0)) * px;
    const shadow = Math.max(0, this.#value('shadow', 0)) * px;
    const beats = this.#beats();
    const states = layout.letters.map((letter) => this.#state(letter, layout, moment, beats));
    const poses = layout.letters.map((letter, i) => this.#pose(letter, layout, states[i], place));
    const blinks = isBlinkedOut(this.#graph.moment);
    const each = (draw: (letter: Letter, pose: LetterPose, ink: Ink, look: Look) => void): void =>
      layout.letters.forEach((letter, i) => {
        const state = states[i];
        const look = this.#looks[letter.style];
        if (state.opacity <= 0 || (look.style.blink && blinks)) return;
        const alpha = toByte(state.opacity * opacity * (look.style.dim ? DIM : 1));
        const ink = { ...this.#inkOf(look, state), alpha };
        const shown = state.pick < 0 ? letter : this.#standIns.letter(letter, state.pick, cell);
        draw(shown, poses[i], ink, look);
      });
    if (shadow > 0)
      each((letter, pose, ink) =>
        pen.drawLetter(
          frame,
          letter,
          place,
          { ...pose, dx: pose.dx + shadow, dy: pose.dy + shadow, blur: Math.round(shadow), grow: pose.grow + outline },
          { ...SHADOW, alpha: Math.round(ink.alpha * SHADOW_STRENGTH) },
          0,
        ),
      );
    if (outline > 0) {
      const around = this.#rgb(this.#colors.outline, 0);
      each((letter, pose, ink) =>
        pen.drawLetter(
          frame,
          letter,
          place,
          { ...pose, grow: pose.grow + outline },
          { ...around, alpha: ink.alpha },
          0,
        ),
      );
    }
    each((letter, pose, ink, look) => {
      if (look.style.inverse) pen.drawInverse(frame, letter, place, pose, ink, this.#mode);
      else pen.drawLetter(frame, letter, place, pose, ink, this.#mode);
    });
    if (this.#item.cursor !== null) this.#drawCursor(frame, layout, place, states, opacity, blinks);
  }

  #state(letter: Letter, layout: TextLayout, moment: TextMoment, beats: number): LetterState {
    const count = layout.letters.length;
    const place = { index: letter.index, count, word: letter.word, words: layout.words, beats };
    return letterState(moment, this.#reveal, this.#leave, place, this.#random);
  }

  /** Whole beats since it appeared; counted only where the reveal follows them. */
  #beats(): number {
    if (this.#item.reveal.kind !== 'beats' && this.#item.leave.kind !== 'beats') return 0;
    const since = this.#graph.moment.t - this.#value('from', 0) + 1e-6;
    let beats = 0;
    while (beats < 10_000 && this.#graph.beatSeconds(beats + 1) <= since) beats++;
    return beats;
  }

  #pose(
    letter: Letter,
    layout: TextLayout,
    state: LetterState,
    { cell, x, y }: { cell: { fontPx: number }; x: number; y: number },
  ): LetterPose {
    const style = this.#looks[letter.style].style;
    const pose = {
      ...AT_REST,
      dx: state.dx * cell.fontPx,
      dy: state.dy * cell.fontPx,
      turn: state.turn,
      grow: style.bold ? BOLD * cell.fontPx : 0,
    };
    this.#moves?.move(pose, letter, layout, x, y);
    return pose;
  }

  #inkOf(look: Look, state: LetterState): { r: number; g: number; b: number } {
    const ink = look.rgb ?? this.#rgb(look.color ?? this.#colors.text, COLOR);
    if (state.heat <= 0) return ink;
    const mix = (a: number, b: number): number => Math.round(a + (b - a) * Math.min(1, state.heat));
    return { r: mix(ink.r, HOT.r), g: mix(ink.g, HOT.g), b: mix(ink.b, HOT.b) };
  }

  #rgb(color: Color | null, otherwise: number): { r: number; g: number; b: number } {
    const channel = (node: unknown): number => toByte(node ? this.#graph.value(node as GraphNode) : otherwise);
    return { r: channel(color?.r), g: channel(color?.g), b: channel(color?.b) };
  }

  #drawCursor(
    frame: Frame,
    layout: TextLayout,
    place: Parameters<LetterPen['drawLetter']>[2],
    states: readonly LetterState[],
    opacity: number,
    blinks: boolean,
  ): void {
    let last = -1;
    states.forEach((state, i) => {
      if (state.opacity > 0 && state.pick < 0) last = i;
    });
    // It blinks where nothing is being written.
    const isWriting = last >= 0 && last < states.length - 1;
    if (blinks && !isWriting) return;
    const after = layout.letters[last];
    const first = layout.letters[0];
    const x = after ? after.x + after.width : (first?.x ?? 0);
    const y = after?.y ?? first?.y ?? 0;
    const cursor: Letter = {
      parts: [{ kind: 'cell', glyph: this.#item.cursor!, cells: 1, x, y }],
      style: 0,
      line: 0,
      index: 0,
      word: 0,
      x,
      y,
      width: place.cell.width,
      height: place.cell.height,
      baseline: y + place.cell.baseline,
    };
    const ink = this.#rgb(this.#colors.text, COLOR);
    this.#pen.drawLetter(frame, cursor, place, AT_REST, { ...ink, alpha: toByte(opacity) }, this.#mode);
  }
}

const lengthOf = (part: ContentPart): number => ('text' in part ? [...part.text].length : 8);
