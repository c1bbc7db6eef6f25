// A material on one grid: the mean of the pixels that each cell covers. In place, means are read from the picture's rows; at other
// coordinates (to the left of a transform) from running sums, with boxes as large as the step from a cell to its neighbours.

import type { MediaMember } from '../../../contract/media.ts';
import type { F32Buffer, U8Buffer } from '../../kernels/memory.ts';
import { isNeutral } from './adjust-cells.ts';
import { CellBoxes, type Places } from './cell-boxes.ts';
import { emptySpans, type Spans } from './cell-means.ts';
import { edgeScratch, type EdgeScratch, readAlpha, readColor, readEdge, readHue, readLight } from './cell-members.ts';
import type { MaterialLevels } from './material-levels.ts';
import { type SideSpans, sideSpans, storedSpans } from './place-picture.ts';
import { MOST_BOX_CELLS } from './running-sums.ts';
import type { MaterialGrid, ShownMaterial } from './shown-material.ts';
import { sampleSmall } from './small-picture.ts';
import { type ReadView, ViewReader } from './view-reader.ts';

export class MaterialView implements ReadView {
  /** What takes part when the picture is read, once a frame has asked for it; null where running sums are used. */
  reader: ViewReader | null = null;
  readonly grid: MaterialGrid;
  readonly #use: ShownMaterial;
  readonly #isMoved: boolean;
  /** Means as read, and as shown where the settings change them. */
  #raw: F32Buffer | null = null;
  #shown: F32Buffer | null = null;
  #boxes: CellBoxes | null = null;
  #boxVersion = '';
  /** Of the means that were read with boxes which stay. */
  #readVersion = '';
  #isEmpty = true;
  /** Whether any member is read as a field. */
  #isRead = false;
  #line: F32Buffer | null = null;
  #shownVersion = '';
  /** Fractions of the picture's width and height, a value per cell. */
  #places: readonly [F32Buffer, F32Buffer] | null = null;
  #wantsPlaces: boolean;
  #edge: EdgeScratch | null = null;
  readonly #sides: { x: SideSpans; y: SideSpans };
  readonly #spans: { x: Spans; y: Spans };
  readonly #levels: LevelPlanes[] = [];

  constructor(use: ShownMaterial, grid: MaterialGrid, isMoved: boolean) {
    this.#use = use;
    this.grid = grid;
    this.#isMoved = isMoved;
    this.#wantsPlaces = use.isLocal;
    const side = (n: number): SideSpans => ({ from: new Float64Array(n), to: new Float64Array(n) });
    this.#sides = { x: side(grid.cols), y: side(grid.rows) };
    this.#spans = { x: emptySpans(grid.cols), y: emptySpans(grid.rows) };
  }

  get isBoxed(): boolean {
    return this.#isMoved || this.#use.isBoxed;
  }

  /** Says that a member is read: some need more than the cells. Call before the first frame. */
  want(member: MediaMember): void {
    if (!this.#isRead) {
      this.#isRead = true;
      // Cells that were not kept are read again.
      this.reader?.dispose();
    }
    if (member === 'motion') {
      this.#use.watchMotion();
      this.#wantsPlaces = true;
    }
    if (member === 'edge') this.#edge ??= edgeScratch(this.grid.cells);
  }

  /** Levels of every cell, for glyphs that are matched; in place only. */
  levels(): MaterialLevels {
    const { memory } = this.#use.host;
    const planes: LevelPlanes = {
      r: memory.u8(this.grid.cells),
      g: memory.u8(this.grid.cells),
      b: memory.u8(this.grid.cells),
      alpha: memory.u8(this.grid.cells),
      version: '',
      changes: 0,
      update: () => this.#updateLevels(planes),
    };
    this.#levels.push(planes);
    return planes;
  }

  /** How often what `read` gives has changed, at the graph's moment, for coordinates that stay; NaN where that is not known. */
  changesOf(member: MediaMember): number {
    const use = this.#use;
    use.sync();
    // Motion is that between two frames.
    if (member === 'motion') return NaN;
    return use.pictureVersion + use.placementVersion + use.adjustVersion + use.keyVersion;
  }

