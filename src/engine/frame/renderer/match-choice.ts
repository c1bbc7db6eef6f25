// Glyph, ink and paper of each cell together, so that the drawn cell comes closest to its target: 4 × 8 samples of the layer's colour.
// The kernel compares every glyph of the palette (kernels/assembly/match.ts).

import type { LayerItem } from '../../../contract/plan.ts';
import { EMPTY_CELL, type GlyphAtlas } from '../glyphs/atlas.ts';
import { isProcedural } from '../glyphs/procedural.ts';
import { splitGlyphs } from '../glyphs/split-glyphs.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { Grid } from '../graph/grid.ts';
import { GridProgram } from '../graph/grid-program.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import type { MaterialLevels } from '../media/material-levels.ts';
import {
  MATCH_ACROSS,
  MATCH_DOWN,
  MATCH_FIXED,
  MATCH_LANES,
  MATCH_TONES,
  TEXTURED,
  matchTableBytes,
  writeMatchTable,
} from '../../kernels/abi/match.ts';
import type { MatchSamples } from '../../kernels/calls/cells.ts';
import type { U16Buffer, U8Buffer } from '../../kernels/memory.ts';
import { matchCoverage } from '../glyphs/match-coverage.ts';
import type { ChoiceParts } from './choice-parts.ts';
import { fineGrid } from './fine-grid.ts';
import { byInk } from './ink-ramp-choice.ts';
import type { Earlier, GlyphChoice } from './glyph-choice.ts';
import { PlanesBuffer } from './planes-buffer.ts';
import type { RenderEnv } from './render-env.ts';

/** Mean squared error by which another glyph must be better where `steady` is 1. */
const MOST_MARGIN = 0.0025;

/** Contrast of glyphs in cells without structure, as a share of their colour, where `crisp` is 1. */
const MOST_TEXTURE = 0.9;
/** Characters can be seen, and likeness is hardly less (docs/notes/glyph-choice.md). */
const DEFAULT_CRISP = 0.1;

export class MatchChoice implements GlyphChoice {
  readonly places: U16Buffer;
  readonly colors: { ink: PlanesBuffer; paper: PlanesBuffer };
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #fine: Grid;
  readonly #levels: MaterialLevels | null;
  readonly #nodes: GraphNode[];
  readonly #glyphs: number[];
  readonly #table: U8Buffer;
  readonly #fixed: number;
  readonly #tones: U16Buffer;
  readonly #crisp: GraphNode | null;
  readonly #cols: number;
  #program: GridProgram | null = null;
  #samples: MatchSamples | null = null;
  /** The levels and the setting that the glyphs were chosen by; empty where more takes part. */
  #made = '';
  #texture = -1;
  /** How often `crisp` has changed. */
  #textures = 0;

