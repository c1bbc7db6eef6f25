// The feedback of a scene run: which frame it has reached, and checkpoints to go back to. The echo for frame i contains frame i − 1, so
// all frames before i are drawn, up to and including the echo stage.

import type { EffectCall } from '../../../contract/plan.ts';
import { Echo, type EchoSnapshot } from '../feedback/echo.ts';
import type { EchoValues } from '../feedback/echo-params.ts';
import type { ArgReader } from '../graph/arg-reader.ts';
import type { SceneGraph } from '../graph/scene-graph.ts';
import { Checkpoints } from '../state/checkpoints.ts';
import type { PointPass } from './point-passes.ts';
import type { RenderEnv } from './render-env.ts';

/** Initial number of output frames between two checkpoints of the echo. */
const ECHO_EVERY = 12;

export class SceneEcho {
  /** The last output frame in the echo. */
  at = -1;
  readonly #args: ArgReader;
  readonly #echo: Echo;
  readonly #saved: Checkpoints<EchoSnapshot>;

  private constructor(env: RenderEnv, args: ArgReader, checkpointBytes: number) {
    const { kernels, memory, format, plan } = env;
    this.#args = args;
    this.#echo = new Echo(kernels, memory, format.width, format.height, plan.alpha);
    this.#saved = new Checkpoints(checkpointBytes, ECHO_EVERY);
  }

  /** Null where the scene has no feedback. */
  static create(env: RenderEnv, graph: SceneGraph, call: EffectCall | null, checkpointBytes: number): SceneEcho | null {
    const effect = call === null ? null : env.registry.find('feedback', call.fn);
    return call !== null && effect
      ? new SceneEcho(env, graph.argReader(effect, call.args, call.site), checkpointBytes)
      : null;
  }

  /** Drawn frames left until frame `i` can be drawn. */
  distance(i: number): number {
    const from = this.at < i ? this.at : -1;
    return Math.max(0, i - 1 - Math.max(from, this.#saved.before(i - 1)?.at ?? -1));
  }

  /** Goes to the last frame before frame `i` that is known. */
  rewind(i: number): void {
    if (this.at === i - 1) return;
    const saved = this.#saved.before(i - 1);
    const isAhead = this.at > i - 1;
    if (saved && (isAhead || saved.at > this.at)) {
      this.#echo.restore(saved.value);
      this.at = saved.at;
    } else if (isAhead) {
      this.#echo.reset();
      this.at = -1;
    }
  }

  /**
   * Runs `compose` with the pass that blends the echo of the frames before `i` into frame `i` and takes it in. `isDue`: a checkpoint is
   * saved, so the pass must have run when `compose` returns.
   */
  take(i: number, reelFrames: number, compose: (pass: PointPass, isDue: boolean) => void): void {
    const isDue = this.#saved.isDue(i);
    this.#echo.begin(this.#args.read() as unknown as EchoValues, reelFrames);
    compose(this.#echo.composite, isDue);
    this.at = i;
    if (!isDue) return;
    const snapshot = this.#echo.snapshot();
    this.#saved.add(i, snapshot, snapshot?.length ?? 8);
  }

  /** Keeps the feedback from before an edit and lets it fade out: faster, and less jarring, than replaying it. */
  adopt(other: SceneEcho): void {
    this.#echo.restore(other.#echo.snapshot());
    // It contains the frame before the one on the screen, which is drawn again after an edit.
    this.at = Math.max(-1, other.at - 1);
  }

  dispose(): void {
    this.#echo.dispose();
  }
}
