// A frame: three (or four) u8 planes in kernel memory. Stride is a multiple of 16, rows are whole.

import type { KernelMemory, U8Buffer } from './memory.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Bytes from one row to the next, a multiple of 16; the bytes after `width` are scratch. */
  readonly stride: number;
  readonly r: U8Buffer;
  readonly g: U8Buffer;
  readonly b: U8Buffer;
}

export function createFrame(memory: KernelMemory, width: number, height: number): Frame {
  const stride = (width + 15) & ~15;
  const plane = () => memory.u8(stride * height);
  return { width, height, stride, r: plane(), g: plane(), b: plane() };
}
