// An art item: character art with its own glyphs and colours, placed as text is and drawn at its place among the texts. Each cell is its
// paper, if it has one, below its glyph.

import type { ArtItem, PlanMaterial } from '../../../contract/plan.ts';
import type { RevealEffect } from '../../effect-api/define.ts';
import type { Color } from '../../effect-api/scope.ts';
import type { CellBlock } from '../../kernels/calls/cells.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { U16Buffer, U8Buffer } from '../../kernels/memory.ts';
import { hashInts, unitFromHash } from '../../kernels/scalar/math.ts';
import { EMPTY_CELL, type GlyphAtlas } from '../glyphs/atlas.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import { blendMode } from '../graph/registry.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import { type ArtScreen, ART_STYLE, artLook, type CharacterArt, NO_PAPER } from '../media/character-art.ts';
import { missing } from './art-pictures.ts';
import { toByte } from './cell-color.ts';
import type { DrawPass } from './draw-pass.ts';
import { openArt } from './open-material.ts';
import type { RenderEnv } from './render-env.ts';
import { placeBlock } from './text/place-text.ts';
import { letterState } from './text/letter-states.ts';

/** What a glyph that is hot (`burn`) glows in. */
const EMBER = [255, 190, 90] as const;
const FULL_BLOCK = '█';

/** Cells of the block: glyphs in their ink, or full blocks in their paper. */
interface Cells {
  cells: U16Buffer;
  r: U8Buffer;
  g: U8Buffer;
  b: U8Buffer;
  alphas: U8Buffer;
}

