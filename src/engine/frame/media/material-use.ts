// One `media` statement in one scene: which picture it shows at the moment, where, and with which settings. Each picture is read once,
// whatever the number of grids, members and layers that show it.

import type { PlanMaterial } from '../../../contract/plan.ts';
import type { Num } from '../../effect-api/scope.ts';
import type { F32Buffer } from '../../kernels/memory.ts';
import { pow } from '../../kernels/scalar/math.ts';
import { type Adjustment, CellAdjuster, isNeutral, NEUTRAL } from './adjust-cells.ts';
import { primariesMatrix } from './color-space.ts';
import { ColorKey } from './color-key.ts';
import { EqualizeMap } from './equalize-map.ts';
import type { Material, PictureData, Shot } from './material.ts';
import { MaterialView } from './material-view.ts';
import { PictureRows } from './picture-rows.ts';
import type { PictureReader } from './picture-reader.ts';
import { type Placement, placePicture, type Walk, walkOf } from './place-picture.ts';
import { RunningSums } from './running-sums.ts';
import type { MaterialGrid, MaterialHost, MaterialNodes, ShownMaterial } from './shown-material.ts';
import { SmallReader } from './small-reader.ts';
import { PictureMotion } from './picture-motion.ts';
import { pictureStats, type PictureStats, type SmallValues } from './small-picture.ts';
import { SumsReader } from './sums-reader.ts';

/** Cells of the running sums: a picture may zoom in, footage is read for every frame. */
const MOST_SUMS = { picture: 2 << 20, footage: 1 << 20 };
/** Cells of running sums of which any box may be read. */
const MOST_COARSE = 60000;

export type StatMember = 'level' | 'contrast' | 'meanHue' | 'meanMotion' | 'meanEdge' | 'variance';

export class MaterialUse implements ShownMaterial {
  readonly item: PlanMaterial;
  readonly nodes: MaterialNodes;
  readonly material: Material | null;
  readonly host: MaterialHost;
  readonly walk: Walk;
  /** Whether pictures change their place without a new picture to read. */
  readonly isBoxed: boolean;
  readonly #behind: PictureReader[] = [];
  readonly #views = new Map<string, MaterialView>();
  #computed = -1;
  #time = -1;
  #picture: PictureData | null = null;
  /** Counts changes of the picture. */
  #pictureVersion = 0;
  #placement: Placement | null = null;
  #placementVersion = 0;
  #adjustment: Adjustment = NEUTRAL;
  #adjustVersion = 0;
  #adjuster: CellAdjuster | null = null;
  #rows: PictureRows | null = null;
  #sums: SumsReader | null = null;
  #coarse: SumsReader | null = null;
  #small: SmallReader | null = null;
  readonly #key: ColorKey | null;
  readonly #equalize: EqualizeMap | null;
  #stats: PictureStats | null = null;
  #statsVersion = '';
  #watchesMotion = false;
  #shownFrame = -1;
  #isLate = false;
  readonly #motion = new PictureMotion();

  constructor(host: MaterialHost, item: PlanMaterial, material: Material | null, nodes: MaterialNodes) {
    this.host = host;
    this.item = item;
    this.material = material;
    this.nodes = nodes;
    this.walk = walkOf(material?.shape ?? { width: 1, height: 1, quarterTurns: 0, isMirrored: false });
    const isMoved = [nodes.size, ...(nodes.at ?? [])].some((node) => node !== null && node.rate !== 'const');
    this.isBoxed = nodes.key !== null || (isMoved && material?.kind === 'picture');
    this.#key = nodes.key && new ColorKey(host, nodes);
    this.#equalize = item.tone === 'equalize' && material ? new EqualizeMap() : null;
  }

  /** Cells of a grid, in place; or at other coordinates, which `update` of the view is then given. `place` identifies them. */
  view(grid: MaterialGrid, place: string): MaterialView {
    const key = `${grid.key}|${place}`;
    let view = this.#views.get(key);
    if (!view) this.#views.set(key, (view = new MaterialView(this, grid, place !== '')));
    return view;
  }

