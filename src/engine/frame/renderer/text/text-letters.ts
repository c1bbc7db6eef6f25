// Draws the letters of a text, each as its reveal, style and movement make it at the moment.

import type { TextItem } from '../../../../contract/plan.ts';
import type { RevealEffect } from '../../../effect-api/define.ts';
import type { Color } from '../../../effect-api/scope.ts';
import type { Frame } from '../../../kernels/frame.ts';
import { hashInts, unitFromHash } from '../../../kernels/scalar/math.ts';
import type { FontStack } from '../../glyphs/font-stack.ts';
import type { Letter, TextLayout } from '../../glyphs/layout/layout-text.ts';
import type { GraphNode } from '../../graph/graph-node.ts';
import { blendMode } from '../../graph/registry.ts';
import type { SceneGraph } from '../../graph/scene-graph.ts';
import { toByte } from '../cell-color.ts';
import type { RenderEnv } from '../render-env.ts';
import { LetterMoves } from './letter-moves.ts';
import { AT_REST, type Ink, type LetterPen, type LetterPose } from './letter-pen.ts';
import { letterState, type LetterState, type TextMoment } from './letter-states.ts';
import { StandIns } from './stand-ins.ts';
import type { ContentPart } from './text-content.ts';
import { BOLD, DIM, isBlinkedOut, type Look } from './text-look.ts';
import type { TextNodes } from './text-nodes.ts';

const COLOR = 0.95;
const SHADOW = { r: 0, g: 0, b: 0 };
const SHADOW_STRENGTH = 0.75;
/** What a letter that glows turns to. */
const HOT = { r: 255, g: 214, b: 140 };

export class TextLetters {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #item: TextItem;
  readonly #pen: LetterPen;
  readonly #nodes: TextNodes;
  readonly #looks: readonly Look[];
  readonly #moves: LetterMoves | null;
  readonly #reveal: RevealEffect | null;
  readonly #leave: RevealEffect | null;
  readonly #standIns: StandIns;
  readonly #random: (n: number) => number;
  readonly #colors: { text: Color | null; outline: Color | null };
  readonly #mode: number;

  constructor(
    env: RenderEnv,
    graph: SceneGraph,
    item: TextItem,
    parts: {
      pen: LetterPen;
      nodes: TextNodes;
      looks: readonly Look[];
      stack: FontStack;
      content: readonly ContentPart[];
    },
  ) {
    this.#env = env;
    this.#graph = graph;
    this.#item = item;
    this.#pen = parts.pen;
    this.#nodes = parts.nodes;
    this.#looks = parts.looks;
    const scope = graph.scope(null);
    const color = (id: number | null) => (id === null ? null : graph.lowering.color(id, scope));
    this.#colors = { text: color(item.color), outline: color(item.outlineColor) };
    const find = (kind: string): RevealEffect | null => {
      const effect = env.registry.find('reveal', kind);
      return effect?.kind === 'reveal' ? effect : null;
    };
    this.#reveal = find(item.reveal.kind);
    this.#leave = item.leave.kind === 'none' ? null : find(item.leave.kind);
    this.#standIns = new StandIns(env.rasteriser.shaper ?? null, parts.stack);
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
            parts.content.reduce((n, part) => n + lengthOf(part), 0),
          );
  }

  /** Whether letters go before the text ends. */
  get leaves(): boolean {
    return this.#leave !== null;
  }

  finish(): void {
    this.#moves?.finish();
  }

  dispose(): void {
    this.#moves?.dispose();
  }

  /** Makes the bitmaps of a layout in advance, so that drawing it allocates nothing. */
  prepare(layout: TextLayout, place: Parameters<LetterPen['drawLetter']>[2]): void {
    for (const letter of layout.letters) this.#pen.prepare(letter, place);
    if (this.#item.reveal.kind === 'none' && this.#item.leave.kind === 'none') return;
    const [first] = layout.letters;
    if (first) for (const standIn of this.#standIns.all(first, place.cell)) this.#pen.prepare(standIn, place);
  }

  draw(
    frame: Frame,
    layout: TextLayout,
    place: Parameters<LetterPen['drawLetter']>[2],
    moment: TextMoment,
    opacity: number,
  ): void {
    const { cell } = place;
    const { px } = this.#env;
    const pen = this.#pen;
    const outline = Math.max(0, this.#nodes.value('outline', 0)) * px;
    const shadow = Math.max(0, this.#nodes.value('shadow', 0)) * px;
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
    const since = this.#graph.moment.t - this.#nodes.value('from', 0) + 1e-6;
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
