// State carried over from frame to frame: starts at reel frame 0 and advances one reel frame at a time. State is plain typed arrays and
// numbers, so a checkpoint is a copy.

import type { Moment, State } from '../../effect-api/define.ts';

export interface Stateful {
  /** State may be adopted from a part with an equal signature (after an edit elsewhere in the reel). */
  readonly signature: string;
  /** Of the item or effect whose state it is. */
  readonly site: number;
  /** The reel frame of the current state; -1 before the start. */
  reached: number;
  state: State | null;
  /** Creates the state of reel frame 0, or of one that `restartOf` names; `moment` is set to that frame. */
  start(moment: Moment): void;
  /** Advances to the frame of `moment`; frame-rate values are those of that frame. */
  advance(moment: Moment): void;
  /** For state that begins anew now and then: the last frame, up to `frame`, whose state does not depend on the frame before. */
  restartOf?(frame: number): number;
}

const isArray = (value: State[string]): value is Exclude<State[string], number> => typeof value === 'object';

/** A deep copy. */
export function copyState(state: State): State {
  const copy: State = {};
  for (const [key, value] of Object.entries(state)) copy[key] = isArray(value) ? value.slice() : value;
  return copy;
}

/** Writes a copy back. Arrays of equal length are reused, so references to them stay valid. */
export function restoreState(target: State, source: State): void {
  for (const [key, value] of Object.entries(source)) {
    const own = target[key];
    if (isArray(value) && own !== undefined && isArray(own) && own.length === value.length) own.set(value);
    else target[key] = isArray(value) ? value.slice() : value;
  }
}

export function stateBytes(state: State): number {
  return Object.values(state).reduce<number>((sum, value) => sum + (isArray(value) ? value.byteLength : 8), 0);
}
