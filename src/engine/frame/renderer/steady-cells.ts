// What `steady` carries from frame to frame: each cell's glyph. It begins anew at the segment's start, every 96 reel frames and at cuts of
// footage, so that any worker can begin there and draw the same.

import type { Moment, State } from '../../effect-api/define.ts';
import type { KernelMemory, U16Buffer } from '../../kernels/memory.ts';
import type { Stateful } from '../state/stateful.ts';
import type { Earlier } from './glyph-choice.ts';

const EVERY = 96;

export interface SteadyHost {
  /** Chooses all cells at the graph's current moment, and returns their places. */
  choose(earlier: Earlier | null): U16Buffer;
  /** 0..1, at the current moment. */
  steady(): number;
  /** A number that changes at the cuts of the footage that the layer shows. */
  shot(): number;
}

export class SteadyCells implements Stateful {
  readonly signature: string;
  readonly site: number;
  reached = -1;
  state: State | null = null;
  readonly #host: SteadyHost;
  readonly #memory: KernelMemory;
  readonly #places: U16Buffer;

  constructor(memory: KernelMemory, cells: number, site: number, signature: string, host: SteadyHost) {
    this.signature = signature;
    this.site = site;
    this.#memory = memory;
    this.#places = memory.u16(cells);
    this.#host = host;
  }

  restartOf(frame: number): number {
    return frame - (frame % EVERY);
  }

  start(moment: Moment): void {
    this.#put(moment, null);
  }

  advance(moment: Moment): void {
    this.#put(moment, this.earlier());
  }

  /** What a choice at the current moment may keep; null at a cut. */
  earlier(): Earlier | null {
    const steady = this.#host.steady();
    if (this.state === null || steady <= 0 || this.state['shot'] !== this.#host.shot()) return null;
    this.#places.view.set(this.state['places'] as Uint16Array);
    return { places: this.#places, steady };
  }

  dispose(): void {
    this.#memory.free(this.#places);
  }

  #put(moment: Moment, earlier: Earlier | null): void {
    const places = this.#host.choose(earlier).view;
    const own = this.state?.['places'] as Uint16Array | undefined;
    if (own) own.set(places);
    else this.state = { places: places.slice(), shot: 0 };
    this.state!['shot'] = this.#host.shot();
    this.reached = moment.frame;
  }
}
