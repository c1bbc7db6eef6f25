// One use of a lattice field: its values, drawn once per frame at production density, and its state if any. Grids of every density sample
// the same lattice, so a draft looks the same.

import type { LatticeEffect, LatticeMoment, State } from '../../effect-api/define.ts';
import { NO_AUDIO } from '../../effect-api/no-audio.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer, KernelMemory } from '../../kernels/memory.ts';
import type { Stateful } from '../state/stateful.ts';
import type { ArgReader } from './arg-reader.ts';
import type { GraphNode } from './graph-node.ts';
import type { Grid } from './grid.ts';
import { copyMoment, type SceneMoment } from './scene-moment.ts';

export interface LatticeHost {
  kernels: Kernels;
  memory: KernelMemory;
  halfWidth: number;
  halfHeight: number;
  rasterText: NonNullable<LatticeMoment['rasterText']>;
}

export class LatticeInstance implements Stateful {
  readonly signature: string;
  readonly site: number;
  readonly cols: number;
  readonly rows: number;
  readonly buffer: F32Buffer;
  readonly sample: 'nearest' | 'linear';
  reached = -1;
  /** How often it has been drawn otherwise than before. */
  changes = 0;
  state: State | null = null;
  readonly #effect: LatticeEffect;
  readonly #args: ArgReader;
  readonly #moment: LatticeMoment;
  readonly #memory: KernelMemory;
  /** The effect draws here, outside kernel memory: that memory moves if the effect allocates while it draws. */
  readonly #drawn: Float32Array;
  /** The bits of both, to compare them. */
  readonly #drawnBits: Int32Array;
  #drawnAt = -1;

  constructor(
    effect: LatticeEffect,
    args: ArgReader,
    size: { cols: number; rows: number },
    site: number,
    seed: number,
    signature: string,
    host: LatticeHost,
  ) {
    this.site = site;
    this.#effect = effect;
    this.#args = args;
    this.#memory = host.memory;
    this.cols = Math.max(1, Math.floor(size.cols));
    this.rows = Math.max(1, Math.floor(size.rows));
    this.sample = effect.sample;
    this.signature = `${signature}:${this.cols}x${this.rows}`;
    this.buffer = host.memory.f32(this.cols * this.rows);
    this.#drawn = new Float32Array(this.cols * this.rows);
    this.#drawnBits = new Int32Array(this.#drawn.buffer);
    this.#moment = {
      t: 0,
      frame: 0,
      dt: 0,
      progress: 0,
      duration: 0,
      seed,
      audio: NO_AUDIO,
      cols: this.cols,
      rows: this.rows,
      halfWidth: host.halfWidth,
      halfHeight: host.halfHeight,
      kernels: host.kernels,
      memory: host.memory,
      ...(effect.text ? { rasterText: host.rasterText } : {}),
    };
  }

  get isStateful(): boolean {
    return this.#effect.advance !== undefined;
  }

  /** Whether cell i of the grid is exactly value i of the lattice, so that no sampling is needed. */
  isSameAs(grid: Grid, places: readonly GraphNode[]): boolean {
    if (
      grid.cols !== this.cols ||
      grid.rows !== this.rows ||
      places.some((node, i) => node.op !== 'coord' || node.data !== 'uv'[i])
    )
      return false;
    const u = grid.coordinate('u').view;
    const v = grid.coordinate('v').view;
    for (let col = 0; col < grid.cols; col++) if (Math.floor(u[col] * this.cols) !== col) return false;
    for (let row = 0; row < grid.rows; row++) if (Math.floor(v[row * grid.cols] * this.rows) !== row) return false;
    return true;
  }

  start(moment: SceneMoment): void {
    copyMoment(this.#moment, moment);
    this.state = this.#effect.create(this.#moment, this.#args.read());
    this.reached = moment.frame;
    this.#drawnAt = -1;
  }

  advance(moment: SceneMoment): void {
    copyMoment(this.#moment, moment);
    this.#effect.advance?.(this.state!, this.#moment, this.#args.read());
    this.reached = moment.frame;
  }

  /** Fills the buffer, once per draw. `draw` is the number of the renderer's draw. */
  draw(moment: SceneMoment, draw: number): void {
    if (this.#drawnAt === draw) return;
    this.#drawnAt = draw;
    copyMoment(this.#moment, moment);
    this.#effect.draw(this.#drawn, this.state!, this.#moment, this.#args.read());
    // A state moves on: to compare it costs more than is ever saved.
    if (this.changes > 0 && !this.isStateful && this.#isSame()) return;
    this.changes++;
    this.buffer.view.set(this.#drawn);
  }

  #isSame(): boolean {
    const { buffer, byteOffset } = this.buffer.view;
    const drawn = this.#drawnBits;
    const before = new Int32Array(buffer, byteOffset, drawn.length);
    for (let i = 0; i < drawn.length; i++) if (drawn[i] !== before[i]) return false;
    return true;
  }

  dispose(): void {
    this.#memory.free(this.buffer);
  }
}
