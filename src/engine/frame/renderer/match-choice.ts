// Glyph, ink and paper of each cell together, so that the drawn cell comes closest to its target: 4 × 8 samples of the layer's colour.
// The kernel compares every glyph of the palette (kernels/assembly/match.ts).

import type { LayerItem } from '../../../contract/plan.ts';
import { EMPTY_CELL } from '../glyphs/atlas.ts';
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
  MATCH_SAMPLES,
  matchTableBytes,
  writeMatchTable,
} from '../../kernels/abi/match.ts';
import type { MatchSamples } from '../../kernels/calls/cells.ts';
import type { U16Buffer, U8Buffer } from '../../kernels/memory.ts';
import { regionsOf } from '../glyphs/glyph-regions.ts';
import type { ChoiceParts } from './create-glyph-choice.ts';
import { fineGrid } from './fine-grid.ts';
import type { Earlier, GlyphChoice } from './glyph-choice.ts';
import { PlanesBuffer } from './planes-buffer.ts';
import type { RenderEnv } from './render-env.ts';

/** Mean squared error by which another glyph must be better where `steady` is 1. */
const MOST_MARGIN = 0.0025;

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
  readonly #cols: number;
  #program: GridProgram | null = null;
  #samples: MatchSamples | null = null;

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
          const coverage = new Uint8Array(MATCH_SAMPLES);
          if (index !== EMPTY_CELL)
            regionsOf(on.atlas, index, MATCH_ACROSS, MATCH_DOWN).forEach((share, i) => {
              coverage[i] = Math.round(share * 255);
            });
          return isInverted ? coverage.map((share) => 255 - share) : coverage;
        }),
      );
      return table;
    });
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

  choose(cells: U16Buffer, _value: number, _mask: number, _threshold: number, earlier: Earlier | null): void {
    if (this.#levels) this.#levels.update();
    else this.#graph.runProgram(this.#program!);
    this.#env.kernels.matchCells(
      this.#samples!,
      earlier ? earlier.places.ptr : 0,
      earlier ? earlier.steady * MOST_MARGIN : 0,
    );
    const { view } = cells;
    const places = this.places.view;
    const glyphs = this.#glyphs;
    for (let i = 0; i < view.length; i++) view[i] = glyphs[places[i]];
  }

  dispose(): void {
    this.#program?.dispose();
    this.#env.memory.free(this.places);
    this.colors.ink.dispose();
    this.colors.paper.dispose();
    this.#fine.dispose();
  }
}

/** Red, green and blue of the target: the layer's colour, else its hue, else its value as grey. */
function targetOf(graph: SceneGraph, fine: Grid, item: LayerItem, saturation: ChoiceParts['saturation']): GraphNode[] {
  const scope = graph.scope(fine);
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
