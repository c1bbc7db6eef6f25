// A material on one grid: the mean of the pixels that each cell covers. In place, means are read from the picture's rows; at other
// coordinates (to the left of a transform) from running sums, with boxes as large as the step from a cell to its neighbours.

import type { MediaMember } from '../../../contract/media.ts';
import { CELL_BYTES } from '../../kernels/abi/picture.ts';
import type { F32Buffer, U8Buffer } from '../../kernels/memory.ts';
import { isNeutral } from './adjust-cells.ts';
import { CellMeans, emptySpans, type Spans } from './cell-means.ts';
import { edgeScratch, type EdgeScratch, readAlpha, readColor, readEdge, readHue, readLight } from './cell-members.ts';
import type { MaterialLevels } from './material-levels.ts';
import type { PictureReader } from './picture-reader.ts';
import { type SideSpans, sideSpans, storedSpans, walkSteps } from './place-picture.ts';
import { MOST_BOX_CELLS } from './running-sums.ts';
import type { MaterialGrid, ShownMaterial } from './shown-material.ts';
import { sampleSmall } from './small-picture.ts';

/** The smallest side of a box, in cells of the running sums. */
const LEAST_BOX = 1 / 64;

export class MaterialView {
  /** What takes part when the picture is read, once a frame has asked for it; null where running sums are used. */
  reader: ViewReader | null = null;
  readonly grid: MaterialGrid;
  readonly #use: ShownMaterial;
  readonly #isMoved: boolean;
  /** Means as read, and as shown where the settings change them. */
  #raw: F32Buffer | null = null;
  #shown: F32Buffer | null = null;
  #boxes: F32Buffer | null = null;
  #boxVersion = '';
  /** Of the means that were read with boxes which stay. */
  #readVersion = '';
  #boxCells = 0;
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
    for (const buffer of [this.#raw, this.#shown, this.#boxes, this.#line, ...(this.#places ?? [])])
      if (buffer) memory.free(buffer);
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
    this.#boxes ??= use.host.memory.f32(4 * cells);
    const { walk, placement, picture } = use;
    // What may allocate comes first: views of the memory are taken after it.
    let sums = use.sums(false);
    if (this.#wantsPlaces) this.#takePlaces();
    const isMoved = u !== null && v !== null;
    const boxVersion = isMoved ? '' : `${use.placementVersion}|${picture!.width}x${picture!.height}`;
    const isPlaced = !isMoved && boxVersion === this.#boxVersion;
    const readVersion = isMoved ? '' : `${use.pictureVersion}|${use.keyVersion}`;
    if (isPlaced && readVersion === this.#readVersion) return;
    this.#readVersion = readVersion;
    this.#boxVersion = boxVersion;
    if (isMoved) this.#movedBoxes(u.view, v.view);
    else if (!isPlaced) this.#plainBoxes();
    if (this.#boxCells * sums.perX * sums.perY * picture!.width * picture!.height > MOST_BOX_CELLS)
      sums = use.sums(true);
    // Boxes are in fractions of the stored picture; the kernel takes cells of the sums.
    const across = picture!.width * sums.perX;
    const down = picture!.height * sums.perY;
    if (!isPlaced) scaleBoxes(this.#boxes.view, across, down);
    const [u0, v0, u1, v1] = placement!.crop;
    const [x0, x1] = walk.flipsX ? [1 - u1, 1 - u0] : [u0, u1];
    const [y0, y1] = walk.flipsY ? [1 - v1, 1 - v0] : [v0, v1];
    const limits = walk.isTurned ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
    sums.read(
      this.#raw!.ptr,
      this.#boxes.ptr,
      cells,
      limits[0] * across,
      limits[1] * across,
      limits[2] * down,
      limits[3] * down,
    );
  }

  /** Centre and half sides of each box, in fractions of the stored picture. */
  #writeBox(boxes: Float32Array, i: number, x: number, y: number, halfX: number, halfY: number): void {
    const { isTurned, flipsX, flipsY } = this.#use.walk;
    const px = flipsX ? 1 - x : x;
    const py = flipsY ? 1 - y : y;
    boxes[4 * i] = isTurned ? py : px;
    boxes[4 * i + 1] = isTurned ? px : py;
    boxes[4 * i + 2] = isTurned ? halfY : halfX;
    boxes[4 * i + 3] = isTurned ? halfX : halfY;
    const area = 4 * halfX * halfY;
    if (area > this.#boxCells) this.#boxCells = area;
  }

  #plainBoxes(): void {
    const { cols, rows } = this.grid;
    const { x, y } = this.#fractions();
    const boxes = this.#boxes!.view;
    this.#boxCells = 0;
    const places = this.#wantsPlaces ? this.#takePlaces().map(({ view }) => view) : null;
    for (let row = 0; row < rows; row++) {
      const cy = (y.from[row] + y.to[row]) / 2;
      const halfY = (y.to[row] - y.from[row]) / 2;
      for (let col = 0; col < cols; col++) {
        const i = row * cols + col;
        const cx = (x.from[col] + x.to[col]) / 2;
        this.#writeBox(boxes, i, cx, cy, (x.to[col] - x.from[col]) / 2, halfY);
        if (places) {
          places[0][i] = cx;
          places[1][i] = cy;
        }
      }
    }
  }

  #movedBoxes(u: Float32Array, v: Float32Array): void {
    const { cols, rows, frameWidth, frameHeight } = this.grid;
    const { u0, du, v0, dv } = this.#use.placement!;
    const boxes = this.#boxes!.view;
    const perU = frameWidth * du;
    const perV = frameHeight * dv;
    this.#boxCells = 0;
    const places = this.#wantsPlaces ? this.#takePlaces().map(({ view }) => view) : null;
    for (let row = 0; row < rows; row++) {
      for (let col = 0; col < cols; col++) {
        const i = row * cols + col;
        const right = col < cols - 1 ? i + 1 : i;
        const left = col > 0 ? i - 1 : i;
        const below = row < rows - 1 ? i + cols : i;
        const above = row > 0 ? i - cols : i;
        const acrossU = step(u, left, i, right);
        const acrossV = step(v, left, i, right);
        const downU = step(u, above, i, below);
        const downV = step(v, above, i, below);
        const x = u0 + u[i] * perU;
        const y = v0 + v[i] * perV;
        this.#writeBox(
          boxes,
          i,
          x,
          y,
          0.5 * Math.abs(perU) * Math.sqrt(acrossU * acrossU + downU * downU),
          0.5 * Math.abs(perV) * Math.sqrt(acrossV * acrossV + downV * downV),
        );
        if (places) {
          places[0][i] = x;
          places[1][i] = y;
        }
      }
    }
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

/** Boxes from centres and half sides in fractions of the picture to their sides in cells of the running sums, in place. */
function scaleBoxes(boxes: Float32Array, across: number, down: number): void {
  const leastX = LEAST_BOX / across;
  const leastY = LEAST_BOX / down;
  for (let i = 0; i < boxes.length; i += 4) {
    const x = boxes[i];
    const y = boxes[i + 1];
    const halfX = Math.max(leastX, boxes[i + 2]);
    const halfY = Math.max(leastY, boxes[i + 3]);
    boxes[i] = (x - halfX) * across;
    boxes[i + 1] = (x + halfX) * across;
    boxes[i + 2] = (y - halfY) * down;
    boxes[i + 3] = (y + halfY) * down;
  }
}

/** The smaller of the steps to both neighbours: at a seam of a transform one of them is a jump. */
function step(values: Float32Array, before: number, at: number, after: number): number {
  const back = values[at] - values[before];
  const ahead = values[after] - values[at];
  if (before === at) return ahead;
  if (after === at) return back;
  return Math.abs(back) < Math.abs(ahead) ? back : ahead;
}

/** Takes the means of a view's cells when the picture is read. */
class ViewReader implements PictureReader {
  readonly #use: ShownMaterial;
  readonly #view: MaterialView;
  #means: CellMeans | null = null;
  #picture = -1;
  #placement = -1;
  #adjust = -1;
  /** What the means are placed for. */
  #placed = -1;

  constructor(use: ShownMaterial, view: MaterialView) {
    this.#use = use;
    this.#view = view;
  }

  get means(): CellMeans {
    const { host, picture, rows, walk, placementVersion } = this.#use;
    const { cols, rows: down } = this.#view.grid;
    if (!this.#means) {
      const { width, height } = picture!;
      const size = { width, height, stride: rows.stride, channels: rows.channels };
      const [across, along] = walk.isTurned ? [down, cols] : [cols, down];
      this.#means = new CellMeans(host.kernels, host.memory, size, across, along);
      this.#placed = -1;
    }
    if (this.#placed !== placementVersion) {
      this.#placed = placementVersion;
      const { x, y } = this.#view.spans();
      const { first, step: across, rowStep } = walkSteps(walk, cols, down);
      if (this.#view.hasPlainLevels) {
        const view = this.#view;
        view.clearLevels();
        this.#means.place(x, y, { at: view.line.ptr, step: CELL_BYTES, rowStep: 0 }, (row) => view.writeLevels(row));
        return this.#means;
      }
      const { target } = this.#view;
      // Cells outside the picture are not written again.
      target.view.fill(0);
      this.#means.place(walk.isTurned ? y : x, walk.isTurned ? x : y, {
        at: target.ptr + first * CELL_BYTES,
        step: across * CELL_BYTES,
        rowStep: rowStep * CELL_BYTES,
      });
    }
    return this.#means;
  }

  isCurrent(): boolean {
    return (
      this.#picture === this.#use.pictureVersion &&
      this.#placement === this.#use.placementVersion &&
      // Levels are made of cells that are not kept.
      (this.#adjust === this.#use.adjustVersion || !this.#view.hasPlainLevels) &&
      this.#means !== null
    );
  }
  done(): void {
    this.#picture = this.#use.pictureVersion;
    this.#placement = this.#use.placementVersion;
    this.#adjust = this.#use.adjustVersion;
  }
  dispose(): void {
    this.#means?.dispose();
    this.#means = null;
  }
}
