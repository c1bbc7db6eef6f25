// Everything that one segment's expressions need: graph, grids, lattices, probes, and the moment they are computed for.
// Prepared in two steps: expressions are lowered, then `finish` builds the programs.

import type { Args, EffectCall, NodeId, PlanMaterial, PlanScene } from '../../../contract/plan.ts';
import type { AudioReader } from '../features/audio-reader.ts';
import type { MediaLookup } from '../../effect-api/media.ts';
import type { Effect, LatticeEffect, LatticeMoment } from '../../effect-api/define.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { KernelMemory } from '../../kernels/memory.ts';
import type { Material } from '../media/material.ts';
import type { MaterialLevels } from '../media/material-levels.ts';
import { MaterialUse } from '../media/material-use.ts';
import { squareCells } from '../../effect-api/square-cells.ts';
import { hash32, hashInts } from '../../kernels/scalar/math.ts';
import type { Stateful } from '../state/stateful.ts';
import { ArgReader, type Handles, isColor, isNum } from './arg-reader.ts';
import { FieldProbe } from './field-probe.ts';
import { GraphScope, type ScopeHost } from './field-scope.ts';
import { FrameProgram } from './frame-program.ts';
import { Graph } from './graph.ts';
import type { GraphNode } from './graph-node.ts';
import { Grid, wholeFrame } from './grid.ts';
import type { GridProgram } from './grid-program.ts';
import { LatticeInstance } from './lattice-instance.ts';
import { Lowering } from './lowering.ts';
import type { GraphMaterial } from './material-node.ts';
import { materialTime } from './material-time.ts';
import { paramsOf, type Registry } from './registry.ts';
import { SceneMoment, type SegmentClock } from './scene-moment.ts';

export interface SceneGraphOptions {
  scene: PlanScene;
  clock: SegmentClock;
  /** Converts times in beats to seconds after the segment's start. */
  beatSeconds(beats: number): number;
  reelSeed: number;
  kernels: Kernels;
  memory: KernelMemory;
  reader: AudioReader;
  registry: Registry;
  media: MediaLookup;
  frameWidth: number;
  frameHeight: number;
  /** Frame pixels per pixel of the reel's own frame; default 1. */
  pixel?: number;
  /** The opened file of a `media` statement; null where it cannot be used. Default: none can. */
  material?(item: PlanMaterial): Material | null;
  rasterText: NonNullable<LatticeMoment['rasterText']>;
}

/** Rows of the grid on which fields are computed for shaders and particles. Its cells are square. */
const PROBE_ROWS = 90;

/** More than any footage has, and few enough that some materials' numbers fit into one. */
const MOST_CUTS = 65536;
/** Containers round times to milliseconds. */
const SAME_TIME = 0.001;

export class SceneGraph {
  readonly graph = new Graph();
  readonly moment: SceneMoment;
  readonly lowering: Lowering;
  readonly kernels: Kernels;
  readonly memory: KernelMemory;
  readonly stateful: Stateful[] = [];
  readonly sceneSeed: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly #scopeHost: ScopeHost;
  readonly #probeGrid: Grid;
  readonly #aroundGrids = new Map<string, Grid>();
  readonly #lattices = new Map<string, LatticeInstance>();
  readonly #disposables: { dispose(): void }[] = [];
  readonly #options: SceneGraphOptions;
  readonly #materials = new Map<number, GraphMaterial>();
  #program: FrameProgram | null = null;
  #integratesPictures = false;
  #secondsAt: ((moment: SceneMoment) => void) | null = null;
  #computed = 0;

