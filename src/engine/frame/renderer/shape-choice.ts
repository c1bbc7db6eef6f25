// The glyph whose ink best matches the values inside the cell: six samples per cell (2 × 3) against the mean coverage of each glyph in the
// same six regions. Samples are quantised; the result for each combination is cached. `crisp` raises their contrast first.

import { EMPTY_CELL } from '../glyphs/atlas.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { Grid } from '../graph/grid.ts';
import { GridProgram } from '../graph/grid-program.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import type { ShapeSamples } from '../../kernels/calls/cells.ts';
import type { F32Buffer, U16Buffer } from '../../kernels/memory.ts';
import { pow } from '../../kernels/scalar/math.ts';
import type { ChoiceParts } from './choice-parts.ts';
import { fineGrid } from './fine-grid.ts';
import type { Earlier, GlyphChoice } from './glyph-choice.ts';
import type { LayerGrid } from './layer-grid.ts';
import type { RenderEnv } from './render-env.ts';
import { ShapeContrast } from './shape-contrast.ts';

const ACROSS = 2;
const DOWN = 3;
const REGIONS = ACROSS * DOWN;
/** Levels per region: 8 ^ 6 combinations fit a table of 512 KB. */
const LEVELS = 8;
const UNKNOWN = 0xfffe;

/** Mean squared error by which another glyph must be better where `steady` is 1. */
const MOST_MARGIN = 0.0125;

export class ShapeChoice implements GlyphChoice {
  /** Atlas indices: each is a place of its own. */
  readonly places: U16Buffer;
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #on: LayerGrid;
  readonly #fine: Grid;
  readonly #node: GraphNode;
  readonly #glyphs: { index: number; shape: Float32Array }[];
  readonly #shapes: ReadonlyMap<number, Float32Array>;
  readonly #known: U16Buffer;
  /** The brightest sample of each cell, which determines its colour: the cell's centre may be just outside the shape. */
  readonly #brightest: F32Buffer;
  readonly #crisp: GraphNode | null;
  readonly #contrast = new ShapeContrast(pow);
  /** The samples with more contrast. */
  readonly #raised: F32Buffer | null;
  #program: GridProgram | null = null;
  #samples: ShapeSamples | null = null;
  /** How much contrast the samples get, and how often that has changed. */
  #contrastNow = -1;
  #contrasts = 0;

  constructor({ env, graph, on, item, palette }: ChoiceParts) {
    this.#env = env;
    this.#graph = graph;
    this.#on = on;
    const { grid } = on;
    this.#fine = fineGrid(env.memory, grid, ACROSS, DOWN);
    const scope = graph.view(this.#fine);
    this.#node = graph.graph.fill(this.#fine, scope.unit(graph.lowering.number(item.value, scope)));
    this.#crisp = item.crisp === null ? null : graph.lowering.number(item.crisp, graph.scope(null));
    this.#raised = this.#crisp === null ? null : env.memory.f32(this.#fine.cells);
    this.#glyphs = shapesOf(on, palette);
    this.#shapes = new Map(this.#glyphs.map(({ index, shape }) => [index, shape]));
    this.places = env.memory.u16(grid.cells);
    this.#brightest = env.memory.f32(grid.cells);
    this.#known = env.cached(
      `shape ${on.atlas.id} ${on.atlas.cell.width}x${on.atlas.cell.height} ${palette.join()}`,
      () => {
        const known = env.memory.u16(LEVELS ** REGIONS);
        known.view.fill(UNKNOWN);
        return known;
      },
    );
  }

