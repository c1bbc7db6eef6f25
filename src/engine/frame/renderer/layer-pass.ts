// A layer: value, mask and colour of each cell, the glyph that shows it, the paper behind it, and the blit into the frame.

import { LAYER_DEFAULTS } from '../../../contract/defaults.ts';
import type { LayerItem } from '../../../contract/plan.ts';
import type { CellBlock, PaperBlock } from '../../kernels/calls/cells.ts';
import type { Frame, Plane } from '../../kernels/frame.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { GridProgram } from '../graph/grid-program.ts';
import { blendMode } from '../graph/registry.ts';
import { describe, type SceneGraph } from '../graph/scene-graph.ts';
import type { U16Buffer, U8Buffer } from '../../kernels/memory.ts';
import { areOpaque } from './are-opaque.ts';
import { CellColor, type ColorSource, hsvSource, toByte } from './cell-color.ts';
import type { DrawPass } from './draw-pass.ts';
import { createGlyphChoice } from './create-glyph-choice.ts';
import type { LayerCells, PlayedLayer } from './layer-tape.ts';
import { PlayedChoice } from './played-choice.ts';
import type { Earlier, GlyphChoice } from './glyph-choice.ts';
import type { LayerGrid } from './layer-grid.ts';
import { LayerInputs } from './layer-inputs.ts';
import { SteadyCells } from './steady-cells.ts';
import { PlanesBuffer } from './planes-buffer.ts';
import { EMPTY_CELL } from '../glyphs/atlas.ts';
import { paletteIndices } from './palette.ts';
import type { RenderEnv } from './render-env.ts';

export class LayerPass implements DrawPass {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #on: LayerGrid;
  readonly #item: LayerItem;
  readonly #value: GraphNode;
  readonly #mask: GraphNode | null;
  readonly #opacity: GraphNode;
  /** mask × opacity, if there is a mask. */
  readonly #alpha: GraphNode | null;
  readonly #threshold: GraphNode;
  /** The glyphs' colour, and that behind them; null where there is none, or where the choice makes it. */
  readonly #source: ColorSource | null;
  readonly #paperSource: ColorSource | null;
  readonly #mode: number;
  readonly #choice: GlyphChoice;
  /** Null for a layer with paper. */
  #block: CellBlock | null = null;
  #paperBlock: PaperBlock | null = null;
  #cells!: U16Buffer;
  #alphas!: U8Buffer;
  #color: CellColor | null = null;
  #paperColor: CellColor | null = null;
  readonly #ownPlanes: PlanesBuffer[] = [];
  /** Of the glyphs, and of the paper where there is one. */
  #colorPlanes: readonly (CellColor | PlanesBuffer)[] = [];
  readonly #steady: GraphNode | null;
  /** Only for the signature of what `steady` keeps. */
  readonly #crisp: GraphNode | null;
  #steadyCells: SteadyCells | null = null;
  /** The graph's moment for which the steadied cells have been chosen. */
  #chosenAt = -1;
  /** What the tone map leaves alone (SceneRun); paper is drawn here too. */
  ground: Frame | null = null;
  #flatAlpha = -1;
  /** Since the cells have been chosen; null until it is asked for. */
  #fullCells: boolean | null = null;
  /** On a tape: the layer of its segment. */
  readonly #key: string;
  readonly #played: PlayedLayer | null;
  readonly #inputs: LayerInputs;
  #changes = 0;
  readonly #valueOf = (node: GraphNode): number => this.#graph.value(node);