  constructor(options: SceneGraphOptions) {
    const { scene, kernels, memory, frameWidth, frameHeight } = options;
    this.#options = options;
    this.kernels = kernels;
    this.memory = memory;
    const reelSeed = hash32(options.reelSeed | 0) | 0;
    this.sceneSeed = hashInts(reelSeed, scene.seed ?? hashText(scene.name)) | 0;
    this.moment = new SceneMoment(options.clock, options.reader, this.sceneSeed);
    const shorter = Math.min(frameWidth, frameHeight);
    this.halfWidth = frameWidth / shorter;
    this.halfHeight = frameHeight / shorter;
    const cols = Math.max(1, Math.round((PROBE_ROWS * frameWidth) / shorter));
    const rows = Math.max(1, Math.round((PROBE_ROWS * frameHeight) / shorter));
    this.#probeGrid = new Grid(memory, wholeFrame(cols, rows, frameWidth, frameHeight), { cols, rows });
    this.#scopeHost = {
      graph: this.graph,
      memory,
      reelSeed,
      halfWidth: this.halfWidth,
      halfHeight: this.halfHeight,
      loopSeconds: options.clock.loopSeconds ?? null,
      keep: (disposable) => {
        this.#disposables.push(disposable);
      },
    };
    this.lowering = new Lowering(scene, {
      registry: options.registry,
      media: options.media,
      beatSeconds: options.beatSeconds,
      sceneSeed: this.sceneSeed,
      material: (index) => this.#material(index),
      lattice: (effect, handles, scope, site) => this.#lattice(effect, handles, scope, site),
      around: (scope) => new GraphScope(this.#scopeHost, this.#around(scope.grid!), scope.seed),
    });
  }