  constructor({ env, graph, on, item, palette, saturation }: ChoiceParts) {
    this.#env = env;
    this.#graph = graph;
    this.#cols = on.grid.cols;
    this.#fine = fineGrid(env.memory, on.grid, MATCH_ACROSS, MATCH_DOWN);
    const target = item.color ?? (item.hue === null ? item.value : null);
    this.#levels = target === null ? null : graph.materialLevels(target, this.#fine);
    this.#nodes = this.#levels ? [] : targetOf(graph, this.#fine, item, saturation);
    this.#fixed =
      (item.paper === null ? MATCH_FIXED.none : MATCH_FIXED.paper) + (item.ink === null ? 0 : MATCH_FIXED.ink);
    // Whole vectors of glyphs: the first one again is never better than itself.
    const glyphs = [...new Set(palette)];
    while (glyphs.length % MATCH_LANES > 0) glyphs.push(glyphs[0]);
    this.#glyphs = glyphs;
    const isInverted = this.#fixed === MATCH_FIXED.ink;
    this.#table = env.cached(`match ${on.atlas.id} ${isInverted} ${palette.join()}`, () => {
      const table = env.memory.u8(matchTableBytes(glyphs.length));
      writeMatchTable(
        table.view,
        glyphs.map((index) => {
          const coverage = matchCoverage(on.atlas, index);
          return isInverted ? coverage.map((share) => 255 - share) : coverage;
        }),
      );
      return table;
    });
    this.#tones = env.memory.u16(MATCH_TONES);
    fillTones(this.#tones, glyphs, tonesOf(on.atlas, item.palette, palette));
    this.#crisp = item.crisp === null ? null : graph.lowering.number(item.crisp, graph.scope(null));
    const { cells } = on.grid;
    this.places = env.memory.u16(cells);
    this.colors = { ink: new PlanesBuffer(env.memory, cells), paper: new PlanesBuffer(env.memory, cells) };
  }

  /** Whether the layer gives the ink, or the paper. */
  get isInkGiven(): boolean {
    return (this.#fixed & MATCH_FIXED.ink) !== 0;
  }
  get isPaperGiven(): boolean {
    return (this.#fixed & MATCH_FIXED.paper) !== 0;
  }

  get inputs(): readonly GraphNode[] {
    return this.#nodes;
  }

  finish(): void {
    const rest = {
      places: this.places,
      ink: this.colors.ink,
      paper: this.colors.paper,
      table: this.#table,
      tones: this.#tones,
      glyphCount: this.#glyphs.length,
      fixed: this.#fixed,
      cols: this.#cols,
    };
    if (this.#levels) {
      const { r, g, b } = this.#levels;
      this.#samples = { ...rest, r, g, b, isBytes: true };
      return;
    }
    const program = new GridProgram(
      this.#fine,
      [...new Set(this.#nodes)],
      this.#graph.values,
      this.#env.kernels,
      this.#env.memory,
    );
    const [r, g, b] = this.#nodes.map((node) => program.buffer(node));
    this.#program = program;
    this.#samples = { ...rest, r, g, b, isBytes: false };
  }

  update(): number {
    const crisp = this.#crisp ? Math.min(1, Math.max(0, this.#graph.value(this.#crisp))) : DEFAULT_CRISP;
    if (crisp !== this.#texture) this.#textures++;
    this.#texture = crisp;
    if (this.#levels) {
      this.#levels.update();
      return this.#levels.changes + this.#textures;
    }
    const program = this.#program!;
    this.#graph.runProgram(program);
    return this.#nodes.reduce((sum, node) => sum + program.changesOf(node), this.#textures);
  }

  choose(cells: U16Buffer, _value: number, _mask: number, _threshold: number, earlier: Earlier | null): void {
    const crisp = this.#texture;
    const steady = earlier ? Math.min(1, earlier.steady) : 0;
    // A picture that stays: so does what was chosen for it.
    const made = this.#levels && this.#fixed === MATCH_FIXED.none && !earlier ? `${this.#levels.changes}|${crisp}` : '';
    if (made !== '' && made === this.#made) return;
    this.#made = made;
    this.#env.kernels.matchCells(
      this.#samples!,
      earlier ? earlier.places.ptr : 0,
      steady * MOST_MARGIN,
      crisp * MOST_TEXTURE,
      steady,
    );
    const { view } = cells;
    const places = this.places.view;
    const glyphs = this.#glyphs;
    for (let i = 0; i < view.length; i++) view[i] = glyphs[places[i] & ~TEXTURED];
  }

  dispose(): void {
    this.#program?.dispose();
    this.#env.memory.free(this.places);
    this.#env.memory.free(this.#tones);
    this.colors.ink.dispose();
    this.colors.paper.dispose();
    this.#fine.dispose();
  }
}

/** Red, green and blue of the target: the layer's colour, else its hue, else its value as grey. */
function targetOf(graph: SceneGraph, fine: Grid, item: LayerItem, saturation: ChoiceParts['saturation']): GraphNode[] {
  const scope = graph.view(fine);
  const fill = (node: unknown) => graph.graph.fill(fine, node as GraphNode);
  if (item.color !== null) {
    const { r, g, b } = graph.lowering.color(item.color, scope, item.value);
    return [fill(r), fill(g), fill(b)];
  }
  const value = fill(scope.unit(graph.lowering.number(item.value, scope)));
  if (item.hue === null) return [value, value, value];
  const { r, g, b } = scope.hsv(graph.lowering.number(item.hue, scope, item.value), saturation(scope), value);
  return [fill(r), fill(g), fill(b)];
}

/** The palette's glyphs for cells without structure, by rising ink: characters rather than blocks, which would be plain areas. */
function tonesOf(atlas: GlyphAtlas, glyphs: string, palette: readonly number[]): number[] {
  const characters = splitGlyphs(glyphs)
    .filter((glyph) => !isProcedural(glyph.codePointAt(0)!))
    .map((glyph) => atlas.index(glyph))
    .filter((index) => index !== null && index !== EMPTY_CELL) as number[];
  const usable = characters.length > 1 ? characters : palette;
  return byInk(atlas, usable).map(({ index }) => index);
}

function fillTones(tones: U16Buffer, glyphs: readonly number[], order: readonly number[]): void {
  const places = order.map((index) => glyphs.indexOf(index));
  for (let level = 0; level < MATCH_TONES; level++)
    tones.view[level] = places[Math.min(places.length - 1, Math.floor((level * places.length) / MATCH_TONES))];
}
