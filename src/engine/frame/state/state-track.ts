// Seeks all state of a scene to a reel frame: forward step by step, backward from the nearest checkpoint. Each part counts its own frames,
// since an edit may keep the state of some parts only.

import type { Moment, State } from '../../effect-api/define.ts';
import { Checkpoints } from './checkpoints.ts';
import { copyState, restoreState, stateBytes, type Stateful } from './stateful.ts';

/** The part of a scene's graph that seeking needs. */
export interface StatefulScene {
  readonly stateful: readonly Stateful[];
  readonly moment: Moment;
  moveToFrame(frame: number): void;
}

const EVERY = 24;

/** The frame before the one at which a part can begin on its way to `frame`. */
const beginning = (part: Stateful, frame: number): number => (part.restartOf?.(frame) ?? 0) - 1;

export class StateTrack {
  readonly #scene: StatefulScene;
  readonly #parts: readonly Stateful[];
  readonly #checkpoints: Checkpoints<State[]>;
  readonly #run: (part: Stateful, advance: () => void) => void;

  /** `run` advances a part, and may measure that. */
  constructor(
    scene: StatefulScene,
    budgetBytes: number,
    run: (part: Stateful, advance: () => void) => void = (_part, advance) => advance(),
  ) {
    this.#run = run;
    this.#scene = scene;
    this.#parts = scene.stateful;
    this.#checkpoints = new Checkpoints(budgetBytes, EVERY);
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** Whether every part begins anew now and then, and none is needed by others while they advance. */
  get isRestarting(): boolean {
    return !this.isEmpty && this.#parts.every((part) => part.restartOf);
  }

  /** Number of steps left to a reel frame. */
  distance(frame: number): number {
    if (this.isEmpty) return 0;
    const saved = this.#checkpoints.before(frame)?.at ?? -1;
    const from = this.#parts.map((part) =>
      Math.max(part.reached <= frame ? part.reached : -1, saved, beginning(part, frame)),
    );
    return frame - Math.min(...from);
  }

  /** Advances until the frame is reached, or until `deadline` (milliseconds of performance.now). True when it is reached. */
  moveTo(frame: number, deadline = Infinity): boolean {
    if (this.isEmpty) return true;
    const best = this.#checkpoints.before(frame);
    this.#parts.forEach((part, i) => {
      const isAhead = part.reached > frame;
      if (best && (isAhead || part.reached < best.at)) {
        if (part.state === null) part.state = copyState(best.value[i]);
        else restoreState(part.state, best.value[i]);
        part.reached = best.at;
      } else if (isAhead) part.reached = -1;
      part.reached = Math.max(part.reached, beginning(part, frame));
    });
    const reached = Math.min(...this.#parts.map((part) => part.reached));
    for (let k = reached + 1; k <= frame; k++) {
      this.#scene.moveToFrame(k);
      for (const part of this.#parts) {
        if (part.reached !== k - 1) continue;
        if (k === 0 || part.restartOf?.(k) === k) part.start(this.#scene.moment);
        else this.#run(part, () => part.advance(this.#scene.moment));
      }
      this.#save(k);
      if (k < frame && k > 0 && performance.now() > deadline) return false;
    }
    return true;
  }

  /** Adopts state with an equal signature from another track, at the frame it has reached. */
  adopt(other: StateTrack): void {
    for (const part of this.#parts) {
      const old = other.#parts.find((candidate) => candidate.signature === part.signature);
      if (!old || old.state === null) continue;
      part.state = copyState(old.state);
      part.reached = old.reached;
    }
  }

  #save(frame: number): void {
    if (!this.#checkpoints.isDue(frame) || this.#parts.some((part) => part.reached !== frame)) return;
    const states = this.#parts.map((part) => copyState(part.state!));
    this.#checkpoints.add(
      frame,
      states,
      states.reduce((sum, state) => sum + stateBytes(state), 0),
    );
  }
}