  constructor(env: RenderEnv, graph: SceneGraph, on: LayerGrid, item: LayerItem, isFirst: boolean) {
    this.#env = env;
    this.#graph = graph;
    this.#on = on;
    this.#item = item;
    const scope = graph.view(on.grid);
    const fill = (node: GraphNode) => graph.graph.fill(on.grid, node);
    const number = (id: number | null, otherwise: number) =>
      id === null ? scope.num(otherwise) : graph.lowering.number(id, scope, item.value);
    this.#value = fill(scope.unit(graph.lowering.number(item.value, scope)));
    this.#mask = item.mask === null ? null : fill(scope.unit(graph.lowering.number(item.mask, scope, item.value)));
    this.#opacity = scope.unit(number(item.opacity, 1));
    this.#threshold = number(item.threshold, LAYER_DEFAULTS.threshold);
    this.#alpha =
      this.#mask !== null ? fill(scope.mul(this.#mask, this.#opacity)) : this.#opacity.isCell ? this.#opacity : null;
    const colorOf = (id: number): ColorSource =>
      graph.lowering.color(id, scope, item.value) as { r: GraphNode; g: GraphNode; b: GraphNode };
    const isMatch = item.glyphs === 'match';
    const saturation = (own: typeof scope) =>
      own.unit(
        item.saturation === null
          ? own.num(LAYER_DEFAULTS.saturation)
          : graph.lowering.number(item.saturation, own, item.value),
      );
    const color = item.ink ?? (isMatch ? null : item.color);
    this.#source =
      color !== null
        ? colorOf(color)
        : isMatch
          ? null
          : hsvSource(number(item.hue, 0), saturation(scope), this.#value, fill);
    this.#paperSource = item.paper === null ? null : colorOf(item.paper);
    this.#steady = item.steady === null ? null : number(item.steady, 0);
    this.#crisp = item.crisp === null ? null : number(item.crisp, 0);
    this.#mode = blendMode(item.blend ?? (isFirst ? 'normal' : 'screen'));
    this.#key = `${Math.round(graph.moment.variable('time') * env.plan.format.fps) - graph.moment.frame} ${item.site}`;
    this.#played = env.tape?.find?.(this.#key) ?? null;
    this.#choice = this.#played
      ? new PlayedChoice(env, on.grid.cells, isMatch)
      : createGlyphChoice({
          env,
          graph,
          on,
          item,
          value: this.#value,
          palette: paletteIndices(on.atlas, item.palette, (text) => env.warn(text)),
          seed: graph.lowering.siteSeed(item.site),
          saturation,
        });
    const read = [
      ...(isMatch ? [] : [this.#value]),
      ...(this.#mask ? [this.#mask] : []),
      this.#alpha ?? this.#opacity,
      ...(this.#threshold.isCell ? [] : [this.#threshold]),
      ...[this.#source, this.#paperSource].flatMap((source) => (source ? Object.values(source) : [])),
    ];
    this.#inputs = new LayerInputs(read, this.#valueOf);
    on.want(item.site, ...read);
  }

  finish(): void {
    const { memory } = this.#env;
    const { cells } = this.#on.grid;
    this.#cells = memory.u16(cells);
    this.#alphas = memory.u8(cells);
    const { grid, atlas } = this.#on;
    const { cols, originX, originY } = grid;
    const shared = { atlas, cells: this.#cells, alphas: this.#alphas, cols, originX, originY };
    if (this.hasPaper) {
      const planes = () => {
        const own = new PlanesBuffer(memory, cells);
        this.#ownPlanes.push(own);
        return own;
      };
      const { ink, paper } = this.#choice.colors ?? { ink: planes(), paper: planes() };
      if (this.#source) this.#color = new CellColor(memory, cells, this.#source, ink);
      if (this.#paperSource) this.#paperColor = new CellColor(memory, cells, this.#paperSource, paper);
      this.#paperBlock = { ...shared, ink, paper };
      this.#colorPlanes = [ink, paper];
    } else {
      this.#color = new CellColor(memory, cells, this.#source!);
      const { r, g, b } = this.#color;
      this.#block = { ...shared, r, g, b };
      this.#colorPlanes = [this.#color];
    }
    this.#choice.finish();
    if (this.#steady === null || this.#choice.places === undefined) return;
    const { places } = this.#choice;
    const { site, palette, glyphs, dither } = this.#item;
    const inputs = [this.#value, this.#steady, this.#threshold, this.#crisp, ...(this.#choice.inputs ?? [])];
    // Levels of media go to the choice by themselves: they are no inputs.
    const choosing = `${describe(inputs)}:${palette}:${glyphs}:${dither}:${this.#graph.materialsIdentity}`;
    this.#steadyCells = new SteadyCells(
      memory,
      cells,
      site,
      `steady:${site}:${atlas.id}:${choosing}:${cols}x${grid.rows}`,
      {
        choose: (earlier) => {
          this.#choice.update?.();
          this.#chooseGlyphs(earlier);
          this.#chosenAt = this.#graph.computed;
          return places;
        },
        steady: () => this.#graph.value(this.#steady!),
        shot: () => this.#graph.shot(),
      },
    );
    // After everything that fields read: its lattices have advanced by then.
    this.#graph.stateful.push(this.#steadyCells);
  }

  get name(): string | null {
    return this.#item.name;
  }
  get site(): number {
    return this.#item.site;
  }
  /** Pixel row at which the first row of cells begins. */
  get top(): number {
    return this.#on.grid.originY;
  }
  get rows(): number {
    return this.#on.grid.rows;
  }
  get cellHeight(): number {
    return this.#on.atlas.cell.height;
  }
  /** Whether the layer can fill the background while it draws (coverCells). */
  get coversBackground(): boolean {
    return this.#mode === 0 && !this.#item.linear && !this.hasPaper;
  }
  /** Whether the cells, as they are chosen, hide all that is below them. */
  get isOpaque(): boolean {
    return this.#mode === 0 && !this.#item.linear && this.hasPaper && this.#alpha === null && this.#flatAlpha === 255;
  }
  /** Whether nothing can be seen through the layer, as its cells are chosen: what is below need not be drawn. */
  get hidesFrame(): boolean {
    if (this.#mode !== 0 || this.#item.linear || (this.#alpha === null && this.#flatAlpha !== 255)) return false;
    const { grid, atlas } = this.#on;
    const { width, height } = this.#env.format;
    const { cols, rows, originX, originY } = grid;
    const isWhole =
      originX <= 0 &&
      originY <= 0 &&
      originX + cols * atlas.cell.width >= width &&
      originY + rows * atlas.cell.height >= height;
    return isWhole && this.#hasFullCells();
  }
  /** Whether every cell is opaque and filled, by its glyph or by paper. Asked for more than once a frame. */
  #hasFullCells(): boolean {
    return (this.#fullCells ??=
      (this.hasPaper || this.#areGlyphsFull()) && (this.#alpha === null || areOpaque(this.#alphas.view)));
  }
  #areGlyphsFull(): boolean {
    const { atlas } = this.#on;
    const { view } = this.#cells;
    let known = -1;
    let at = 0;
    while (at < view.length && (view[at] === known || atlas.isFull(view[at]))) known = view[at++];
    return at === view.length;
  }
  /** Whether cells have a colour behind their glyph. */
  get hasPaper(): boolean {
    return this.#paperSource !== null || this.isMatch;
  }
  /** Whether ink and paper are fitted to a picture: what the layer shows is meant to be seen exactly so. */
  get isMatch(): boolean {
    return this.#choice.colors !== undefined;
  }

  draw(frame: Frame, uncovered: Plane | null = null): void {
    this.choose();
    this.#env.stage('blit', this.name, () => this.blit(frame, 0, this.rows, -1, uncovered), this.site);
  }

  /** How often the cells have been chosen: until that changes, `blit` draws the same again. */
  get changes(): number {
    return this.#changes;
  }

  /** Computes glyph, colour and opacity of each cell, at the graph's current moment. */
  choose(): void {
    const { tape } = this.#env;
    if (this.#played) {
      this.#fullCells = null;
      this.#changes++;
      this.#flatAlpha = this.#played.read(this.#frame, this.#shown, this.#indexOf);
      return;
    }
    const program = this.#on.computed();
    this.#env.stage('cells', this.name, () => this.#chooseCells(program), this.site);
    tape?.keep?.(this.#key, this.#frame, this.#shown(), this.#flatAlpha, (index) => this.#on.atlas.glyphOf(index));
  }

  #chooseCells(program: GridProgram): void {
    const { kernels } = this.#env;
    const { cells } = this.#on.grid;
    // What is steadied depends on earlier frames too.
    if (this.#steadyCells === null) {
      const own = this.#choice.update?.() ?? 0;
      if (!this.#inputs.haveChanged(program, own)) return;
      this.#chooseGlyphs(null);
    } else if (this.#chosenAt !== this.#graph.computed) {
      this.#choice.update?.();
      this.#chooseGlyphs(this.#steadyCells.earlier());
    }
    this.#changes++;
    this.#fullCells = null;
    if (!this.isMatch) this.#color!.update(kernels, program, this.#valueOf, this.#choice.brightness?.());
    if (this.#alpha) kernels.toU8(this.#alphas.ptr, program.buffer(this.#alpha).ptr, cells);
    else {
      const alpha = toByte(this.#graph.value(this.#opacity));
      if (alpha !== this.#flatAlpha) kernels.fillU8(this.#alphas.ptr, alpha, cells);
      this.#flatAlpha = alpha;
    }
  }

  /** Output frame of the segment. */
  get #frame(): number {
    return Math.round(this.#graph.moment.t * this.#env.format.fps);
  }

  readonly #indexOf = (glyph: string): number => this.#on.atlas.index(glyph) ?? EMPTY_CELL;

  readonly #shown = (): LayerCells => {
    const planes = this.#colorPlanes.flatMap(({ r, g, b }) => [r.view, g.view, b.view]);
    return { cells: this.#cells.view, planes, alphas: this.#alphas.view };
  };

  #chooseGlyphs(earlier: Earlier | null): void {
    const { kernels } = this.#env;
    const program = this.#on.computed();
    this.#paperColor?.update(kernels, program, this.#valueOf);
    if (this.isMatch) {
      this.#color?.update(kernels, program, this.#valueOf);
      this.#choice.choose(this.#cells, 0, 0, 0, earlier);
      return;
    }
    const mask = this.#mask ? program.buffer(this.#mask).ptr : 0;
    const threshold = this.#graph.value(this.#threshold);
    this.#choice.choose(this.#cells, program.buffer(this.#value).ptr, mask, threshold, earlier);
  }

  /** Draws rows of cells [row0, row1). If `ground` (0xrrggbb) is not -1, fills the background with it first. */
  blit(frame: Frame, row0: number, row1: number, ground: number, uncovered: Plane | null): void {
    const { kernels } = this.#env;
    if (this.#paperBlock) this.#blitPaper(frame, this.#paperBlock, row0, row1, uncovered);
    else if (this.#block) {
      if (ground >= 0) kernels.coverCells(frame, this.#block, row0, row1, ground, uncovered);
      else kernels.blitCells(frame, this.#block, row0, row1, this.#mode, this.#item.linear, uncovered);
    }
  }

  #blitPaper(frame: Frame, block: PaperBlock, row0: number, row1: number, uncovered: Plane | null): void {
    const { kernels } = this.#env;
    kernels.paperCells(frame, block, row0, row1, this.#mode, this.#item.linear);
    if (!uncovered || !this.ground) return;
    // Paper becomes ground, and so does what `match` draws; other glyphs cover it.
    const papers = this.isMatch ? block : { ...block, ink: block.paper };
    kernels.paperCells(this.ground, papers, row0, row1, this.#mode, this.#item.linear);
    if (this.#mode === 0) kernels.openCells(uncovered, block, row0, row1);
    if (!this.isMatch) kernels.coverageCells(uncovered, block, row0, row1);
  }

  dispose(): void {
    this.#env.memory.free(this.#cells);
    this.#env.memory.free(this.#alphas);
    this.#color?.dispose();
    this.#paperColor?.dispose();
    for (const planes of this.#ownPlanes) planes.dispose();
    this.#steadyCells?.dispose();
    this.#choice.dispose();
  }
}
