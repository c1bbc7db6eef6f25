// One prepared segment: its graph, passes, tone map, feedback and shaders. It can draw any of its frames, after it has advanced state from
// the nearest checkpoint.

import { DEFAULT_GAMMA } from '../../../contract/defaults.ts';
import { flatItems } from '../../../contract/flat-items.ts';
import type { CellGeometry } from '../../effect-api/define.ts';
import type { Color } from '../../effect-api/scope.ts';
import type { Frame } from '../../kernels/frame.ts';
import type { ArgReader } from '../graph/arg-reader.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import type { CancelSignal } from '../media/material.ts';
import { StateTrack } from '../state/state-track.ts';
import { toByte } from './cell-color.ts';
import { createSceneGraph } from './create-scene-graph.ts';
import { drawLayers, lowestSeen } from './layer-bands.ts';
import { LevelPass } from './level-pass.ts';
import { type PointPass, PointPasses } from './point-passes.ts';
import { decodePictures, type PictureStep, preparePictures } from './prepare-pictures.ts';
import type { RenderEnv } from './render-env.ts';
import { SceneEcho } from './scene-echo.ts';
import { ScenePasses } from './scene-passes.ts';
import { SceneTone } from './scene-tone.ts';
import { StillLayers } from './still-layers.ts';
import type { RunSegment } from './segments.ts';
import { ShaderChain } from './shader-chain.ts';

export class SceneRun {
  readonly segment: RunSegment;
  readonly graph: SceneGraph;
  /** The transition from the segment before; `seconds` is constant. */
  readonly transition: { graph: SceneGraph; args: ArgReader; seconds: GraphNode } | null;
  readonly #env: RenderEnv;
  readonly #passes: ScenePasses;
  readonly #track: StateTrack;
  readonly #tone: SceneTone;
  readonly #still: StillLayers;
  readonly #levels: LevelPass;
  readonly #waiting = new PointPasses();
  readonly #shaders: ShaderChain;
  readonly #gamma: GraphNode;
  readonly #level: GraphNode;
  readonly #background: Color;
  readonly #echo: SceneEcho | null;
  #isDisposed = false;
  /** Reel frames whose pictures are in integrals. */
  #integrated = 0;
  /** The last frame that the shaders have seen, where they depend on earlier ones; -1 for none. */
  #shadedAt = -1;
  /** The graph's moment of the last step of `prepare`, until it is drawn: pictures may change after. */
  #steppedAt = -1;

