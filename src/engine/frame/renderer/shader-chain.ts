// A scene's shaders in order. Per-pixel shaders are queued and run fused. Shaders that need a downsampled frame build it from the queue
// first. Neighbourhood shaders run from frame to frame. `mix` and `when` are implemented here, for all of them.

import type { EffectCall } from '../../../contract/plan.ts';
import type { AlphaRule, FrameShader, FinishPart, PointShader, ShaderMoment } from '../../effect-api/define.ts';
import { NO_AUDIO } from '../../effect-api/no-audio.ts';
import { FinishingPass } from '../../effect-api/finishing-pass.ts';
import { type AlphaFrame, type Frame, hasAlpha } from '../../kernels/frame.ts';
import type { U8Buffer } from '../../kernels/memory.ts';
import type { ArgReader } from '../graph/arg-reader.ts';
import type { GraphNode } from '../graph/graph-node.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import { copyMoment } from '../graph/scene-moment.ts';
import { alphaRule } from '../shade/alpha-rule.ts';
import { runFinishingPass, FINISH_STEPS } from '../shade/run-finishing-pass.ts';
import { isShaderKept } from './is-shader-kept.ts';
import type { PointPass, PointPasses } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';

interface Link {
  site: number;
  effect: PointShader | FrameShader;
  alpha: AlphaRule;
  args: ArgReader;
  mix: GraphNode;
  when: GraphNode;
  moment: ShaderMoment;
  pass: PointPass | null;
  mixed: PointPass | null;
  gather: PointPass | null;
  amount: number;
  /** The shader's step of the finishing pass, and the links that share that pass, beginning with this one. */
  finish: { part: FinishPart; step: number; links: Link[]; pass: PointPass } | null;
}

export class ShaderChain {
  readonly #env: RenderEnv;
  readonly #graph: SceneGraph;
  readonly #links: Link[] = [];
  readonly #finish = new FinishingPass();
  #scratch: Frame | null = null;
  /** The alpha as a frame, where a shader moves it. */
  #cover: Frame | null = null;

  /** Earlier frames that the chain depends on. */
  readonly history: number;