  get picture(): PictureData | null {
    return this.#picture;
  }
  get placement(): Placement | null {
    return this.#placement;
  }
  get pictureVersion(): number {
    return this.#pictureVersion;
  }
  get placementVersion(): number {
    return this.#placementVersion;
  }
  get adjustment(): Adjustment {
    return this.#adjustment;
  }
  get adjustVersion(): number {
    return this.#adjustVersion;
  }
  /** Applies the adjustment to n cells; `places` and `from` as CellAdjuster takes them. */
  adjust(
    cells: F32Buffer,
    n: number,
    places: readonly [F32Buffer, F32Buffer] | null,
    from: F32Buffer | null = null,
  ): void {
    this.#adjuster ??= new CellAdjuster(this.host.kernels, this.host.memory);
    this.#adjuster.apply(cells, n, this.#adjustment, places, from);
  }
  /** Whether adjustments depend on the place in the picture. */
  get isLocal(): boolean {
    return this.item.tone === 'equalize' || this.nodes.detail !== null;
  }
  /** Takes the picture, its place and the settings of the moment that the graph is computed for. */
  sync(): void {
    const { host, material } = this;
    if (this.#computed === host.computed() && this.#time === host.seconds()) return;
    this.#computed = host.computed();
    this.#time = host.seconds();
    if (material) {
      const picture = material.at(host.value(this.nodes.seconds));
      this.#isLate = picture === null && material.kind === 'footage';
      this.show(picture ?? material.last(), host.reelFrame());
    }
    this.#place();
    this.#settings();
  }

  /** Whether the moment's own picture was not decoded when it was computed. */
  get isLate(): boolean {
    return this.#isLate;
  }

  /** Shows a picture at a reel frame of the segment. */
  show(picture: PictureData | null, reelFrame: number): void {
    if (reelFrame !== this.#shownFrame) {
      this.#shownFrame = reelFrame;
      if (this.#watchesMotion) this.#motion.step(reelFrame > 0 && this.#picture !== null ? this.readSmall() : null);
    }
    if (picture === this.#picture || (picture !== null && picture.serial === this.#picture?.serial)) return;
    this.#picture = picture;
    this.#pictureVersion++;
    if (picture && this.#rows?.isFor(picture) === false) this.#dropRows();
    if (picture && !this.#rows) this.#rows = new PictureRows(this.host.kernels, this.host.memory, picture);
  }

  /** The reel frame that was shown last; -1: none. */
  get shownFrame(): number {
    return this.#shownFrame;
  }
  get watchesMotion(): boolean {
    return this.#watchesMotion;
  }
  watchMotion(): void {
    this.#watchesMotion = true;
  }

  /** Reads the picture for all views that are behind, and for what else is asked for. */
  read(): void {
    if (this.#placement) for (const view of this.#views.values()) this.#want(view.reader);
    this.#want(this.#sums);
    this.#want(this.#coarse);
    this.#want(this.#small);
    this.#readRows();
  }

  /** Running sums of the picture: fine ones, or coarse ones of which boxes of any size may be read. */
  sums(isCoarse: boolean): RunningSums {
    const rows = this.#rows!;
    let reader = isCoarse ? this.#coarse : this.#sums;
    if (!reader) {
      const most = isCoarse ? MOST_COARSE : MOST_SUMS[this.material!.kind];
      const { width, height } = this.#picture!;
      const size = { width, height, stride: rows.stride, channels: rows.channels };
      const sums = new RunningSums(this.host.kernels, this.host.memory, size, most, (line) =>
        this.#key?.apply(line, this.#matrix()),
      );
      reader = new SumsReader(this, sums);
      if (isCoarse) this.#coarse = reader;
      else this.#sums = reader;
    }
    if (!reader.isCurrent()) this.read();
    return reader.sums;
  }
  get keyVersion(): number {
    return this.#key?.version ?? 0;
  }

  /** A per-frame member that depends on the picture, at the moment that the graph is computed for. */
  stat(member: StatMember): number {
    this.sync();
    if (this.#picture === null) return 0;
    if (member === 'meanMotion') {
      this.motion();
      return this.#motion.mean;
    }
    const version = `${this.#pictureVersion}|${this.#adjustVersion}`;
    if (this.#stats === null || this.#statsVersion !== version) {
      const small = this.readSmall();
      const { cols, rows } = small;
      const cells = small.seen();
      if (!isNeutral(this.#adjustment)) {
        this.adjust(cells, cols * rows, small.places());
      }
      this.#stats = pictureStats(cells.view, cols, rows);
      this.#statsVersion = version;
    }
    return this.#stats[member];
  }

  /** How much each cell of the small picture has just changed; null where nothing has. */
  motion(): SmallValues | null {
    if (this.#picture === null) {
      this.#motion.mean = 0;
      return null;
    }
    return this.#motion.read(() => this.readSmall(), `${this.#pictureVersion}|${this.#shownFrame}`);
  }

  /** Frees what was allocated. The material belongs to the store. */
  dispose(): void {
    for (const view of this.#views.values()) view.dispose();
    this.#views.clear();
    this.#adjuster?.dispose();
    this.#dropRows();
  }

  #allocateSmall(): SmallReader {
    const rows = this.#rows!;
    return (this.#small ??= new SmallReader(this, { stride: rows.stride, channels: rows.channels }));
  }
  readSmall(): SmallReader {
    const small = this.#allocateSmall();
    if (!small.isCurrent()) this.read();
    return small;
  }
  get rows(): PictureRows {
    return this.#rows!;
  }

  /** Reads the picture for `#behind`, which is then empty. */
  #readRows(): void {
    const rows = this.#rows;
    const picture = this.#picture;
    const readers = this.#behind;
    if (rows && picture && readers.length > 0) {
      let first = picture.height;
      let end = 0;
      for (const { means } of readers) {
        means.begin();
        first = Math.min(first, means.firstRow);
        end = Math.max(end, means.endRow);
      }
      rows.begin(picture);
      for (let y = first; y < end; y++) {
        const light = rows.light(y);
        for (let i = 0; i < readers.length; i++) readers[i].means.add(y, light);
      }
      for (const reader of readers) reader.done();
    }
    readers.length = 0;
  }

  #want(reader: PictureReader | null): void {
    if (reader && !reader.isCurrent()) this.#behind.push(reader);
  }

  #dropRows(): void {
    this.#rows?.dispose();
    this.#sums?.dispose();
    this.#coarse?.dispose();
    this.#small?.dispose();
    this.#rows = this.#sums = this.#coarse = this.#small = null;
    for (const view of this.#views.values()) view.drop();
  }

  #matrix(): readonly number[] | null {
    const { primaries } = this.#picture!.color;
    let matrix = matrices.get(primaries);
    if (matrix === undefined) matrices.set(primaries, (matrix = primariesMatrix(primaries)));
    return matrix;
  }

  #place(): void {
    const { at, size } = this.nodes;
    const value = (node: Num | undefined | null, otherwise: number) => (node ? this.host.value(node) : otherwise);
    const shape = this.material?.shape;
    const [x, y] = [value(at?.[0], 0.5), value(at?.[1], 0.5)];
    const placement = shape ? placePicture(this.item, shape, this.host.frame, [x, y], value(size, 1)) : null;
    const old = this.#placement;
    if (
      placement === old ||
      (placement &&
        old &&
        placement.u0 === old.u0 &&
        placement.du === old.du &&
        placement.v0 === old.v0 &&
        placement.dv === old.dv)
    )
      return;
    this.#placement = placement;
    this.#placementVersion++;
  }

  #settings(): void {
    const { exposure, contrast, detail, seconds } = this.nodes;
    const value = (node: Num | null, otherwise: number) => (node ? this.host.value(node) : otherwise);
    this.#key?.update();
    // Allocated now: cells that are being changed must not move.
    if (this.isLocal && this.#picture) this.#allocateSmall();
    const shot =
      this.item.tone === 'none' || !this.material
        ? undefined
        : shotAt(this.material, this.#picture?.seconds ?? this.host.value(seconds));
    const map =
      this.#equalize && shot && this.#picture
        ? this.#equalize.forPicture(shot, this.#base, this.#pictureVersion)
        : null;
    const next: Adjustment = {
      // The colour key works on sRGB, and has applied the matrix.
      matrix: this.#picture && !this.#key ? this.#matrix() : null,
      gain: powerOfTwo(value(exposure, 0)),
      low: shot ? shot.low : 0,
      high: shot ? Math.max(shot.low + 0.05, shot.high) : 1,
      map,
      contrast: value(contrast, 1),
      detail: value(detail, 0),
      around: detail ? this.#around : null,
    };
    const old = this.#adjustment;
    if (
      next.matrix === old.matrix &&
      next.gain === old.gain &&
      next.low === old.low &&
      next.high === old.high &&
      next.map === old.map &&
      next.contrast === old.contrast &&
      next.detail === old.detail
    )
      return;
    this.#adjustment = next;
    this.#adjustVersion++;
  }

  readonly #base = (): SmallValues => {
    const small = this.readSmall();
    return { values: small.base(), cols: small.cols, rows: small.rows };
  };
  readonly #around = (): SmallValues => {
    const small = this.readSmall();
    return { values: small.blurred(), cols: small.cols, rows: small.rows };
  };
}

const matrices = new Map<string, readonly number[] | null>();

/** 2 to the power of x. */
const powerOfTwo = (x: number): number => (x === 0 ? 1 : pow(2, Math.fround(x)));

function shotAt({ shots }: Material, seconds: number): Shot | undefined {
  return shots.find(({ from, to }) => seconds >= from && seconds < to) ?? shots.at(-1);
}