  /** `checkpointBytes`: memory limit for checkpoints of state, 0 for none. */
  constructor(env: RenderEnv, segment: RunSegment, checkpointBytes: number) {
    this.#env = env;
    this.segment = segment;
    const { scene } = segment;
    const { plan } = env;
    this.graph = createSceneGraph(env, segment);
    const { graph } = this;
    const scope = graph.scope(null);
    const number = (id: number | null, otherwise: number) =>
      id === null ? scope.num(otherwise) : graph.lowering.number(id, scope);
    this.#gamma = number(scene.gamma, plan.gamma ?? DEFAULT_GAMMA);
    this.#level = number(scene.level, 1);
    this.#background =
      scene.background === null ? scope.rgb(...plan.background) : graph.lowering.color(scene.background, scope);
    this.#passes = new ScenePasses(env, graph, scene);
    this.#shaders = new ShaderChain(env, graph, scene.shade, true);
    this.#echo = SceneEcho.create(env, graph, scene.feedback, checkpointBytes);
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
    this.#passes.finish();
    this.#track = new StateTrack(graph, checkpointBytes / 2, (part, advance) =>
      env.stage('state', null, advance, part.site),
    );
    this.#tone = new SceneTone(env);
    this.#still = new StillLayers(env);
    this.#levels = new LevelPass(env);
  }

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
    const shaded = this.#nextShaded(i);
    if (shaded === null) return this.#stepTowards(i);
    const left = 1e13 * (i - shaded);
    const step = this.#stepTowards(shaded);
    return step
      ? { ...step, left: left + step.left }
      : { left, time: this.#time(shaded), take: () => this.#drawForShaders(shaded) };
  }

  #stepTowards(i: number): PictureStep | null {
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
    this.#echo.rewind(i);
    if (this.#echo.at >= i - 1) return advance(frame);
    const drawn = this.#echo.at + 1;
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
  /** Whether a frame depends on nothing but its own moment: wrong pictures in one harm no other. */
  get isFree(): boolean {
    return (
      this.#track.isEmpty &&
      this.#echo === null &&
      this.#shaders.history === 0 &&
      !this.needsShots &&
      !this.graph.integratesPictures &&
      this.graph.materials.every(({ watchesMotion }) => !watchesMotion)
    );
  }
  /** Whether the last frame was drawn with other pictures than its own, and would be another by now. */
  get isLate(): boolean {
    return this.isFree && this.graph.materials.some((use) => use.isLate);
  }
  /** The cells of the first layer; null without layers. */
  get cells(): CellGeometry | null {
    return this.#passes.cells;
  }

  /** Draws frame `i` of the segment; `last` runs in its last bands. The caller releases the frame. */
  draw(i: number, outputFrame: number, last: readonly PointPass[] = []): Frame {
    for (let next = this.#nextShaded(i); next !== null; next = this.#nextShaded(i)) this.#drawForShaders(next);
    this.#catchUp(i, Infinity);
    let frame = this.#compose(i, outputFrame, true);
    frame = this.#shaders.run(frame, this.#waiting, outputFrame);
    this.#shadedAt = i;
    const level = this.#levels.passFor(Math.min(1, Math.max(0, this.graph.value(this.#level))));
    if (level) this.#waiting.add(level);
    for (const pass of last) this.#waiting.add(pass);
    this.#env.stage('shade', 'rest', () => this.#waiting.flush(frame));
    return frame;
  }

  /** Steps (of state and of drawn frames) left until frame `i` can be drawn directly. */
  distance(i: number): number {
    const states = this.#track.distance(this.#reelFrame(i)) + (i - (this.#nextShaded(i) ?? i));
    return this.#echo === null ? Math.max(0, states - this.#reelFrames) : this.#echo.distance(i);
  }

  /** Advances towards frame `i` until `deadline`; returns true once it can be drawn directly. */
  seekTowards(i: number, deadline: number): boolean {
    for (let next = this.#nextShaded(i); next !== null; next = this.#nextShaded(i)) {
      if (!this.#catchUp(next, deadline)) return false;
      this.#drawForShaders(next);
      if (performance.now() > deadline) return false;
    }
    return this.#catchUp(i, deadline);
  }

  /** The next frame that the shaders must see before frame `i`; null where they have seen enough. */
  #nextShaded(i: number): number | null {
    const { history } = this.#shaders;
    const at = this.#shadedAt;
    if (history === 0 || i === 0 || at === i || at === i - 1) return null;
    return at >= 0 && at < i && at >= i - history ? at + 1 : Math.max(0, i - history);
  }

  #drawForShaders(i: number): void {
    this.#catchUp(i, Infinity);
    const outputFrame = this.segment.first + i;
    const frame = this.#shaders.run(this.#compose(i, outputFrame, true), this.#waiting, outputFrame);
    this.#waiting.flush(frame);
    this.#env.releaseFrame(frame);
    this.#shadedAt = i;
  }

  /** Takes over whatever an edit did not change. */
  adopt(other: SceneRun): void {
    this.#track.adopt(other.#track);
    if (this.segment.scene.name !== other.segment.scene.name) return;
    if (this.#echo && other.#echo) this.#echo.adopt(other.#echo);
    if (this.#shaders.history > 0 && other.#shaders.history > 0) {
      // As for the echo: what was seen before the edit is near enough.
      this.#shaders.adopt(other.#shaders);
      this.#shadedAt = other.#shadedAt;
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#passes.dispose();
    this.#shaders.dispose();
    this.#tone.dispose();
    this.#still.dispose();
    this.#levels.dispose();
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

  #catchUp(i: number, deadline: number): boolean {
    const echo = this.#echo;
    if (echo === null) return deadline === Infinity ? true : this.#track.moveTo(this.#reelFrame(i), deadline);
    echo.rewind(i);
    while (echo.at < i - 1) {
      const next = echo.at + 1;
      if (!this.#track.moveTo(this.#reelFrame(next), deadline)) return false;
      this.#drawForEcho(next);
      if (echo.at < i - 1 && performance.now() > deadline) return false;
    }
    return deadline === Infinity ? true : this.#track.moveTo(this.#reelFrame(i), deadline);
  }

  #drawForEcho(i: number): void {
    this.#env.releaseFrame(this.#compose(i, this.segment.first + i, false));
  }

  /** Draws up to and including the echo. Point passes may stay queued if more follow. */
  #compose(i: number, outputFrame: number, isFinal: boolean): Frame {
    const env = this.#env;
    this.#moveTo(i);
    this.#passes.setOutputFrame(outputFrame);
    const frame = env.acquireFrame();
    this.#drawBelow(frame);
    const { above } = this.#passes;
    if (above.length > 0 || env.profile) env.stage('tonemap', null, () => this.#waiting.flush(frame));
    if (above.length > 0) env.stage('text', null, () => this.#passes.drawAbove(frame));
    const echo = this.#echo;
    if (echo !== null)
      env.stage('feedback', null, () =>
        echo.take(i, this.#reelFrames, (pass, isDue) => {
          this.#waiting.add(pass);
          if (isDue || !isFinal || env.profile) this.#waiting.flush(frame);
        }),
      );
    return frame;
  }

  #moveTo(i: number): void {
    const { graph } = this;
    const before = graph.computed;
    this.#track.moveTo(this.#reelFrame(i));
    // What has just advanced to this very moment need not be computed again.
    const hasAdvanced = graph.computed !== before || graph.computed === this.#steppedAt;
    const isThere = this.#track.isRestarting && hasAdvanced && graph.moment.t === this.#time(i);
    this.#steppedAt = -1;
    if (!isThere) this.#env.stage('scalars', null, () => graph.moveToTime(this.#time(i)));
  }

  /** Layers, groups and particles over the background; the tone map is queued. */
  #drawBelow(frame: Frame): void {
    const env = this.#env;
    const { below, lowest, isGroundAlone, hasPaper } = this.#passes;
    for (const layer of lowest) layer.choose();
    const channel = (name: 'r' | 'g' | 'b') => toByte(this.graph.value(this.#background[name] as GraphNode));
    const seenFrom = lowestSeen(lowest);
    const tone = {
      background: [channel('r'), channel('g'), channel('b')] as const,
      // Where all that is drawn is fitted to pictures, nothing is left for the tone map.
      isStretched: this.segment.scene.tonemap && !isGroundAlone,
      gamma: isGroundAlone ? 1 : Math.max(0.01, this.graph.value(this.#gamma)),
      hasPaper: hasPaper && !isGroundAlone,
      isHidden: !hasPaper && seenFrom >= 0,
    };
    const { ground, uncovered } = this.#tone.begin(tone, (paper) => this.#passes.setGround(paper));
    const hasLayersOnly = lowest.length === below.length;
    const still = this.#still.begin(frame, {
      layers: lowest.slice(Math.max(0, seenFrom)),
      ground,
      uncovered,
      // Paper is drawn on the tone map's ground as well.
      isExcluded: uncovered !== null && hasPaper,
      tone: hasLayersOnly ? Object.values(tone).join() : null,
    });
    if (still.restore) {
      this.#waiting.add(still.restore);
      return;
    }
    // If the scene has only layers, their levels are counted as they are drawn.
    drawLayers(env, frame, lowest, ground, uncovered, hasLayersOnly ? this.#tone.count : undefined, still.planes);
    for (let at = lowest.length; at < below.length; at++) below[at].draw(frame, uncovered);
    env.stage('tonemap', null, () => {
      const pass = this.#tone.passFor(frame);
      if (pass) this.#waiting.add(pass);
    });
    if (still.keep) this.#waiting.add(still.keep);
  }
}
