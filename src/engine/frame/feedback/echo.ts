// Feedback (`feedback:`). Keeps one frame, a fading accumulation of all frames so far. Each step transforms it, shifts its hue, fades it,
// blends it over the new frame at the given opacity, and then keeps the maximum of itself and the unblended new frame. So a trail n frames
// old has opacity · decay^n of its brightness at any frame rate; accumulating the blended result would compound opacity too.

import { createAlphaFrame, createFrame, type Frame, hasAlpha, type PlaneBuffer } from '../../kernels/frame.ts';
import type { Kernels } from '../../kernels/kernels.ts';
import type { F32Buffer, I32Buffer, KernelMemory, U16Buffer, U8Buffer } from '../../kernels/memory.ts';
import { cos, pow, sin } from '../../kernels/scalar/math.ts';
import { hueMatrix } from '../shade/color-matrix.ts';
import { WIDEST_STEP, ZoomTable } from '../shade/zoom-tables.ts';
import { BLEND_MODES } from '../../../contract/blend-modes.ts';
import type { EchoValues } from './echo-params.ts';

/** A copy of the feedback for checkpoints: its planes in sequence, or null before the first frame. */
export type EchoSnapshot = Uint8Array | null;

/** Moves rows [y0, y1). */
type Move = (y0: number, y1: number) => void;

const CHANNELS = ['r', 'g', 'b'] as const;
const planesOf = (frame: Frame): PlaneBuffer[] => [frame.r, frame.g, frame.b, ...(hasAlpha(frame) ? [frame.a] : [])];
/** Rows blended at a time, for blend modes that need an extra buffer. */
const BLEND_ROWS = 8;

export class Echo {
  readonly #kernels: Kernels;
  readonly #memory: KernelMemory;
  readonly #size: { width: number; height: number; stride: number };
  #light: Frame;
  #moved: Frame;
  readonly #matrix: U8Buffer;
  readonly #zoom: ZoomTable;
  #joined: U8Buffer | null = null;
  #isEmpty = true;
  // The current step.
  #isFirst = false;
  #isTurned = false;
  #fade = 256;
  #opacity = 0;
  #blend: EchoValues['blend'] = 'screen';
  #move: Move | null = null;

  /** `isAlpha`: for frames with alpha, which then has an echo too. */
  constructor(kernels: Kernels, memory: KernelMemory, width: number, height: number, isAlpha = false) {
    this.#kernels = kernels;
    this.#memory = memory;
    const create = isAlpha ? createAlphaFrame : createFrame;
    this.#light = create(memory, width, height);
    this.#moved = create(memory, width, height);
    this.#size = { width, height, stride: this.#light.stride };
    this.#matrix = memory.u8(18);
    this.#zoom = new ZoomTable(memory, width, height, this.#light.stride);
  }

  /** Clears the feedback: the next step is the first. */
  reset(): void {
    this.#isEmpty = true;
  }