  finish(): void {
    this.#program = new GridProgram(this.#fine, [this.#node], this.#graph.values, this.#env.kernels, this.#env.memory);
    this.#samples = {
      brightest: this.#brightest,
      fine: this.#program.buffer(this.#node),
      known: this.#known,
      cols: this.#on.grid.cols,
    };
  }

  update(): number {
    this.#graph.runProgram(this.#program!);
    const crisp = this.#crisp ? this.#graph.value(this.#crisp) : 0;
    if (crisp !== this.#contrastNow) this.#contrasts++;
    this.#contrastNow = crisp;
    return this.#program!.changesOf(this.#node) + this.#contrasts;
  }

  choose(cells: U16Buffer, _value: number, mask: number, threshold: number, earlier: Earlier | null): void {
    const { kernels } = this.#env;
    const plain = this.#program!.buffer(this.#node);
    const crisp = this.#contrastNow;
    const isCrisp = this.#raised !== null && crisp > 0;
    const samples = { ...this.#samples!, fine: isCrisp ? this.#raised! : plain };
    const { cols, rows } = this.#on.grid;
    if (isCrisp) this.#contrast.apply(this.#raised!.view, plain.view, cols, rows, crisp);
    const count = cells.length;
    // The kernel stops at an unknown combination; it is cached for the next frames.
    for (let at = 0; at < count;) {
      at = kernels.shapeCells(cells, samples, mask, threshold, at);
      if (at < count) this.#learn(at, samples.fine.view);
    }
    if (isCrisp) this.#brightenTo(plain.view);
    if (earlier) this.#keep(cells.view, samples.fine.view, earlier);
    this.places.view.set(cells.view);
  }

  brightness(): number {
    return this.#brightest.ptr;
  }

  dispose(): void {
    this.#program?.dispose();
    for (const buffer of [this.#brightest, this.places, this.#raised]) if (buffer) this.#env.memory.free(buffer);
    this.#fine.dispose();
  }

  /** The best glyph for a cell's samples. */
  #learn(cell: number, fine: Float32Array): void {
    const { cols } = this.#on.grid;
    const at = this.#firstSample(cell);
    let key = 0;
    for (let y = 0; y < DOWN; y++) {
      for (let x = 0; x < ACROSS; x++)
        key = key * LEVELS + Math.min(LEVELS - 1, Math.floor(fine[at + y * cols * ACROSS + x] * LEVELS));
    }
    this.#known.view[key] = this.#closest(key);
  }

  /** Cells keep the colour of what they show: contrast chooses glyphs only. */
  #brightenTo(plain: Float32Array): void {
    const brightest = this.#brightest.view;
    const { cols } = this.#on.grid;
    for (let i = 0; i < brightest.length; i++) {
      const at = this.#firstSample(i);
      let most = 0;
      for (let k = 0; k < REGIONS; k++) most = Math.max(most, plain[at + (k >> 1) * cols * ACROSS + (k & 1)]);
      brightest[i] = most;
    }
  }

  /** Takes the earlier glyph again where it is hardly worse. */
  #keep(cells: Uint16Array, fine: Float32Array, { places, steady }: Earlier): void {
    const before = places.view;
    const margin = Math.min(1, steady) * MOST_MARGIN * REGIONS;
    const { cols } = this.#on.grid;
    for (let i = 0; i < cells.length; i++) {
      if (before[i] === cells[i] || cells[i] === EMPTY_CELL) continue;
      const [old, own] = [this.#shapes.get(before[i]), this.#shapes.get(cells[i])];
      if (!old || !own) continue;
      const at = this.#firstSample(i);
      let worse = 0;
      for (let k = 0; k < REGIONS; k++) {
        const sample = fine[at + (k >> 1) * cols * ACROSS + (k & 1)];
        worse += (sample - old[k]) * (sample - old[k]) - (sample - own[k]) * (sample - own[k]);
      }
      if (worse <= margin) cells[i] = before[i];
    }
  }

  #firstSample(cell: number): number {
    const { cols } = this.#on.grid;
    return Math.floor(cell / cols) * cols * REGIONS + (cell % cols) * ACROSS;
  }

  #closest(key: number): number {
    const wanted = new Float32Array(REGIONS);
    for (let i = REGIONS - 1, rest = key; i >= 0; i--, rest = Math.floor(rest / LEVELS))
      wanted[i] = (rest % LEVELS) / (LEVELS - 1);
    let best = EMPTY_CELL;
    let least = Infinity;
    for (const { index, shape } of this.#glyphs) {
      let distance = 0;
      for (let i = 0; i < REGIONS; i++) distance += (wanted[i] - shape[i]) * (wanted[i] - shape[i]);
      if (distance < least) {
        least = distance;
        best = index;
      }
    }
    return best;
  }
}

/** Mean coverage of each glyph in each region, relative to the palette's densest region: no glyph covers its whole cell. */
function shapesOf(on: LayerGrid, palette: number[]): { index: number; shape: Float32Array }[] {
  const { width, height } = on.atlas.cell;
  const shapes = [...new Set(palette)].map((index) => {
    const shape = new Float32Array(REGIONS);
    if (index === EMPTY_CELL) return { index, shape };
    for (let y = 0; y < DOWN; y++) {
      for (let x = 0; x < ACROSS; x++) {
        const [x0, x1, y0, y1] = [
          Math.floor((x * width) / ACROSS),
          Math.ceil(((x + 1) * width) / ACROSS),
          Math.floor((y * height) / DOWN),
          Math.ceil(((y + 1) * height) / DOWN),
        ];
        let sum = 0;
        for (let py = y0; py < y1; py++) for (let px = x0; px < x1; px++) sum += on.atlas.coverage(index, px, py);
        shape[y * ACROSS + x] = sum / (255 * (x1 - x0) * (y1 - y0));
      }
    }
    return { index, shape };
  });
  const densest = Math.max(1e-3, ...shapes.flatMap(({ shape }) => [...shape]));
  for (const { shape } of shapes) for (let i = 0; i < REGIONS; i++) shape[i] /= densest;
  return shapes;
}
