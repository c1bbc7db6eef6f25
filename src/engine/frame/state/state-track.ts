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

export class StateTrack {
  readonly #scene: StatefulScene;
  readonly #parts: readonly Stateful[];
  readonly #checkpoints: Checkpoints<State[]>;

  constructor(scene: StatefulScene, budgetBytes: number) {
    this.#scene = scene;
    this.#parts = scene.stateful;
    this.#checkpoints = new Checkpoints(budgetBytes, EVERY);
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** Number of steps left to a reel frame. */
  distance(frame: number): number {
    if (this.isEmpty) return 0;
    let reached = Infinity;
    for (const part of this.#parts) reached = Math.min(reached, part.reached);
    const isBehind = this.#parts.every((part) => part.reached <= frame);
    if (isBehind) return Math.max(0, frame - Math.max(reached, this.#checkpoints.before(frame)?.at ?? -1));
    return frame - (this.#checkpoints.before(frame)?.at ?? -1);
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
    });
    let reached = frame;
    for (const part of this.#parts) reached = Math.min(reached, part.reached);
    if (reached < 0) {
      this.#scene.moveToFrame(0);
      for (const part of this.#parts) if (part.reached < 0) part.start(this.#scene.moment);
      reached = 0;
      this.#save(0);
    }
    for (let k = reached + 1; k <= frame; k++) {
      this.#scene.moveToFrame(k);
      for (const part of this.#parts) if (part.reached === k - 1) part.advance(this.#scene.moment);
      this.#save(k);
      if (k < frame && performance.now() > deadline) return false;
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