  /** `begin` and `composite` for a whole frame. */
  step(frame: Frame, args: EchoValues, reelFrames: number): void {
    this.begin(args, reelFrames);
    this.composite(frame, 0, this.#size.height);
  }

  /**
   * Prepares the next step; then call `composite` for all rows of the frame, in any bands. `reelFrames` is the number of reel frames since
   * the previous step (2 when rendering 12 of 24 fps): decay, amount and hue shift are compounded over them.
   */
  begin(args: EchoValues, reelFrames: number): void {
    this.#isFirst = this.#isEmpty;
    this.#isEmpty = false;
    if (this.#isFirst) return;
    const elapsed = Math.max(0, reelFrames);
    this.#move = this.#moveOf(args, elapsed);
    const turns = args.hueShift * elapsed;
    this.#isTurned = turns !== Math.floor(turns);
    const decay = Math.min(1, Math.max(0, args.decay));
    const kept = elapsed === 1 ? decay : pow(decay, elapsed);
    // Any decay below 1 must darken every step, or faint ghosts would never disappear.
    this.#fade = decay < 1 ? Math.min(255, Math.floor(kept * 256 + 0.5)) : 256;
    if (this.#isTurned) this.#setMatrix(turns, kept);
    this.#opacity = Math.floor(Math.min(1, Math.max(0, args.opacity)) * 255 + 0.5);
    this.#blend = args.blend;
    // A transform writes from one frame to another, band by band; without one, fading is in place.
    if (this.#move) [this.#light, this.#moved] = [this.#moved, this.#light];
  }

  /**
   * Rows [y0, y1) of the step prepared by `begin`. Transforms, fades, blends and merges while the band is in the cache, together with
   * everything else that is queued: separate passes over the whole frame took 1.25 times as long for a zoom with a hue shift.
   */
  readonly composite = (frame: Frame, y0: number, y1: number): void => {
    const kernels = this.#kernels;
    const at = y0 * this.#size.stride;
    const n = (y1 - y0) * this.#size.stride;
    if (this.#isFirst) {
      kernels.copyRows(this.#light, frame, y0, y1);
      if (hasAlpha(frame) && hasAlpha(this.#light)) kernels.copyU8(this.#light.a.ptr + at, frame.a.ptr + at, n);
      return;
    }
    this.#move?.(y0, y1);
    this.#composite(frame, y0, y1, at, n);
    if (!hasAlpha(frame) || !hasAlpha(this.#light)) return;
    // Whatever the blend mode, an echo covers as a layer does.
    kernels.echoScreen(frame.a.ptr + at, this.#light.a.ptr + at, this.#fade, this.#opacity, n);
    kernels.raiseAlpha(frame, y0, y1);
  };

  #composite(frame: Frame, y0: number, y1: number, at: number, n: number): void {
    const kernels = this.#kernels;
    if (this.#blend !== 'screen') return this.#blendRows(frame, y0, y1);
    // The usual blend, fused: fade, blend and merge in one pass.
    if (this.#isTurned) kernels.echoHueScreen(frame, this.#light, y0, y1, this.#matrix.ptr, this.#opacity);
    else
      for (const c of CHANNELS)
        kernels.echoScreen(frame[c].ptr + at, this.#light[c].ptr + at, this.#fade, this.#opacity, n);
  }

  #blendRows(frame: Frame, y0: number, y1: number): void {
    const kernels = this.#kernels;
    const { stride } = this.#size;
    const joined = (this.#joined ??= this.#memory.u8(stride * BLEND_ROWS)).ptr;
    const blend = BLEND_MODES.indexOf(this.#blend);
    for (let y = y0; y < y1; y += BLEND_ROWS) {
      const at = y * stride;
      const end = Math.min(y1, y + BLEND_ROWS);
      const n = (end - y) * stride;
      if (this.#isTurned) kernels.fadeHuePlanes(this.#light, y, end, this.#matrix.ptr);
      for (const c of CHANNELS) {
        const [on, light] = [frame[c].ptr + at, this.#light[c].ptr + at];
        if (!this.#isTurned) kernels.fadePlane(light, light, this.#fade, n);
        kernels.maxPlane(joined, light, on, n);
        kernels.blendPlane(on, on, light, blend, 0, this.#opacity, n);
        kernels.copyU8(light, joined, n);
      }
    }
  }

  /** Hue shift and decay in one matrix. */
  #setMatrix(turns: number, kept: number): void {
    const m = hueMatrix(turns, kept);
    const view = this.#matrix.view;
    const words = new Int16Array(view.buffer, view.byteOffset, 9);
    for (let row = 0; row < 3; row++) {
      for (let col = 0; col < 3; col++)
        words[row * 3 + col] = Math.max(-32768, Math.min(32767, Math.floor(m[row * 4 + col] * 4096 + 0.5)));
    }
  }

  /** The transform from the old feedback frame to the new one, by rows; null if there is none. */
  #moveOf(args: EchoValues, elapsed: number): Move | null {
    const amount = Math.max(0, args.amount);
    const frames = args.transform === 'mirrorX' ? 1 : elapsed;
    if (args.transform === 'none' || frames === 0) return null;
    if (args.transform !== 'mirrorX' && amount === 0) return null;
    const shift = (amount * frames * Math.min(this.#size.width, this.#size.height)) / 2;
    switch (args.transform) {
      case 'zoom':
        return this.#scale(growth(amount, frames));
      case 'shrink':
        return this.#scale(1 / growth(amount, frames));
      case 'shiftUp':
        return this.#scale(1, -shift);
      case 'shiftDown':
        return this.#scale(1, shift);
      case 'rotateCw':
        return this.#turn(amount * frames);
      case 'rotateCcw':
        return this.#turn(-amount * frames);
      case 'mirrorX':
        return this.#mirror();
    }
  }

  /** Shrinks by more than WIDEST_STEP in several steps, all but the last at once. */
  #scale(factor: number, dy = 0): Move {
    const { width, height } = this.#size;
    const zoom = this.#zoom;
    let left = factor;
    for (;;) {
      const now = Math.max(left, 1 / WIDEST_STEP);
      zoom.set(now, width / 2, height / 2, 0, dy);
      left /= now;
      if (left >= 0.9999) break;
      this.#eachPlane((light, moved) => zoom.apply(this.#kernels, moved, light));
      [this.#light, this.#moved] = [this.#moved, this.#light];
    }
    return (y0, y1) => {
      this.#eachPlane((light, moved) => zoom.apply(this.#kernels, light, moved, y0, y1));
    };
  }

  /**
   * Rotation about the middle, clockwise. At 1080p 5.3 ms for 0.03 radians and 10.3 for 0.09; sampling an interleaved copy with four scalar
   * loads per pixel took 9.0 + 0.7 and 13.3. The 16-bit fast path for the interior (shade-inner.ts) takes 0.72 of that, and 0.66 at
   * 0.2 radians, where column strips keep the sources in the cache. Finding the extent of eight pixels by vector minima, with a call per
   * plane, took 11.9. Three shears would take a third, but lose the corners.
   */
  #turn(angle: number): Move {
    const { width, height } = this.#size;
    const c = Math.floor(cos(angle) * 65536 + 0.5);
    const s = Math.floor(sin(angle) * 65536 + 0.5);
    // The source of a pixel: rotated back about the middle ((width − 1) / 2, (height − 1) / 2).
    const cx = width - 1;
    const cy = height - 1;
    const map = {
      x0: Math.floor((cx * 65536 - cx * c - cy * s) / 2),
      y0: Math.floor((cy * 65536 + cx * s - cy * c) / 2),
      ax: c,
      ay: -s,
      bx: s,
      by: c,
    };
    return (y0, y1) => {
      const [light, moved] = [this.#light, this.#moved];
      this.#kernels.affinePlanes(light, moved, map, y0, y1);
      if (hasAlpha(light) && hasAlpha(moved)) this.#kernels.affinePlanes(light.cover, moved.cover, map, y0, y1);
    };
  }

  #mirror(): Move {
    return (y0, y1) => {
      this.#eachPlane((light, moved) => this.#kernels.flipRows(light, moved, y0, y1));
    };
  }

  #eachPlane(move: (light: PlaneBuffer, moved: PlaneBuffer) => void): void {
    const moved = planesOf(this.#moved);
    for (const [i, plane] of planesOf(this.#light).entries()) move(plane, moved[i]);
  }

  snapshot(): EchoSnapshot {
    if (this.#isEmpty) return null;
    const n = this.#size.stride * this.#size.height;
    const planes = planesOf(this.#light);
    const copy = new Uint8Array(n * planes.length);
    for (const [i, plane] of planes.entries()) copy.set(plane.view, i * n);
    return copy;
  }

  restore(snapshot: EchoSnapshot): void {
    this.#isEmpty = snapshot === null;
    if (snapshot === null) return;
    const n = this.#size.stride * this.#size.height;
    for (const [i, plane] of planesOf(this.#light).entries()) plane.view.set(snapshot.subarray(i * n, (i + 1) * n));
  }

  /** Frees its memory. */
  dispose(): void {
    const buffers: (U8Buffer | F32Buffer | I32Buffer | U16Buffer)[] = [this.#matrix];
    for (const frame of [this.#light, this.#moved]) buffers.push(...planesOf(frame));
    if (this.#joined) buffers.push(this.#joined);
    for (const buffer of buffers) this.#memory.free(buffer);
    this.#joined = null;
    this.#zoom.dispose(this.#memory);
  }
}

const growth = (amount: number, frames: number): number => (frames === 1 ? 1 + amount : pow(1 + amount, frames));
