// Planes and frames in kernel memory: a plane has one byte per pixel, a frame three planes. Strides are multiples of 16.

import { type KernelMemory, U8Buffer } from './memory.ts';

/** The memory of one plane: `ptr` is its first pixel, `stride` the bytes from one row to the next. */
export interface Plane {
  readonly ptr: number;
  readonly width: number;
  readonly height: number;
  readonly stride: number;
}

/** A plane that owns its bytes. */
export class PlaneBuffer extends U8Buffer implements Plane {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  constructor(memory: KernelMemory, width: number, height: number, stride: number) {
    const bytes = memory.u8(stride * height);
    super(memory.memory, bytes.ptr, bytes.length);
    this.width = width;
    this.height = height;
    this.stride = stride;
  }
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next, a multiple of 16; the bytes after `width` are scratch. */
  readonly stride: number;
  readonly r: PlaneBuffer;
  readonly g: PlaneBuffer;
  readonly b: PlaneBuffer;
}

/**
 * A frame with alpha: its colours are premultiplied. Grids of cells (`kernels.blitCells` and the like) and fills keep `a` up to date;
 * every other call works on the colours alone.
 */
export interface AlphaFrame extends Frame {
  /** 0 is transparent. */
  readonly a: PlaneBuffer;
  /** The alpha as a frame whose three planes are this one. */
  readonly cover: Frame;
}

export const hasAlpha = (frame: Frame): frame is AlphaFrame => 'a' in frame;

export function createFrame(memory: KernelMemory, width: number, height: number): Frame {
  const stride = (width + 15) & ~15;
  const plane = () => new PlaneBuffer(memory, width, height, stride);
  return { width, height, stride, r: plane(), g: plane(), b: plane() };
}

export function createAlphaFrame(memory: KernelMemory, width: number, height: number): AlphaFrame {
  const frame = createFrame(memory, width, height);
  const a = new PlaneBuffer(memory, width, height, frame.stride);
  return { ...frame, a, cover: { ...frame, r: a, g: a, b: a } };
}
