// One prepared segment: its graph, passes in drawing order, tone map, feedback and shaders. It can draw any of its frames, after it
// has advanced state from the nearest checkpoint.

import { DEFAULT_GAMMA } from '../../../contract/defaults.ts';
import type { CellGeometry } from '../../effect-api/define.ts';
import { flatItems } from '../../../contract/flat-items.ts';
import type {
  EffectCall,
  GridName,
  GroupItem,
  LayerItem,
  NodeId,
  ParticlesItem,
  SceneItem,
  TextItem,
} from '../../../contract/plan.ts';
import { type Frame, hasAlpha, type Plane, PlaneBuffer } from '../../kernels/frame.ts';
import type { Font } from '../glyphs/font.ts';
import { Echo, type EchoSnapshot } from '../feedback/echo.ts';
import type { EchoValues } from '../feedback/echo-params.ts';
import type { ArgReader } from '../graph/arg-reader.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { Color } from '../../effect-api/scope.ts';
import { SceneGraph } from '../graph/scene-graph.ts';
import type { CancelSignal } from '../media/material.ts';
import { Checkpoints } from '../state/checkpoints.ts';
import { StateTrack } from '../state/state-track.ts';
import { CaptionsPass } from './text/captions-pass.ts';
import { TextPass } from './text/text-pass.ts';
import { TickerPass } from './text/ticker-pass.ts';
import { AffineOf } from './affine-of.ts';
import { GroupPass, type GroupParts } from './group-pass.ts';
import { ArtPass } from './art-pass.ts';
import { toByte } from './cell-color.ts';
import type { DrawPass } from './draw-pass.ts';
import { drawLayers } from './layer-bands.ts';
import { LayerGrid } from './layer-grid.ts';
import { LayerPass } from './layer-pass.ts';
import { ParticlesPass } from './particles-pass.ts';
import { type PointPass, PointPasses } from './point-passes.ts';
import { openMaterial } from './open-material.ts';
import { decodePictures, type PictureStep, preparePictures } from './prepare-pictures.ts';
import type { RenderEnv } from './render-env.ts';
import type { RunSegment } from './segments.ts';
import { ShaderChain } from './shader-chain.ts';
import { ToneMap } from './tone-map.ts';

/** Initial number of output frames between two checkpoints of the echo. */
const ECHO_EVERY = 12;

export class SceneRun {
  readonly segment: RunSegment;
  readonly graph: SceneGraph;
  /** The transition from the segment before; `seconds` is constant. */
  readonly transition: { graph: SceneGraph; args: ArgReader; seconds: GraphNode } | null;
  readonly #env: RenderEnv;
  readonly #grids = new Map<string, LayerGrid>();
  readonly #below: DrawPass[] = [];
  /** The leading layers of `#below`, before any other item. */
  readonly #lowest: LayerPass[] = [];
  readonly #above: DrawPass[] = [];
  readonly #groups: GroupPass[] = [];
  #cameraMap: AffineOf | null = null;
  readonly #track: StateTrack;
  readonly #tone: ToneMap;
  readonly #toneCurve = { ptr: 0 };
  /** Restores the background's own levels after the tone map, where `uncovered` is set. */
  readonly #groundBy = { uncovered: null as Plane | null, r: 0, g: 0, b: 0 };
  /** Where layers have paper: background and paper as they are drawn, and the same after the tone map. */
  #paperGround: { own: Frame; toned: Frame } | null = null;
  /** 255 where nothing is drawn on the background; created on first use. */
  #uncovered: PlaneBuffer | null = null;
  readonly #levelTable: { ptr: number; level: number; view(): Uint8Array };
  readonly #tonePass: PointPass;
  readonly #levelPass: PointPass;
  readonly #waiting = new PointPasses();
  readonly #shaders: ShaderChain;
  readonly #gamma: GraphNode;
  readonly #level: GraphNode;
  readonly #background: Color;
  readonly #echo: Echo | null;
  readonly #echoArgs: ArgReader | null;
  readonly #echoes: Checkpoints<EchoSnapshot>;
  #isDisposed = false;
  /** Reel frames whose pictures are in integrals. */
  #integrated = 0;
  /** The last output frame in the echo. */
  #echoAt = -1;