export class ArtPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #item: ArtItem;
  readonly #art: CharacterArt | null;
  readonly #nodes: Record<'size' | 'opacity' | 'seconds', GraphNode | null>;
  readonly #mediaSeconds: GraphNode;
  readonly #color: Color | null;
  readonly #at: [GraphNode, GraphNode] | null;
  readonly #reveal: RevealEffect | null;
  readonly #random: (n: number) => number;
  readonly #mode: number;
  readonly #ink: Cells | null;
  readonly #paper: Cells | null;
  readonly #place = { index: 0, count: 0, word: 0, words: 0, beats: 0 };
  readonly #moment = { revealed: 1, left: -1, seconds: 1, since: 0, glow: 0 };
  /** The atlas index of each cell's glyph. */
  #glyphs = new Uint16Array(0);
  /** Cells that show something, and the order in which they are revealed. */
  #order: number[] = [];
  #serial = -1;
  #atlas: GlyphAtlas | null = null;

  constructor(env: RenderEnv, graph: SceneGraph, item: ArtItem, material: PlanMaterial) {
    this.#env = env;
    this.#graph = graph;
    this.#item = item;
    this.#art = openArt(env, material);
    const scope = graph.scope(null);
    const number = (id: number | null) => (id === null ? null : graph.lowering.number(id, scope));
    this.#nodes = { size: number(item.size), opacity: number(item.opacity), seconds: number(item.reveal.seconds) };
    this.#mediaSeconds = graph.material(item.material).nodes.seconds as GraphNode;
    this.#color = item.color === null ? null : graph.lowering.color(item.color, scope);
    this.#at =
      'point' in item.at
        ? [graph.lowering.number(item.at.point[0], scope), graph.lowering.number(item.at.point[1], scope)]
        : null;
    const reveal = env.registry.find('reveal', item.reveal.kind);
    this.#reveal = reveal?.kind === 'reveal' && item.reveal.kind !== 'none' ? reveal : null;
    const seed = graph.lowering.siteSeed(item.site);
    this.#random = (n) => unitFromHash(hashInts(seed, n));
    this.#mode = blendMode(item.blend ?? 'normal');
    const make = (): Cells | null => {
      if (!this.#art) return null;
      const n = this.#art.cols * this.#art.rows;
      const { memory } = env;
      return { cells: memory.u16(n), r: memory.u8(n), g: memory.u8(n), b: memory.u8(n), alphas: memory.u8(n) };
    };
    this.#ink = make();
    this.#paper = make();
  }

  finish(): void {
    /* buffers are made with the pass */
  }

  draw(frame: Frame): void {
    const art = this.#art;
    if (!art) return;
    const value = (node: GraphNode | null, otherwise: number) => (node ? this.#graph.value(node) : otherwise);
    const opacity = Math.min(1, Math.max(0, value(this.#nodes.opacity, 1)));
    const atlas = this.#atlasNow(value(this.#nodes.size, 1));
    const screen = art.at(value(this.#mediaSeconds, 0));
    if (!atlas || opacity <= 0) return;
    if (screen.serial !== this.#serial || atlas !== this.#atlas) this.#take(art, screen, atlas);
    this.#write(art, screen, opacity, value(this.#nodes.seconds, 1));
    const { width, height } = atlas.cell;
    const word = this.#item.at;
    const { x, y } = placeBlock(
      this.#at ? [value(this.#at[0], 0.5), value(this.#at[1], 0.5)] : 'word' in word ? word.word : 'center',
      { width: art.cols * width, height: art.rows * height },
      this.#env.format,
      atlas.cell,
      this.#item.anchor,
    );
    for (const cells of [this.#paper!, this.#ink!]) {
      const block: CellBlock = { atlas, ...cells, cols: art.cols, originX: x, originY: y };
      this.#env.kernels.blitCells(frame, block, 0, art.rows, this.#mode, false);
    }
  }

  dispose(): void {
    for (const cells of [this.#ink, this.#paper])
      if (cells) for (const buffer of Object.values(cells)) this.#env.memory.free(buffer as U8Buffer);
  }

  /** Sizes are told apart by the pixel, so that those that change leave few glyphs. */
  #atlasNow(size: number): GlyphAtlas | null {
    const env = this.#env;
    const stack = env.fonts(null);
    const whole = env.atlas(stack, this.#item.grid, 1);
    if (!(size > 0)) return null;
    if (size === 1) return whole;
    const px = Math.max(1, Math.round(whole.cell.fontPx * size));
    return env.atlas(stack, this.#item.grid, whole.cell.fontPx / px);
  }

  /** Takes over a screen's glyphs. */
  #take(art: CharacterArt, { serial, glyphs, paper, styles }: ArtScreen, atlas: GlyphAtlas): void {
    const n = art.cols * art.rows;
    if (this.#glyphs.length !== n) this.#glyphs = new Uint16Array(n);
    this.#order = [];
    for (let i = 0; i < n; i++) {
      const isRight = glyphs[i] === '' && i % art.cols > 0 && (styles[i - 1] & ART_STYLE.wide) !== 0;
      const glyph = isRight ? glyphs[i - 1] : glyphs[i];
      const style = styles[isRight ? i - 1 : i];
      const isWide = (style & ART_STYLE.wide) !== 0;
      const look = artLook(style);
      const index =
        glyph === '' || (glyph === ' ' && look?.isUnderlined !== true)
          ? EMPTY_CELL
          : isWide
            ? atlas.wideIndex(glyph, isRight ? 'right' : 'left', look)
            : atlas.index(glyph, look);
      if (index === null) this.#env.warn(missing(glyph));
      this.#glyphs[i] = index ?? EMPTY_CELL;
      if (this.#glyphs[i] !== EMPTY_CELL || paper[i] !== NO_PAPER) this.#order.push(i);
    }
    this.#full = atlas.index(FULL_BLOCK) ?? EMPTY_CELL;
    this.#serial = serial;
    this.#atlas = atlas;
  }
  #full = EMPTY_CELL;

  #write(art: CharacterArt, screen: ArtScreen, opacity: number, seconds: number): void {
    const ink = this.#ink!;
    const paper = this.#paper!;
    const [inkCells, paperCells] = [ink.cells.view, paper.cells.view];
    inkCells.fill(EMPTY_CELL);
    paperCells.fill(EMPTY_CELL);
    const fixed = this.#color;
    const channel = (node: unknown) => toByte(this.#graph.value(node as GraphNode));
    const own = fixed ? [channel(fixed.r), channel(fixed.g), channel(fixed.b)] : null;
    const { t } = this.#graph.moment;
    const { cols, rows } = art;
    const place = this.#place;
    this.#moment.revealed = seconds > 0 ? Math.min(1, (t + 1e-6) / seconds) : 1;
    this.#moment.seconds = seconds;
    this.#moment.since = t;
    place.count = this.#order.length;
    place.words = rows;
    const { width, height, fontPx } = this.#atlas!.cell;
    for (const [index, i] of this.#order.entries()) {
      const row = Math.floor(i / cols);
      place.index = index;
      place.word = row;
      const state = this.#reveal ? letterState(this.#moment, this.#reveal, null, place, this.#random) : null;
      if (state && state.opacity <= 0) continue;
      // A reveal moves glyphs from cell to cell.
      const col = (i % cols) + (state ? Math.round((state.dx * fontPx) / width) : 0);
      const line = row + (state ? Math.round((state.dy * fontPx) / height) : 0);
      if (col < 0 || col >= cols || line < 0 || line >= rows) continue;
      const to = line * cols + col;
      const alpha = Math.floor((state ? Math.min(1, state.opacity) : 1) * opacity * 255 + 0.5);
      const other =
        state && state.pick >= 0
          ? this.#order[Math.min(this.#order.length - 1, Math.floor(state.pick * this.#order.length))]
          : i;
      if (screen.paper[i] !== NO_PAPER) {
        paperCells[to] = this.#full;
        put(paper, to, screen.paper[i], null, 0, alpha);
      }
      inkCells[to] = this.#glyphs[other];
      put(ink, to, screen.ink[i], own, state ? state.heat : 0, alpha);
    }
  }
}

function put(
  cells: Cells,
  at: number,
  color: number,
  own: readonly number[] | null,
  heat: number,
  alpha: number,
): void {
  cells.r.view[at] = warmed(own ? own[0] : (color >> 16) & 255, 0, heat);
  cells.g.view[at] = warmed(own ? own[1] : (color >> 8) & 255, 1, heat);
  cells.b.view[at] = warmed(own ? own[2] : color & 255, 2, heat);
  cells.alphas.view[at] = alpha;
}
const warmed = (level: number, channel: number, heat: number): number =>
  heat > 0 ? Math.round(level + (EMBER[channel] - level) * Math.min(1, heat)) : level;