  /** The grid on which neighbourhoods are computed for layers of a grid: the same at every density. */
  #around({ lattice }: Grid): Grid {
    const { frameWidth, frameHeight, memory } = this.#options;
    const key = `${lattice.cols}x${lattice.rows}`;
    let grid = this.#aroundGrids.get(key);
    if (!grid) {
      const { cols, rows } = squareCells(this.halfWidth, this.halfHeight);
      grid = new Grid(memory, wholeFrame(cols, rows, frameWidth, frameHeight), lattice);
      this.#aroundGrids.set(key, grid);
    }
    return grid;
  }

  /** The root scope for expressions of a grid, or of the frame. */
  scope(grid: Grid | null): GraphScope {
    return new GraphScope(this.#scopeHost, grid, this.sceneSeed);
  }

  /** The scope of the layers' fields, which the scene's camera moves. */
  view(grid: Grid): GraphScope {
    const { camera } = this.#options.scene;
    const scope = this.scope(grid);
    return camera ? this.transformed(scope, camera) : scope;
  }

  /** The scope in which content is drawn that the transforms move, those on the left first. */
  transformed(scope: GraphScope, calls: readonly EffectCall[]): GraphScope {
    return calls.reduceRight((at, call) => {
      const own = at.withSeed(this.lowering.siteSeed(call.site));
      const effect = this.#options.registry.find('transform', call.fn);
      if (effect?.kind !== 'transform')
        throw new Error(`Expected a transform that the engine has, but got "${call.fn}".`);
      const { x, y } = effect.map(own, this.lowering.handles(effect, call.args, this.scope(null), own));
      return at.moved(x, y);
    }, scope);
  }

  /** One point, in frame units; its expressions have the rate of a frame. */
  point(x: number, y: number): GraphScope {
    return this.scope(null).moved(x, y);
  }

  /** Reads an effect's arguments each frame. */
  argReader(effect: Effect, args: Args, site: number): ArgReader {
    const seed = this.lowering.siteSeed(site);
    const handles = this.lowering.handles(
      effect,
      args,
      this.scope(null).withSeed(seed),
      this.scope(this.#probeGrid).withSeed(seed),
    );
    return this.#reader(effect, handles);
  }

  /** No expression may be lowered after this. */
  finish(): void {
    this.#program = new FrameProgram(this.graph, this.kernels, this.memory);
    const seconds = this.materials.map(({ nodes }) => nodes.seconds as GraphNode);
    this.#integratesPictures = this.#program.integrates('materialStat');
    if (seconds.length > 0) this.#secondsAt = this.#program.part(seconds);
  }

  /** Seconds after the segment's start of a number of beats. */
  beatSeconds(beats: number): number {
    return this.#options.beatSeconds(beats);
  }

  /** Value of each frame-rate node at the current moment. */
  get values(): Float64Array {
    if (!this.#program) throw new Error('The graph is not finished.');
    return this.#program.values;
  }

  value(node: GraphNode): number {
    return node.isConst ? node.value : this.values[node.id];
  }

  /** Number of computed moments; anything drawn at an earlier count is stale. */
  get computed(): number {
    return this.#computed;
  }

  moveToFrame(frame: number): void {
    this.moment.setFrame(frame);
    this.#compute();
  }
  moveToTime(t: number): void {
    this.moment.setTime(t);
    this.#compute();
  }

  /**
   * The levels of a material over a grid, where the expression is just its `color`; null for any other expression. Call before `finish`.
   */
  materialLevels(node: NodeId, grid: Grid): MaterialLevels | null {
    const plan = this.#options.scene.nodes[node];
    if (plan.k !== 'media' || plan.member !== 'color') return null;
    return this.#material(plan.use).use.view(grid, '').levels();
  }

  /** `materials[index]` of the scene. Call before `finish`. */
  material(index: number): MaterialUse {
    return this.#material(index).use;
  }

  /** Of the files and settings of all materials that are used, for signatures. */
  get materialsIdentity(): string {
    return [...this.#materials.values()].map(({ identity }) => identity).join();
  }

  /** The materials that the scene's expressions use. */
  readonly materials: MaterialUse[] = [];

  /** Seconds of their files that the materials show at a time, in the order of `materials`; valid until the next call. */
  materialSeconds(t: number): readonly number[] {
    const { moment } = this;
    const before = moment.t;
    moment.setTime(t);
    this.#secondsAt?.(moment);
    moment.setTime(before);
    return this.materials.map(({ nodes }) => this.value(nodes.seconds as GraphNode));
  }

  /** Whether a value of one frame depends on the pictures of earlier ones. */
  get integratesPictures(): boolean {
    return this.#integratesPictures;
  }

  /** A number that changes where one of the scene's footages cuts, at the current moment. */
  shot(): number {
    let number = 0;
    for (const { material, nodes } of this.materials) {
      const seconds = this.value(nodes.seconds as GraphNode);
      const cuts = material?.cuts.filter((cut) => cut <= seconds + SAME_TIME).length ?? 0;
      number = number * MOST_CUTS + cuts;
    }
    return number;
  }

  /** Computes the fields of a grid at the current moment. `measured`: the milliseconds of each of its nodes. */
  runProgram(program: GridProgram, measured?: (node: GraphNode, ms: number) => void): void {
    for (const lattice of program.lattices) {
      const start = measured ? performance.now() : 0;
      lattice.draw(this.moment, this.#computed);
      if (measured) measured(program.nodeOf(lattice), performance.now() - start);
    }
    program.run(measured);
  }

  dispose(): void {
    this.#program?.dispose();
    for (const lattice of this.#lattices.values()) lattice.dispose();
    for (const { use } of this.#materials.values()) use.dispose();
    for (const disposable of this.#disposables) disposable.dispose();
    this.#probeGrid.dispose();
    for (const grid of this.#aroundGrids.values()) grid.dispose();
  }

  #compute(): void {
    if (this.#computed === 0) this.#startLattices();
    this.#computed++;
    this.#program!.run(this.moment);
  }

  // A lattice without state is created at the segment's start, whichever frame is drawn first.
  #startLattices(): void {
    const { t } = this.moment;
    this.moment.setFrame(0);
    this.#program!.run(this.moment);
    for (const lattice of this.#lattices.values()) if (!lattice.isStateful) lattice.start(this.moment);
    this.moment.setTime(t);
  }

  #material(index: number): GraphMaterial {
    const known = this.#materials.get(index);
    if (known) return known;
    const { frameWidth, frameHeight, clock } = this.#options;
    const item = this.#options.scene.materials[index];
    const material = this.#options.material?.(item) ?? null;
    const scope = this.scope(null);
    const number = (id: NodeId | null) => (id === null ? null : this.lowering.number(id, scope));
    const time = materialTime(item, material?.seconds ?? 0, clock.firstFrame / clock.fps, scope, {
      time: number(item.time),
      from: number(item.from),
      to: number(item.to),
      speed: number(item.speed),
    });
    const { moment, kernels, memory } = this;
    const use = new MaterialUse(
      {
        kernels,
        memory,
        frame: { width: frameWidth, height: frameHeight, pixel: this.#options.pixel ?? 1 },
        value: (node) => this.value(node as GraphNode),
        computed: () => this.#computed,
        seconds: () => moment.t,
        reelFrame: () => moment.frame,
      },
      item,
      material,
      {
        seconds: time.seconds,
        at: item.at && [this.lowering.number(item.at[0], scope), this.lowering.number(item.at[1], scope)],
        size: number(item.size),
        exposure: number(item.exposure),
        contrast: number(item.contrast),
        detail: number(item.detail),
        key: item.key === null ? null : this.lowering.color(item.key, scope),
        keyRange: number(item.keyRange),
        keySoft: number(item.keySoft),
      },
    );
    const made = { use, time, identity: this.#identityOf(use) };
    this.#materials.set(index, made);
    this.materials.push(use);
    return made;
  }

  /** Equal for equal files and settings, also in the next plan. */
  #identityOf({ item, nodes }: MaterialUse): string {
    const { media, fit, crop, loop, clock, tone, theme } = item;
    let digest = '';
    try {
      digest = this.#options.media.find(media.kind ?? '', media.path)?.digest ?? '';
    } catch {
      // A file that cannot be used shows nothing.
    }
    const text = JSON.stringify([media.path, digest, fit, crop, loop, clock, tone, theme, describe(nodes)]);
    return `${hashText(text) >>> 0}.${hashInts(...[...text].map((c) => c.charCodeAt(0))) >>> 0}`;
  }

  /** `onGrid`: where fields that do not vary per cell are drawn. */
  #reader(effect: Effect, handles: Handles, onGrid: Grid | null = null): ArgReader {
    return new ArgReader(
      paramsOf(effect),
      handles,
      () => this.values,
      (node) => {
        const grid = node.grid ?? onGrid ?? this.#probeGrid;
        const probe = new FieldProbe(this.graph.fill(grid, node), grid, {
          kernels: this.kernels,
          memory: this.memory,
          numbers: () => this.values,
          runProgram: (program) => this.runProgram(program),
          draws: () => this.#computed,
        });
        this.#disposables.push(probe);
        return probe;
      },
    );
  }

  #lattice(effect: LatticeEffect, handles: Handles, scope: GraphScope, site: number): LatticeInstance {
    const grid = scope.grid!;
    const signature = `${effect.name}:${site}:${describe(handles)}`;
    const key = `${signature}:${grid.lattice.cols}x${grid.lattice.rows}`;
    const known = this.#lattices.get(key);
    if (known) return known;
    const args = this.#reader(effect, handles, this.#around(grid));
    const size = effect.size
      ? effect.size({ ...grid.lattice, halfWidth: this.halfWidth, halfHeight: this.halfHeight }, args.values)
      : grid.lattice;
    const { kernels, memory } = this;
    const instance = new LatticeInstance(effect, args, size, site, this.lowering.siteSeed(site), signature, {
      kernels,
      memory,
      halfWidth: this.halfWidth,
      halfHeight: this.halfHeight,
      rasterText: this.#options.rasterText,
    });
    this.#lattices.set(key, instance);
    if (instance.isStateful) this.stateful.push(instance);
    return instance;
  }
}

/** FNV-1a. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}

/** A signature of arguments: the same for the same expressions, also in the next plan. Shared steps appear once, as a hash. */
export function describe(handle: unknown): string {
  if (isNum(handle)) return nameOf(handle);
  if (isColor(handle)) return `rgb(${[handle.r, handle.g, handle.b].map(describe).join()})`;
  if (Array.isArray(handle)) return `[${handle.map(describe).join()}]`;
  if (typeof handle === 'object' && handle !== null && 'digest' in handle) return `file ${String(handle.digest)}`;
  if (typeof handle === 'object' && handle !== null)
    return `{${Object.entries(handle)
      .map(([key, value]) => `${key}:${describe(value)}`)
      .join()}}`;
  return String(handle);
}

const names = new WeakMap<GraphNode, string>();
function nameOf(node: GraphNode): string {
  if (node.isConst) return String(node.value);
  let name = names.get(node);
  if (name === undefined) {
    const { data } = node;
    const detail =
      typeof data === 'object' && data !== null ? ('signature' in data ? String(data.signature) : '') : String(data);
    const text = `${node.op}|${detail}|${node.value}|${node.args.map(nameOf).join()}`;
    name =
      text.length <= 40
        ? text
        : `${node.op}#${hashText(text) >>> 0}.${hashInts(...[...text].map((c) => c.charCodeAt(0))) >>> 0}`;
    names.set(node, name);
  }
  return name;
}
