// The echo behind `feedback:`. It keeps one picture: the light of all frames so far, fading. At each step that picture is
// moved, shifted in hue and faded, laid over the new frame with the blend at the opacity, and takes in the new frame's light
// (the brighter of the two). So a trail n frames old has opacity · decay^n of its light, whatever rate is rendered: the
// picture that is kept does not contain what was laid on, or opacity would have to be compounded too.

import type { Frame } from '../frame/frame.ts';
import { createFrame } from '../frame/frame.ts';
import type { Kernels } from '../kernels/kernels.ts';
import type { F32Buffer, I32Buffer, KernelMemory, U16Buffer, U8Buffer } from '../kernels/memory.ts';
import { cos, pow, sin } from '../kernels/scalar/math.ts';
import { hueMatrix } from '../shade/color-matrix.ts';
import { WIDEST_STEP, ZoomTable } from '../shade/zoom-tables.ts';
import { ECHO_BLENDS, type EchoValues } from './echo-params.ts';

/** A copy of an echo, for checkpoints: three planes one after the other, or null before the first frame. */
export type EchoSnapshot = Uint8Array | null;

const CHANNELS = ['r', 'g', 'b'] as const;

export class Echo {
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #size: { width: number; height: number; stride: number };
  #light: Frame;
  #moved: Frame;
  readonly #matrix: U8Buffer;
  readonly #zoom: ZoomTable;
  #packed: U8Buffer | null = null;
  #isEmpty = true;

  constructor(kernels: Kernels, memory: KernelMemory, width: number, height: number) {
    this.#kernels = kernels;
    this.#memory = memory;
    this.#light = createFrame(memory, width, height);
    this.#moved = createFrame(memory, width, height);
    this.#size = { width, height, stride: this.#light.stride };
    this.#matrix = memory.u8(18);
    this.#zoom = new ZoomTable(memory, width, height, this.#light.stride);
  }