  /** `isScene`: frames come in order, those of `history` included. */
  constructor(env: RenderEnv, graph: SceneGraph, calls: readonly EffectCall[], isScene = false) {
    this.#env = env;
    this.#graph = graph;
    const scope = graph.scope(null);
    for (const call of calls) {
      const effect = env.registry.find('shader', call.fn);
      if (effect?.kind !== 'shader') throw new Error(`Expected a shader that the engine has, but got "${call.fn}".`);
      if (!isShaderKept(effect.cost, env.format.shaders)) continue;
      const node = (name: string) => {
        const arg = call.args[name];
        return arg && 'node' in arg ? graph.lowering.number(arg.node, scope) : scope.num(1);
      };
      const link: Link = {
        site: call.site,
        effect,
        alpha: alphaRule(effect),
        args: graph.argReader(effect, call.args, call.site),
        mix: scope.unit(node('mix')) as GraphNode,
        when: node('when'),
        moment: shaderMoment(env, graph.lowering.siteSeed(call.site)),
        pass: null,
        mixed: null,
        gather: null,
        amount: 256,
        finish: null,
      };
      if (effect.scope === 'point') {
        const pass: PointPass = (frame, y0, y1) => effect.apply(frame, y0, y1, link.moment, link.args.values);
        link.pass = pass;
        link.mixed = (frame, y0, y1) => this.#mixBand(frame, y0, y1, pass, link.amount);
      } else if (effect.bands) {
        const { bands } = effect;
        const pass: PointPass = (frame, y0, y1) => bands.composite(frame, y0, y1, link.moment, link.args.values);
        link.pass = pass;
        link.mixed = (frame, y0, y1) => this.#mixBand(frame, y0, y1, pass, link.amount);
        link.gather = (frame, y0, y1) => bands.gather(frame, y0, y1, link.moment, link.args.values);
      }
      const part = (effect.scope === 'point' ? effect.finish : effect.bands?.finish) as FinishPart | undefined;
      if (part) {
        const links: Link[] = [];
        link.finish = {
          part,
          step: FINISH_STEPS.indexOf(part.step),
          links,
          pass: (frame, y0, y1) => this.#runFinishingPass(links, frame, y0, y1),
        };
      }
      if (isScene && effect.history) link.moment.history = { fps: env.format.fps };
      this.#links.push(link);
    }
    this.history = isScene ? Math.max(0, ...this.#links.map(({ effect }) => effect.history?.(env.format.fps) ?? 0)) : 0;
  }

  /** Goes on with what the shaders of the same names have kept. */
  adopt(other: ShaderChain): void {
    for (const [i, { effect, moment }] of this.#links.entries()) {
      const before = other.#links[i];
      if (moment.history && before?.effect === effect && before.moment.history) moment.history = before.moment.history;
    }
  }

  /** Adds point passes to `waiting`, and flushes them before each shader that needs the whole frame. Returns the frame that has the result. */
  run(frame: Frame, waiting: PointPasses, outputFrame: number): Frame {
    let current = frame;
    let slot = 0;
    /** The link whose finishing pass was queued last; the next steps can join that pass. */
    let first: Link | null = null;
    for (const link of this.#links) {
      const amount = Math.floor(this.#graph.value(link.mix) * 256 + 0.5);
      if (amount <= 0 || this.#graph.value(link.when) === 0) continue;
      syncMoment(link.moment, this.#graph, outputFrame);
      link.moment.hasAlpha = hasAlpha(current);
      link.args.read();
      link.amount = amount;
      if (link.pass) {
        const { finish } = link;
        if (link.gather) link.moment.slot = slot ^= 1;
        if (this.#env.profile)
          this.#env.stage(
            'shade',
            link.effect.name,
            () => {
              this.#join(link, link.pass!, current, waiting);
              waiting.flush(current);
            },
            link.site,
          );
        else if (finish === null || amount < 256 || hasAlpha(current)) {
          this.#join(link, link.pass, current, waiting);
          first = null;
        } else if (first !== null && !link.gather && finish.step > first.finish!.links.at(-1)!.finish!.step)
          first.finish!.links.push(link);
        else {
          finish.links.length = 0;
          finish.links.push(link);
          this.#join(link, finish.pass, current, waiting);
          first = link;
        }
        continue;
      }
      first = null;
      const whole = () => {
        waiting.flush(current);
        current = this.#applyWhole(link, current, amount);
      };
      this.#env.stage('shade', link.effect.name, whole, link.site);
    }
    return current;
  }

  dispose(): void {
    for (const frame of [this.#scratch, this.#cover]) if (frame) this.#env.releaseFrame(frame);
  }

  #join(link: Link, pass: PointPass, frame: Frame, waiting: PointPasses): void {
    if (link.gather) {
      waiting.add(link.gather);
      waiting.flush(frame);
      (link.effect as FrameShader).bands!.prepare(link.moment, link.args.values);
    }
    const own = link.amount < 256 ? link.mixed! : pass;
    waiting.add(hasAlpha(frame) ? (band, y0, y1) => this.#withAlpha(link, own, band as AlphaFrame, y0, y1) : own);
  }

  /** A pass on a frame with alpha: on its colours, and on its alpha where it moves pixels. */
  #withAlpha({ alpha }: Link, pass: PointPass, frame: AlphaFrame, y0: number, y1: number): void {
    const { kernels } = this.#env;
    if (alpha === 'straight') {
      kernels.straighten(frame, y0, y1, this.#fullRow());
      pass(frame, y0, y1);
      kernels.premultiplyRows(frame, y0, y1);
      return;
    }
    pass(frame, y0, y1);
    if (alpha === 'moved') {
      const cover = (this.#cover ??= this.#env.acquireOpaque());
      kernels.spreadAlpha(cover, frame.a, y0, y1);
      pass(cover, y0, y1);
      kernels.gatherAlpha(frame.a, cover, y0, y1);
    }
    if (alpha === 'kept') kernels.capToAlpha(frame, y0, y1);
    else kernels.raiseAlpha(frame, y0, y1);
  }

  #runFinishingPass(links: readonly Link[], frame: Frame, y0: number, y1: number): void {
    const finish = this.#finish;
    finish.clear();
    for (const { finish: own, moment, args } of links) own!.part.add(finish, y0, moment, args.values);
    runFinishingPass(finish, this.#env.kernels, frame, y0, y1);
  }

  #fullRow(): U8Buffer {
    const { memory, cached } = this.#env;
    return cached('full row', () => {
      const row = memory.u8((this.#env.format.width + 15) & ~15);
      row.view.fill(255);
      return row;
    });
  }

  #applyWhole(link: Link, src: Frame, amount: number): Frame {
    const { kernels } = this.#env;
    const { height } = src;
    const effect = link.effect as FrameShader;
    const apply = (from: Frame, to: Frame): void => {
      effect.apply(from, to, link.moment, link.args.values);
      if (amount < 256) kernels.lerpRows(to, from, to, 0, height, amount);
    };
    if (!hasAlpha(src)) {
      const dst = this.#env.acquireOpaque();
      apply(src, dst);
      this.#env.releaseFrame(src);
      return dst;
    }
    const dst = this.#env.acquireAlpha();
    apply(src, dst);
    if (link.alpha === 'moved') {
      const cover = (this.#cover ??= this.#env.acquireOpaque());
      apply(src.cover, cover);
      kernels.gatherAlpha(dst.a, cover, 0, height);
    } else kernels.copyU8(dst.a.ptr, src.a.ptr, height * src.stride);
    if (link.alpha === 'kept' || link.alpha === 'straight') kernels.capToAlpha(dst, 0, height);
    else kernels.raiseAlpha(dst, 0, height);
    this.#env.releaseFrame(src);
    return dst;
  }

  #mixBand(frame: Frame, y0: number, y1: number, pass: PointPass, amount: number): void {
    const { kernels } = this.#env;
    const kept = (this.#scratch ??= this.#env.acquireOpaque());
    kernels.copyRows(kept, frame, y0, y1);
    pass(frame, y0, y1);
    kernels.lerpRows(frame, kept, frame, y0, y1, amount);
  }
}

/** Creates a moment for shaders and transitions; `syncMoment` sets it to the graph's. */
export function shaderMoment(env: RenderEnv, seed: number): ShaderMoment {
  const { width, height } = env.format;
  return {
    t: 0,
    frame: 0,
    dt: 0,
    progress: 0,
    duration: 0,
    seed,
    audio: NO_AUDIO,
    kernels: env.kernels,
    memory: env.memory,
    width,
    height,
    stride: (width + 15) & ~15,
    px: env.px,
    outputFrame: 0,
    cached: env.cached,
  };
}

export function syncMoment(moment: ShaderMoment, graph: SceneGraph, outputFrame: number): void {
  copyMoment(moment, graph.moment);
  moment.outputFrame = outputFrame;
}