  /** Computes the cells for the graph's moment. `u` and `v`: the coordinates of each cell, for a moved view; else null. */
  update(u: F32Buffer | null, v: F32Buffer | null): void {
    const use = this.#use;
    use.sync();
    const { cells } = this.grid;
    if (!this.hasPlainLevels) this.#raw ??= use.host.memory.f32(4 * cells);
    if (!use.picture || !use.placement) {
      if (!this.#isEmpty) {
        this.#raw?.view.fill(0);
        this.#shown?.view.fill(0);
        this.clearLevels();
        this.#isEmpty = true;
        this.#boxVersion = this.#readVersion = '';
      }
      this.#shownVersion = '';
      return;
    }
    this.#isEmpty = false;
    if (this.isBoxed) this.#readBoxes(u, v);
    else {
      this.reader ??= new ViewReader(use, this);
      if (this.#wantsPlaces) this.#placeCells();
      if (!this.reader.isCurrent()) use.read();
    }
    if (!this.hasPlainLevels) this.#adjust();
  }

  /** Whether rows of means become levels as they are read, and cells are not kept. */
  get hasPlainLevels(): boolean {
    const { walk } = this.#use;
    const isUpright = !walk.isTurned && !walk.flipsX && !walk.flipsY;
    return this.#levels.length === 1 && !this.#isRead && !this.isBoxed && isUpright && !this.#use.isLocal;
  }

  /** A row of cells, of which `writeLevels` makes row `row` of the levels. */
  get line(): F32Buffer {
    return (this.#line ??= this.#use.host.memory.f32(4 * ((this.grid.cols + 3) & ~3)));
  }
  clearLevels(): void {
    for (const planes of this.#levels) {
      planes.changes++;
      for (const plane of [planes.r, planes.g, planes.b, planes.alpha]) plane.view.fill(0);
    }
  }
  writeLevels(row: number): void {
    const { cols } = this.grid;
    const [planes] = this.#levels;
    const { r, g, b, alpha } = planes;
    planes.changes++;
    const at = row * cols;
    if (!isNeutral(this.#use.adjustment)) this.#use.adjust(this.line, cols, null);
    this.#use.host.kernels.cellLevels(r.ptr + at, g.ptr + at, b.ptr + at, alpha.ptr + at, this.#line!.ptr, cols);
  }

  /** Writes a member's values, after `update`. `color` has three outputs. */
  read(member: MediaMember, out: readonly Float32Array[]): void {
    const n = this.grid.cells;
    const cells = this.cells;
    switch (member) {
      case 'light':
        readLight(out[0], cells, n);
        return;
      case 'alpha':
        readAlpha(out[0], cells, n);
        return;
      case 'color':
        readColor(out[0], out[1], out[2], cells, n);
        return;
      case 'hue':
        readHue(out[0], null, cells, n);
        return;
      case 'saturation':
        readHue(null, out[0], cells, n);
        return;
      case 'edge':
        readEdge(out[0], cells, this.grid, (this.#edge ??= edgeScratch(n)));
        return;
      case 'motion':
        this.#readMotion(out[0], cells);
        return;
      default:
        throw new Error(`Expected a member of each cell, but got ${member}.`);
    }
  }

  /** How colour changes across and down each cell, where `edge` has been read. */
  get slopes(): { across: Float32Array; down: Float32Array } | null {
    return this.#edge;
  }

  get cells(): Float32Array {
    return (this.#shownVersion === '' ? this.#raw! : this.#shown!).view;
  }

  /** What depends on the picture's size is made again for the next one. */
  drop(): void {
    this.reader?.dispose();
    this.#boxVersion = this.#readVersion = '';
  }

  dispose(): void {
    const { memory } = this.#use.host;
    this.reader?.dispose();
    this.#boxes?.dispose();
    for (const buffer of [this.#raw, this.#shown, this.#line, ...(this.#places ?? [])]) if (buffer) memory.free(buffer);
    for (const { r, g, b, alpha } of this.#levels) for (const buffer of [r, g, b, alpha]) memory.free(buffer);
  }

  /** The buffer that means are read into. */
  get target(): F32Buffer {
    return (this.#raw ??= this.#use.host.memory.f32(4 * this.grid.cells));
  }

  /** Spans of the stored picture that columns and rows show, at the material's place. */
  spans(): { x: Spans; y: Spans } {
    const { walk, picture, placement } = this.#use;
    const { x, y } = this.#fractions();
    const [lo, top, hi, bottom] = placement!.crop;
    const { width, height } = picture!;
    storedSpans(x, walk.flipsX, walk.isTurned ? height : width, lo, hi, this.#spans.x);
    storedSpans(y, walk.flipsY, walk.isTurned ? width : height, top, bottom, this.#spans.y);
    return this.#spans;
  }

  #fractions(): { x: SideSpans; y: SideSpans } {
    const { grid } = this;
    const { u0, du, v0, dv } = this.#use.placement!;
    sideSpans(grid.cols, grid.originX, grid.cellWidth, grid.frameWidth, u0, du, this.#sides.x);
    sideSpans(grid.rows, grid.originY, grid.cellHeight, grid.frameHeight, v0, dv, this.#sides.y);
    return this.#sides;
  }

  #placeCells(): void {
    const version = `${this.#use.placementVersion}`;
    if (this.#boxVersion === version) return;
    this.#boxVersion = version;
    const [xs, ys] = this.#takePlaces().map(({ view }) => view);
    const { x, y } = this.#fractions();
    const { cols, rows } = this.grid;
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++) {
        xs[row * cols + col] = (x.from[col] + x.to[col]) / 2;
        ys[row * cols + col] = (y.from[row] + y.to[row]) / 2;
      }
  }
  #takePlaces(): readonly [F32Buffer, F32Buffer] {
    const { memory } = this.#use.host;
    const n = (this.grid.cells + 3) & ~3;
    return (this.#places ??= [memory.f32(n), memory.f32(n)]);
  }

  #readBoxes(u: F32Buffer | null, v: F32Buffer | null): void {
    const use = this.#use;
    const { cells } = this.grid;
    const boxes = (this.#boxes ??= new CellBoxes(use, this.grid));
    const { walk, placement, picture } = use;
    // What may allocate comes first: views of the memory are taken after it.
    let sums = use.sums(false);
    const buffers = this.#wantsPlaces ? this.#takePlaces() : null;
    const isMoved = u !== null && v !== null;
    const boxVersion = isMoved ? '' : `${use.placementVersion}|${picture!.width}x${picture!.height}`;
    const isPlaced = !isMoved && boxVersion === this.#boxVersion;
    const readVersion = isMoved ? '' : `${use.pictureVersion}|${use.keyVersion}`;
    if (isPlaced && readVersion === this.#readVersion) return;
    this.#readVersion = readVersion;
    this.#boxVersion = boxVersion;
    const places: Places | null = buffers && [buffers[0].view, buffers[1].view];
    if (isMoved) boxes.move(u.view, v.view, places);
    else if (!isPlaced) boxes.place(this.#fractions(), places);
    if (boxes.largest * sums.perX * sums.perY * picture!.width * picture!.height > MOST_BOX_CELLS)
      sums = use.sums(true);
    // Boxes are in fractions of the stored picture; the kernel takes cells of the sums.
    const across = picture!.width * sums.perX;
    const down = picture!.height * sums.perY;
    if (!isPlaced) boxes.scale(across, down);
    const [u0, v0, u1, v1] = placement!.crop;
    const [x0, x1] = walk.flipsX ? [1 - u1, 1 - u0] : [u0, u1];
    const [y0, y1] = walk.flipsY ? [1 - v1, 1 - v0] : [v0, v1];
    const limits = walk.isTurned ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
    sums.read(
      this.#raw!.ptr,
      boxes.ptr,
      cells,
      limits[0] * across,
      limits[1] * across,
      limits[2] * down,
      limits[3] * down,
    );
  }

  #adjust(): void {
    const use = this.#use;
    const { adjustment } = use;
    if (isNeutral(adjustment)) {
      this.#shownVersion = '';
      return;
    }
    const version = `${use.pictureVersion}|${use.placementVersion}|${use.adjustVersion}|${use.keyVersion}`;
    if (!this.#isMoved && version === this.#shownVersion) return;
    this.#shownVersion = version;
    const { cells } = this.grid;
    this.#shown ??= use.host.memory.f32(4 * ((cells + 3) & ~3));
    use.adjust(this.#shown, cells, this.#places, this.#raw);
  }

  #readMotion(out: Float32Array, cells: Float32Array): void {
    const motion = this.#use.motion();
    if (!motion) {
      out.fill(0);
      return;
    }
    const [x, y] = this.#places!.map(({ view }) => view);
    for (let i = 0; i < out.length; i++)
      out[i] = cells[4 * i + 3] > 0 ? sampleSmall(motion.values, motion.cols, motion.rows, x[i], y[i]) : 0;
  }

  #updateLevels(planes: LevelPlanes): void {
    const use = this.#use;
    this.update(null, null);
    if (this.hasPlainLevels) return;
    const version = `${use.pictureVersion}|${use.placementVersion}|${use.adjustVersion}|${use.keyVersion}|${this.#isEmpty}`;
    if (planes.version === version) return;
    planes.version = version;
    planes.changes++;
    const cells = this.#shownVersion === '' ? this.#raw! : this.#shown!;
    const { r, g, b, alpha } = planes;
    use.host.kernels.cellLevels(r.ptr, g.ptr, b.ptr, alpha.ptr, cells.ptr, this.grid.cells);
  }
}

interface LevelPlanes extends MaterialLevels {
  readonly r: U8Buffer;
  version: string;
  changes: number;
}