  /** Forgets all light: the next step is the first. */
  reset(): void { this.#isEmpty = true; }

  /**
   * Lays the echo over `frame` in place and takes in its light. `reelFrames` is how many frames of the reel have passed since
   * the step before (2 where 12 of 24 frames a second are rendered): decay, amount and hue shift are compounded over them.
   */
  step(frame: Frame, args: EchoValues, reelFrames: number): void {
    const kernels = this.#kernels;
    const n = this.#size.stride * this.#size.height;
    if (this.#isEmpty) {
      this.#isEmpty = false;
      for (const c of CHANNELS) kernels.copyU8(this.#light[c].ptr, frame[c].ptr, n);
      return;
    }
    const elapsed = Math.max(0, reelFrames);
    this.#move(args, elapsed);
    const turns = args.hueShift * elapsed;
    const isTurned = turns !== Math.floor(turns);
    const decay = Math.min(1, Math.max(0, args.decay));
    const kept = elapsed === 1 ? decay : pow(decay, elapsed);
    // Anything less than whole must lose light at every step, or faint ghosts would stay for ever.
    const k = decay < 1 ? Math.min(255, Math.floor(kept * 256 + 0.5)) : 256;
    if (isTurned) this.#setMatrix(turns, kept);
    const opacity = Math.floor(Math.min(1, Math.max(0, args.opacity)) * 255 + 0.5);
    if (args.blend === 'screen') this.#screen(frame, isTurned, k, opacity, n);
    else this.#blend(frame, args.blend, isTurned, k, opacity, n);
  }

  /** The usual blend, fused: fading, laying on and taking in are one pass over the planes. */
  #screen(frame: Frame, isTurned: boolean, k: number, opacity: number, n: number): void {
    const { r, g, b } = this.#light;
    if (isTurned) this.#kernels.echoHueScreen(frame.r.ptr, frame.g.ptr, frame.b.ptr, r.ptr, g.ptr, b.ptr, this.#matrix.ptr, opacity, n);
    else for (const c of CHANNELS) this.#kernels.echoScreen(frame[c].ptr, this.#light[c].ptr, k, opacity, n);
  }

  #blend(frame: Frame, blend: EchoValues['blend'], isTurned: boolean, k: number, opacity: number, n: number): void {
    const kernels = this.#kernels;
    const { r, g, b } = this.#light;
    if (isTurned) kernels.fadeHuePlanes(r.ptr, g.ptr, b.ptr, r.ptr, g.ptr, b.ptr, this.#matrix.ptr, n);
    else for (const plane of [r, g, b]) kernels.fadePlane(plane.ptr, plane.ptr, k, n);
    for (const c of CHANNELS) {
      kernels.maxPlane(this.#moved[c].ptr, this.#light[c].ptr, frame[c].ptr, n);
      kernels.blendPlane(frame[c].ptr, frame[c].ptr, this.#light[c].ptr, ECHO_BLENDS.indexOf(blend), 0, opacity, n);
    }
    this.#swap();
  }

  /** Hue shift and decay in one matrix. */
  #setMatrix(turns: number, kept: number): void {
    const m = hueMatrix(turns, kept);
    const view = this.#matrix.view;
    const words = new Int16Array(view.buffer, view.byteOffset, 9);
    for (let row = 0; row < 3; row++) {
      for (let col = 0; col < 3; col++) words[row * 3 + col] = Math.max(-32768, Math.min(32767, Math.floor(m[row * 4 + col] * 4096 + 0.5)));
    }
  }

  #swap(): void { [this.#light, this.#moved] = [this.#moved, this.#light]; }

  /** Moves the kept light; the result is in #light again. */
  #move(args: EchoValues, elapsed: number): void {
    const amount = Math.max(0, args.amount);
    const frames = args.transform === 'mirrorX' ? 1 : elapsed;
    if (args.transform === 'none' || frames === 0) return;
    if (args.transform !== 'mirrorX' && amount === 0) return;
    const shift = (amount * frames * Math.min(this.#size.width, this.#size.height)) / 2;
    switch (args.transform) {
      case 'zoom': return this.#scale(growth(amount, frames));
      case 'shrink': return this.#scale(1 / growth(amount, frames));
      case 'shiftUp': return this.#scale(1, -shift);
      case 'shiftDown': return this.#scale(1, shift);
      case 'rotateCw': return this.#turn(amount * frames);
      case 'rotateCcw': return this.#turn(-amount * frames);
      case 'mirrorX': return this.#mirror();
    }
  }

  /** In steps of at most WIDEST_STEP where it shrinks by more. */
  #scale(factor: number, dy = 0): void {
    const { width, height } = this.#size;
    let left = factor;
    do {
      const now = Math.max(left, 1 / WIDEST_STEP);
      this.#zoom.set(now, width / 2, height / 2, 0, dy);
      for (const c of CHANNELS) {
        this.#zoom.apply(this.#kernels, this.#moved[c].ptr, this.#light[c].ptr);
      }
      this.#swap();
      left /= now;
    } while (left < 0.9999);
  }

  /** Clockwise by an angle, about the middle. */
  #turn(angle: number): void {
    const { width, height, stride } = this.#size;
    const n = stride * height;
    this.#packed ??= this.#memory.u8((n + stride + 16) * 4);
    const { r, g, b } = this.#light;
    this.#kernels.interleave(this.#packed.ptr, r.ptr, g.ptr, b.ptr, n);
    const c = Math.floor(cos(angle) * 65536 + 0.5);
    const s = Math.floor(sin(angle) * 65536 + 0.5);
    // Where a pixel comes from: turned back about the middle ((width − 1) / 2, (height − 1) / 2).
    const cx = width - 1;
    const cy = height - 1;
    const x0 = Math.floor((cx * 65536 - cx * c - cy * s) / 2);
    const y0 = Math.floor((cy * 65536 + cx * s - cy * c) / 2);
    this.#kernels.affinePlanes(this.#moved.r.ptr, this.#moved.g.ptr, this.#moved.b.ptr, this.#packed.ptr, stride, width, height, x0, y0, c, -s, s, c);
    this.#swap();
  }

  #mirror(): void {
    const { width, height, stride } = this.#size;
    for (const c of CHANNELS) this.#kernels.flipRows(this.#moved[c].ptr, this.#light[c].ptr, stride, width, height);
    this.#swap();
  }

  snapshot(): EchoSnapshot {
    if (this.#isEmpty) return null;
    const n = this.#size.stride * this.#size.height;
    const copy = new Uint8Array(n * 3);
    for (const [i, c] of CHANNELS.entries()) copy.set(this.#light[c].view, i * n);
    return copy;
  }

  restore(snapshot: EchoSnapshot): void {
    this.#isEmpty = snapshot === null;
    if (snapshot === null) return;
    const n = this.#size.stride * this.#size.height;
    for (const [i, c] of CHANNELS.entries()) this.#light[c].view.set(snapshot.subarray(i * n, (i + 1) * n));
  }

  /** Gives its memory back. */
  dispose(): void {
    const buffers: (U8Buffer | F32Buffer | I32Buffer | U16Buffer)[] = [this.#matrix];
    for (const frame of [this.#light, this.#moved]) buffers.push(frame.r, frame.g, frame.b);
    if (this.#packed) buffers.push(this.#packed);
    for (const buffer of buffers) this.#memory.free(buffer);
    this.#packed = null;
    this.#zoom.dispose(this.#memory);
  }
}

const growth = (amount: number, frames: number): number => (frames === 1 ? 1 + amount : pow(1 + amount, frames));