  /** `checkpointBytes`: memory limit for checkpoints of state, 0 for none. */
  constructor(env: RenderEnv, segment: RunSegment, checkpointBytes: number) {
    this.#env = env;
    this.segment = segment;
    const { scene } = segment;
    const { plan, format, kernels, memory } = env;
    const fps = plan.format.fps;
    const halfWidth = format.width / Math.min(format.width, format.height);
    const halfHeight = format.height / Math.min(format.width, format.height);
    this.graph = new SceneGraph({
      scene,
      kernels,
      memory,
      reader: env.reader,
      registry: env.registry,
      media: env.media,
      material: (item) => openMaterial(env, item),
      pixel: Math.min(format.width, format.height) / Math.min(plan.format.width, plan.format.height),
      reelSeed: plan.seed,
      clock: {
        fps,
        duration: segment.end - segment.start,
        firstFrame: Math.round(segment.start * fps),
        loopSeconds: plan.loop ? (Math.round(segment.end * fps) - Math.round(segment.start * fps)) / fps : null,
        captions: env.captions,
      },
      beatSeconds: segment.beatSeconds,
      frameWidth: format.width,
      frameHeight: format.height,
      rasterText: (text, cols, rows, size, at, font) =>
        env.rasteriser.text({
          text,
          cols,
          rows,
          size,
          at,
          halfWidth,
          halfHeight,
          ...(font ? { font: font.value as Font } : {}),
        }),
    });
    const { graph } = this;
    const scope = graph.scope(null);
    const number = (id: number | null, otherwise: number) =>
      id === null ? scope.num(otherwise) : graph.lowering.number(id, scope);
    this.#gamma = number(scene.gamma, plan.gamma ?? DEFAULT_GAMMA);
    this.#level = number(scene.level, 1);
    this.#background =
      scene.background === null ? scope.rgb(...plan.background) : graph.lowering.color(scene.background, scope);
    for (const item of scene.items) this.#add(item);
    if (env.captions.length > 0 && plan.captions?.look?.under === 'shaders')
      this.#above.push(captionsBelow(env, graph));
    this.#shaders = new ShaderChain(env, graph, scene.shade);
    const echo = scene.feedback === null ? null : env.registry.find('feedback', scene.feedback.fn);
    this.#echoArgs =
      scene.feedback !== null && echo ? graph.argReader(echo, scene.feedback.args, scene.feedback.site) : null;
    this.#echo = this.#echoArgs ? new Echo(kernels, memory, format.width, format.height, plan.alpha) : null;
    const comesIn = scene.transition && env.registry.find('transition', scene.transition.effect.fn);
    this.transition =
      scene.transition && comesIn
        ? {
            graph,
            args: graph.argReader(comesIn, scene.transition.effect.args, scene.transition.effect.site),
            seconds: number(scene.transition.seconds, 0),
          }
        : null;
    graph.finish();
    for (const grid of this.#grids.values()) grid.finish();
    for (const pass of [...this.#below, ...this.#above]) pass.finish();
    for (const pass of this.#below) {
      if (!(pass instanceof LayerPass)) break;
      this.#lowest.push(pass);
    }
    this.#track = new StateTrack(graph, checkpointBytes / 2);
    this.#echoes = new Checkpoints(checkpointBytes, ECHO_EVERY);
    this.#tone = new ToneMap(env);
    const level = memory.u8(256);
    this.#levelTable = { ptr: level.ptr, level: -1, view: () => level.view };
    this.#tonePass = (frame, y0, y1) => {
      kernels.tonePlanes(frame, y0, y1, this.#toneCurve.ptr);
      if (hasAlpha(frame)) kernels.raiseAlpha(frame, y0, y1);
      const { uncovered } = this.#groundBy;
      if (!uncovered) return;
      if (!this.#paperGround) {
        kernels.groundPlanes(frame, y0, y1, uncovered, this.#groundBy);
        return;
      }
      const { own, toned } = this.#paperGround;
      for (const name of ['r', 'g', 'b'] as const)
        kernels.copyU8(toned[name].ptr + y0 * toned.stride, own[name].ptr + y0 * own.stride, (y1 - y0) * own.stride);
      kernels.tonePlanes(toned, y0, y1, this.#toneCurve.ptr);
      kernels.groundRows(frame, y0, y1, uncovered, own, toned);
    };
    this.#levelPass = (frame, y0, y1) => {
      kernels.lutRows(frame, y0, y1, this.#levelTable.ptr);
      if (!hasAlpha(frame)) return;
      const at = frame.a.ptr + y0 * frame.stride;
      kernels.lutPlane(at, at, this.#levelTable.ptr, (y1 - y0) * frame.stride);
    };
    this.#disposeLevel = () => memory.free(level);
  }
  readonly #disposeLevel: () => void;
  /** The graph's moment of the last step of `prepare`, until it is drawn: pictures may change after. */
  #steppedAt = -1;

  /**
   * Decodes what frame `i` shows of footage. Where earlier frames matter it advances with the pictures of each, so that drawing
   * frame `i` is exact.
   */
  prepare(i: number, signal?: CancelSignal): Promise<void> {
    return preparePictures(this, i, this.#env.plan.format.fps, signal);
  }

  /** Decodes what frame `i` shows of footage, and changes nothing else. */
  decode(i: number, signal?: CancelSignal): Promise<void> {
    return decodePictures(this, i, signal);
  }

  /** The next step towards frame `i`; null where the frame can be drawn. */
  nextStep(i: number): PictureStep | null {
    const { fps } = this.#env.plan.format;
    const frame = this.#reelFrame(i);
    const advance = (to: number): PictureStep | null => {
      const left = this.#track.distance(to);
      const next = to - left + 1;
      return left > 0 ? { left, time: next / fps, take: () => this.#step(next) } : null;
    };
    if (this.graph.integratesPictures && this.#integrated < frame)
      return {
        left: 2e9 + frame - this.#integrated,
        time: this.#integrated / fps,
        take: () => this.graph.moveToFrame(++this.#integrated),
      };
    if (this.#echo === null) return advance(frame);
    this.#rewindEcho(i);
    if (this.#echoAt >= i - 1) return advance(frame);
    const drawn = this.#echoAt + 1;
    const left = 1e6 * (i - drawn);
    const state = advance(this.#reelFrame(drawn));
    return state
      ? { ...state, left: left + state.left }
      : { left, time: this.#time(drawn), take: () => this.#drawForEcho(drawn) };
  }

  #step(frame: number): void {
    this.#track.moveTo(frame);
    this.#steppedAt = this.graph.computed;
  }

  timeOf(i: number): number {
    return this.#time(i);
  }
  get isDisposed(): boolean {
    return this.#isDisposed;
  }
  get needsShots(): boolean {
    return flatItems(this.segment.scene.items).some((item) => item.kind === 'layer' && item.steady !== null);
  }

  /** Draws frame `i` of the segment; `last` runs in its last bands. The caller releases the frame. */
  draw(i: number, outputFrame: number, last: readonly PointPass[] = []): Frame {
    this.#catchUp(i, Infinity);
    let frame = this.#compose(i, outputFrame, true);
    frame = this.#shaders.run(frame, this.#waiting, outputFrame);
    const level = Math.min(1, Math.max(0, this.graph.value(this.#level)));
    if (level < 1) {
      this.#fillLevel(level);
      this.#waiting.add(this.#levelPass);
    }
    for (const pass of last) this.#waiting.add(pass);
    this.#env.stage('shade', 'rest', () => this.#waiting.flush(frame));
    return frame;
  }

  /** Steps (of state and of drawn frames) left until frame `i` can be drawn directly. */
  distance(i: number): number {
    const states = this.#track.distance(this.#reelFrame(i));
    return this.#echo === null ? Math.max(0, states - this.#reelFrames) : this.#echoDistance(i);
  }

  /** Advances towards frame `i` until `deadline`; returns true once it can be drawn directly. */
  seekTowards(i: number, deadline: number): boolean {
    return this.#catchUp(i, deadline);
  }

  /** Takes over whatever an edit did not change. */
  adopt(other: SceneRun): void {
    this.#track.adopt(other.#track);
    if (this.#echo === null || other.#echo === null || this.segment.scene.name !== other.segment.scene.name) return;
    // Keep the old feedback and let it fade out: faster, and less jarring, than replaying it.
    this.#echo.restore(other.#echo.snapshot());
    // It contains the frame before the one on the screen, which is drawn again after an edit.
    this.#echoAt = Math.max(-1, other.#echoAt - 1);
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const pass of [...this.#below, ...this.#above]) pass.dispose();
    for (const grid of this.#grids.values()) grid.dispose();
    this.#shaders.dispose();
    this.#tone.dispose();
    this.#disposeLevel();
    if (this.#uncovered) this.#env.memory.free(this.#uncovered);
    if (this.#paperGround) Object.values(this.#paperGround).forEach((frame) => this.#env.releaseFrame(frame));
    this.#echo?.dispose();
    this.graph.dispose();
  }

  /** Reel frames per output frame. */
  get #reelFrames(): number {
    return this.#env.plan.format.fps / this.#env.format.fps;
  }
  #time(i: number): number {
    return i / this.#env.format.fps;
  }
  #reelFrame(i: number): number {
    return Math.floor(this.#time(i) * this.#env.plan.format.fps + 1e-6);
  }

  #add(item: SceneItem): void {
    switch (item.kind) {
      case 'layer':
      case 'particles':
      case 'group':
        this.#below.push(this.#drawn(item, this.segment.scene.items));
        return;
      case 'art':
        this.#above.push(new ArtPass(this.#env, this.graph, item, this.segment.scene.materials[item.material]));
        return;
      case 'text':
        this.#above.push(item.shade ? this.#shadedText(item, item.shade) : new TextPass(this.#env, this.graph, item));
        return;
      case 'ticker':
        this.#above.push(new TickerPass(this.#env, this.graph, item));
    }
  }

  /** `among`: the items of its scene or group, in order. */
  #drawn(item: LayerItem | ParticlesItem | GroupItem, among: readonly SceneItem[]): DrawPass {
    if (item.kind === 'group') return this.#group(item);
    if (item.kind === 'particles')
      return new ParticlesPass(this.#env, this.graph, this.#grid(item.grid, null), item, this.#camera());
    const isFirst = !among.slice(0, among.indexOf(item)).some((other) => other.kind === 'layer');
    const grid = this.#grid(item.grid, item.font?.path ?? null);
    if (!item.shade) return new LayerPass(this.#env, this.graph, grid, item, isFirst);
    // The shader gets the layer alone: mask, opacity and blend come after it.
    const bare: LayerItem = { ...item, mask: null, opacity: null, blend: 'normal' };
    return this.#asGroup({
      name: item.name,
      passes: [new LayerPass(this.#env, this.graph, grid, bare, true)],
      opacity: item.opacity,
      blend: item.blend ?? (isFirst ? 'normal' : 'screen'),
      mask: item.mask === null ? null : { on: grid, node: item.mask, value: item.value },
      transform: [],
      shade: item.shade,
    });
  }

  #group(item: GroupItem): GroupPass {
    return this.#asGroup({
      name: item.name,
      passes: item.items.map((each) => this.#drawn(each, item.items)),
      opacity: item.opacity,
      blend: item.blend ?? 'normal',
      mask: item.mask === null ? null : { on: this.#grid('xs', null), node: item.mask, value: null },
      transform: item.transform,
      shade: item.shade,
    });
  }

  #shadedText(item: TextItem, shade: readonly EffectCall[]): GroupPass {
    return this.#asGroup({
      name: null,
      passes: [new TextPass(this.#env, this.graph, { ...item, opacity: null, blend: null })],
      opacity: item.opacity,
      blend: item.blend ?? 'normal',
      mask: null,
      transform: [],
      shade,
    });
  }

  #asGroup({
    mask,
    opacity,
    ...parts
  }: Omit<GroupParts, 'mask' | 'opacity'> & {
    opacity: NodeId | null;
    mask: { on: LayerGrid; node: NodeId; value: NodeId | null } | null;
  }): GroupPass {
    const { graph } = this;
    const scope = graph.scope(null);
    const pass = new GroupPass(this.#env, graph, {
      ...parts,
      opacity: opacity === null ? scope.num(1) : graph.lowering.number(opacity, scope),
      mask: mask && {
        on: mask.on,
        node: graph.graph.fill(
          mask.on.grid,
          graph
            .scope(mask.on.grid)
            .unit(graph.lowering.number(mask.node, graph.scope(mask.on.grid), mask.value)) as GraphNode,
        ),
      },
    });
    this.#groups.push(pass);
    return pass;
  }

  #camera(): AffineOf | null {
    const { camera } = this.segment.scene;
    return camera ? (this.#cameraMap ??= new AffineOf(this.graph, camera)) : null;
  }

  /** The cells of the first layer; null without layers. */
  get cells(): CellGeometry | null {
    const [first] = this.#grids.values();
    return first?.grid ?? null;
  }

  #grid(name: GridName, font: string | null): LayerGrid {
    const key = `${name}|${font ?? ''}`;
    let grid = this.#grids.get(key);
    if (!grid) this.#grids.set(key, (grid = new LayerGrid(this.#env, this.graph, name, font)));
    return grid;
  }

  #echoDistance(i: number): number {
    const from = this.#echoAt < i ? this.#echoAt : -1;
    return Math.max(0, i - 1 - Math.max(from, this.#echoes.before(i - 1)?.at ?? -1));
  }

  /** Takes the echo to the last frame before frame i that is known. */
  #rewindEcho(i: number): void {
    const echo = this.#echo!;
    if (this.#echoAt === i - 1) return;
    const saved = this.#echoes.before(i - 1);
    const isAhead = this.#echoAt > i - 1;
    if (saved && (isAhead || saved.at > this.#echoAt)) {
      echo.restore(saved.value);
      this.#echoAt = saved.at;
    } else if (isAhead) {
      echo.reset();
      this.#echoAt = -1;
    }
  }

  /** The echo for frame i contains frame i − 1, so all frames before i are drawn, up to and including the echo stage. */
  #catchUp(i: number, deadline: number): boolean {
    const echo = this.#echo;
    if (echo === null) return deadline === Infinity ? true : this.#track.moveTo(this.#reelFrame(i), deadline);
    this.#rewindEcho(i);
    while (this.#echoAt < i - 1) {
      const next = this.#echoAt + 1;
      if (!this.#track.moveTo(this.#reelFrame(next), deadline)) return false;
      this.#drawForEcho(next);
      if (this.#echoAt < i - 1 && performance.now() > deadline) return false;
    }
    return deadline === Infinity ? true : this.#track.moveTo(this.#reelFrame(i), deadline);
  }

  #drawForEcho(i: number): void {
    this.#env.releaseFrame(this.#compose(i, this.segment.first + i, false));
  }

  /** Draws up to and including the echo. Point passes may stay queued if more follow. */
  #compose(i: number, outputFrame: number, isFinal: boolean): Frame {
    const env = this.#env;
    const { graph } = this;
    const before = graph.computed;
    this.#track.moveTo(this.#reelFrame(i));
    // What has just advanced to this very moment need not be computed again.
    const hasAdvanced = graph.computed !== before || graph.computed === this.#steppedAt;
    const isThere = this.#track.isRestarting && hasAdvanced && graph.moment.t === this.#time(i);
    this.#steppedAt = -1;
    if (!isThere) env.stage('scalars', null, () => graph.moveToTime(this.#time(i)));
    for (const group of this.#groups) group.outputFrame = outputFrame;
    const frame = env.acquireFrame();
    const channel = (name: 'r' | 'g' | 'b') => toByte(graph.value(this.#background[name] as GraphNode));
    const background = [channel('r'), channel('g'), channel('b')];
    const [groundR, groundG, groundB] = env.plan.alpha ? [0, 0, 0] : background;
    const ground = (groundR << 16) | (groundG << 8) | groundB;
    // Where all that is drawn is fitted to pictures, nothing is left for the tone map.
    const tonemap = this.segment.scene.tonemap && !this.#isGroundAlone;
    const gamma = this.#isGroundAlone ? 1 : Math.max(0.01, graph.value(this.#gamma));
    // The tone map does not change the background, so track where it is covered. A black one needs no tracking: black stays black.
    const hasPaper = this.#hasPaper && !this.#isGroundAlone;
    // A background that `alpha` leaves out is still not counted, so that `alpha` changes no colour.
    const isTracked = background.some((level) => level > 0) || hasPaper;
    const uncovered = isTracked && (tonemap || gamma !== 1) ? this.#uncoveredPlane() : null;
    if (uncovered && hasPaper) this.#beginPaperGround(ground);
    this.#tone.begin(uncovered);
    // If the scene has only layers, their levels are counted as they are drawn.
    const isAll = this.#lowest.length === this.#below.length;
    const count = isAll && tonemap ? this.#tone.count : undefined;
    drawLayers(env, frame, this.#lowest, ground, uncovered, count);
    for (let at = this.#lowest.length; at < this.#below.length; at++) this.#below[at].draw(frame, uncovered);
    env.stage('tonemap', null, () => {
      this.#toneCurve.ptr = this.#tone.curveFor(frame, tonemap, gamma);
      this.#groundBy.uncovered = uncovered;
      this.#groundBy.r = groundR - this.#tone.toned(groundR);
      this.#groundBy.g = groundG - this.#tone.toned(groundG);
      this.#groundBy.b = groundB - this.#tone.toned(groundB);
    });
    if (this.#toneCurve.ptr !== 0) this.#waiting.add(this.#tonePass);
    if (this.#above.length > 0 || env.profile) env.stage('tonemap', null, () => this.#waiting.flush(frame));
    if (this.#above.length > 0)
      env.stage('text', null, () => {
        for (const pass of this.#above) pass.draw(frame);
      });
    const echo = this.#echo;
    if (echo !== null) {
      const isDue = this.#echoes.isDue(i);
      env.stage('feedback', null, () => {
        echo.begin(this.#echoArgs!.read() as unknown as EchoValues, this.#reelFrames);
        this.#waiting.add(echo.composite);
        if (isDue || !isFinal || env.profile) this.#waiting.flush(frame);
      });
      this.#echoAt = i;
      if (isDue) {
        const snapshot = echo.snapshot();
        this.#echoes.add(i, snapshot, snapshot?.length ?? 8);
      }
    }
    return frame;
  }

  get #hasPaper(): boolean {
    return this.#below.some((pass) => pass instanceof LayerPass && pass.hasPaper);
  }
  get #isGroundAlone(): boolean {
    return this.#below.length > 0 && this.#below.every((pass) => pass instanceof LayerPass && pass.isMatch);
  }

  #beginPaperGround(ground: number): void {
    const { kernels, format } = this.#env;
    this.#paperGround ??= { own: this.#env.acquireOpaque(), toned: this.#env.acquireOpaque() };
    kernels.fillRows(this.#paperGround.own, 0, format.height, ground);
    for (const pass of this.#below) if (pass instanceof LayerPass) pass.ground = this.#paperGround.own;
  }

  #uncoveredPlane(): PlaneBuffer {
    const { width, height } = this.#env.format;
    return (this.#uncovered ??= new PlaneBuffer(this.#env.memory, width, height, (width + 15) & ~15));
  }

  #fillLevel(level: number): void {
    if (level === this.#levelTable.level) return;
    this.#levelTable.level = level;
    const table = this.#levelTable.view();
    for (let i = 0; i < 256; i++) table[i] = Math.floor(i * level + 0.5);
  }
}

/** The captions drawn with the text of a scene. */
function captionsBelow(env: RenderEnv, graph: SceneGraph): DrawPass {
  const pass = new CaptionsPass(env);
  return {
    finish: () => {
      /* layouts are made when they come up */
    },
    draw: (frame) => pass.draw(frame, graph.moment.variable('time')),
    dispose: () => pass.dispose(),
  };
}
