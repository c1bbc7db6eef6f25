// Draws the frames of a whole reel: finds the segment, keeps it and the previous one prepared for transitions, measures and packs.

import type { FrameFormat, FrameStats } from '../../../contract/render.ts';
import type { TransitionEffect } from '../../effect-api/define.ts';
import type { CancelSignal } from '../media/material.ts';
import { type Frame, hasAlpha } from '../../kernels/frame.ts';
import type { ArgReader } from '../graph/arg-reader.ts';
import { giveKernels } from '../../kernels/spare-kernels.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import { Finish } from './finish.ts';
import { type PointPass, PointPasses } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';
import type { DrawRequest, Renderer, SegmentFrames, StageProfile } from './renderer.ts';
import { SceneRun } from './scene-run.ts';
import type { RunSegment } from './segments.ts';
import { shaderMoment, syncMoment } from './shader-chain.ts';
import { CaptionsPass } from './text/captions-pass.ts';

const NOTHING_MORE: DrawRequest = {};
const NO_PASSES: readonly PointPass[] = [];

interface Ready {
  run: SceneRun;
  used: number;
}
interface RunningTransition {
  effect: TransitionEffect;
  site: number;
  args: ArgReader;
  frames: number;
  seconds: number;
  moment: ReturnType<typeof shaderMoment>;
}

export class ReelRenderer implements Renderer {
  readonly format: FrameFormat;
  readonly segments: readonly SegmentFrames[];
  readonly frames: number;
  readonly kernels: Kernels;
  readonly #env: RenderEnv;
  readonly #runs: readonly RunSegment[];
  readonly #checkpointBytes: number;
  readonly #ready = new Map<number, Ready>();
  readonly #transitions = new Map<number, RunningTransition | null>();
  readonly #finish: Finish;
  readonly #last: PointPass[] = [];
  #captions: CaptionsPass | null = null;
  readonly #waiting = new PointPasses();
  #current: Frame | null = null;
  #currentFrame = -1;
  #clock = 0;
  #preparing: Promise<void> = Promise.resolve();
  #adopted: ReelRenderer | null = null;
  #isDisposed = false;
  /** Set once another renderer has taken over this one's memory. */
  #ownsMemory = true;

  constructor(env: RenderEnv, runs: readonly RunSegment[], checkpointBytes: number, previous: ReelRenderer | null) {
    this.#env = env;
    this.#runs = runs;
    this.#checkpointBytes = checkpointBytes;
    this.format = env.format;
    this.kernels = env.kernels;
    this.segments = runs.map(({ number, scene, first, count }) => ({
      segment: number,
      scene: scene.name,
      first,
      count,
    }));
    this.frames = runs.reduce((most, { first, count }) => Math.max(most, first + count), 0);
    this.#finish = new Finish(env);
    this.#adopted = previous;
    if (previous) previous.#ownsMemory = false;
  }

  get warnings(): readonly string[] {
    return this.#env.warnings;
  }
  get env(): RenderEnv {
    return this.#env;
  }

  draw(frame: number, request: DrawRequest = NOTHING_MORE): Frame {
    if (this.#isDisposed) throw new Error('This renderer has been disposed.');
    if (frame === this.#currentFrame && this.#current && this.#needed(frame).every(({ run }) => !run.isLate))
      return this.#current;
    const at = this.#segmentAt(frame);
    const segment = this.#runs[at];
    const run = this.#run(at);
    const i = frame - segment.first;
    if (this.#current) {
      this.#env.releaseFrame(this.#current);
      this.#current = null;
      this.#currentFrame = -1;
    }
    const transition = i < this.#transitionFrames(at) ? this.#transition(at) : null;
    this.#finish.begin(request, this.#last);
    const captions = this.#captionsAt(segment, i);
    // What measures and packs the frame runs after the captions are in it.
    const last = captions === null ? this.#last : NO_PASSES;
    const drawn = transition ? this.#drawTransition(at, run, i, frame, transition, last) : run.draw(i, frame, last);
    if (captions !== null) {
      this.#env.stage('text', null, () => captions.pass.draw(drawn, captions.time));
      for (const pass of this.#last) this.#waiting.add(pass);
      this.#waiting.flush(drawn);
    }
    this.#current = drawn;
    this.#currentFrame = frame;
    return drawn;
  }

  /** The captions over frame `i` of a segment, if any are due: they are drawn over everything. */
  #captionsAt({ start }: RunSegment, i: number): { pass: CaptionsPass; time: number } | null {
    const { plan, captions, format } = this.#env;
    const look = plan.captions?.look;
    if (captions.length === 0 || look?.under === 'shaders' || look?.hidden) return null;
    const { fps } = plan.format;
    const time = Math.round(start * fps) / fps + i / format.fps;
    this.#captions ??= new CaptionsPass(this.#env);
    return this.#captions.isDue(time) ? { pass: this.#captions, time } : null;
  }

  prepare(frame: number, signal?: CancelSignal): Promise<void> {
    // One after the other: each advances the scenes' state.
    const work = this.#preparing.then(() => this.#prepare(frame, signal));
    this.#preparing = work.catch(() => undefined);
    return work;
  }

  async #prepare(frame: number, signal?: CancelSignal): Promise<void> {
    if (this.#isDisposed) return;
    for (const { run, i } of this.#needed(frame)) {
      await run.prepare(i, signal);
      if (this.#isDisposed || signal?.aborted) return;
    }
  }

  async decode(frame: number, signal?: CancelSignal): Promise<void> {
    if (this.#isDisposed) return;
    for (const { run, i } of this.#needed(frame)) {
      await run.decode(i, signal);
      if (this.#isDisposed || signal?.aborted) return;
    }
  }

  isFree(frame: number): boolean {
    return this.#needed(frame).every(({ run }) => run.isFree);
  }

  seekTowards(frame: number, budgetMs: number): { done: number; total: number } {
    // Clamped: scene runs take `Infinity` to mean a call from draw(), which advances the last step itself.
    const deadline = Math.min(performance.now() + budgetMs, Number.MAX_VALUE);
    const parts = this.#needed(frame);
    const before = parts.reduce((sum, { run, i }) => sum + run.distance(i), 0);
    for (const { run, i } of parts) if (!run.seekTowards(i, deadline)) break;
    const left = parts.reduce((sum, { run, i }) => sum + run.distance(i), 0);
    return { done: Math.max(0, before - left), total: before };
  }

  stats(): FrameStats {
    return this.#finish.stats(this.#drawn());
  }
  packYuv420(): Uint8Array {
    return this.#finish.pack(this.#drawn(), 'yuv420');
  }
  packRgba(): Uint8Array {
    return this.#finish.pack(this.#drawn(), 'rgba');
  }
  packRgb(): Uint8Array {
    return this.#finish.pack(this.#drawn(), 'rgb');
  }

  measureWith(profile: StageProfile | null): void {
    this.#env.profile = profile;
  }

  memoryBytes(): number {
    return this.#env.memory.usedBytes;
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    if (this.#current) this.#env.releaseFrame(this.#current);
    this.#current = null;
    for (const { run } of this.#ready.values()) run.dispose();
    this.#ready.clear();
    this.#finish.dispose();
    this.#captions?.dispose();
    this.#adopted?.dispose();
    this.#adopted = null;
    if (this.#ownsMemory) giveKernels(this.#env);
  }

  #drawn(): Frame {
    if (!this.#current) throw new Error('Nothing has been drawn yet.');
    return this.#current;
  }

  #segmentAt(frame: number): number {
    const at = this.#runs.findIndex(({ first, count }) => frame >= first && frame < first + count);
    if (at < 0) throw new Error(`Expected a frame of the reel, 0 to ${this.frames - 1}, but got ${frame}.`);
    return at;
  }

  /** The segment that plays on during a segment's transition; -1 where there is none. The first of a reel that loops follows the last. */
  #before(at: number): number {
    if (at > 0) return at - 1;
    return this.#env.plan.loop && this.#runs.length > 1 ? this.#runs.length - 1 : -1;
  }

  #transitionFrames(at: number): number {
    const transition = this.#transition(at);
    return transition ? transition.frames : 0;
  }

  #transition(at: number): RunningTransition | null {
    const known = this.#transitions.get(at);
    if (known !== undefined) return known;
    const made = this.#makeTransition(at);
    this.#transitions.set(at, made);
    return made;
  }

  #makeTransition(at: number): RunningTransition | null {
    const { transition } = this.#runs[at].scene;
    if (transition === null || this.#before(at) < 0) return null;
    const effect = this.#env.registry.find('transition', transition.effect.fn);
    if (effect?.kind !== 'transition') return null;
    const run = this.#run(at);
    const { graph, args, seconds } = run.transition!;
    const length = Math.max(0, graph.value(seconds));
    const before = this.#runs[this.#before(at)];
    const frames = Math.min(this.#runs[at].count, before.count, Math.round(length * this.format.fps));
    return frames > 0
      ? {
          effect,
          site: transition.effect.site,
          args,
          frames,
          seconds: length,
          moment: {
            ...shaderMoment(this.#env, graph.lowering.siteSeed(transition.effect.site)),
            ...(run.cells && { cells: run.cells }),
          },
        }
      : null;
  }

  #drawTransition(
    at: number,
    run: SceneRun,
    i: number,
    frame: number,
    transition: RunningTransition,
    last: readonly PointPass[],
  ): Frame {
    const old = this.#run(this.#before(at));
    const before = old.draw(old.segment.count + i, frame);
    const after = run.draw(i, frame);
    const mixed = this.#env.acquireFrame();
    syncMoment(transition.moment, run.graph, frame);
    const measured = () => {
      const k = Math.min(1, i / transition.frames);
      const args = transition.args.read();
      transition.effect.apply(before, after, mixed, k, transition.moment, args);
      if (!hasAlpha(before) || !hasAlpha(after) || !hasAlpha(mixed)) return;
      // What moves the channels apart covers wherever one of them goes.
      const cover = this.#env.acquireOpaque();
      transition.effect.apply(before.cover, after.cover, cover, k, transition.moment, args);
      this.kernels.gatherAlpha(mixed.a, cover, 0, mixed.height);
      this.#env.releaseFrame(cover);
    };
    this.#env.stage('transition', transition.effect.name, measured, transition.site);
    this.#env.releaseFrame(before);
    this.#env.releaseFrame(after);
    for (const pass of last) this.#waiting.add(pass);
    this.#waiting.flush(mixed);
    return mixed;
  }

  #needed(frame: number): { run: SceneRun; i: number }[] {
    const at = this.#segmentAt(frame);
    const run = this.#run(at);
    const i = frame - run.segment.first;
    const parts = [{ run, i }];
    if (i < this.#transitionFrames(at)) {
      const old = this.#run(this.#before(at));
      parts.unshift({ run: old, i: old.segment.count + i });
    }
    return parts;
  }

  /** Returns the prepared segment; keeps two, the newest and the one that a transition may need. */
  #run(at: number): SceneRun {
    let ready = this.#ready.get(at);
    if (!ready) {
      const run = new SceneRun(this.#env, this.#runs[at], this.#checkpointBytes);
      const old = this.#adopted?.readyFor(this.#runs[at]);
      if (old) run.adopt(old);
      ready = { run, used: 0 };
      this.#ready.set(at, ready);
      while (this.#ready.size > 2) {
        const [oldest] = [...this.#ready.entries()]
          .filter(([key]) => key !== at)
          .sort((a, b) => a[1].used - b[1].used)[0];
        this.#ready.get(oldest)!.run.dispose();
        this.#ready.delete(oldest);
        this.#transitions.delete(oldest);
      }
      if (this.#adopted) {
        this.#adopted.dispose();
        this.#adopted = null;
      }
    }
    ready.used = ++this.#clock;
    return ready.run;
  }

  /** The run of the same segment if it is prepared, for a renderer that takes over. */
  readyFor(segment: RunSegment): SceneRun | null {
    for (const { run } of this.#ready.values())
      if (run.segment.number === segment.number && run.segment.scene.name === segment.scene.name) return run;
    return null;
  }
}
