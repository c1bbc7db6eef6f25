// A small frame and a moment for trying single shaders, with either table of kernels.

import type { FrameShader, PointShader, ShaderMoment } from '../../../src/engine/effect-api/define.ts';
import { effects } from '../../../src/engine/effects/registry.generated.ts';
import { createFrame, type Frame } from '../../../src/engine/kernels/frame.ts';
import { loadKernels } from '../../../src/engine/kernels/load-kernels.ts';
import { scalarKernels } from '../../../src/engine/kernels/scalar/table.ts';
import { hash32, sin } from '../../../src/engine/kernels/scalar/math.ts';

export const { kernels, memory } = loadKernels();
export const twins = scalarKernels(memory);

export const shaders = effects.filter((e): e is PointShader | FrameShader => e.kind === 'shader');
export const shader = (name: string): PointShader | FrameShader => {
  const found = shaders.find((s) => s.name === name);
  if (found === undefined) throw new Error(`no shader ${name}`);
  return found;
};

export function moment(width: number, height: number, changes: Partial<ShaderMoment> = {}): ShaderMoment {
  const kept = new Map<string, unknown>();
  return {
    t: 0.7,
    frame: 17,
    dt: 1 / 24,
    progress: 0.3,
    duration: 3,
    seed: 1234,
    outputFrame: 17,
    audio: { get: () => 0, spectrum: () => new Float32Array(128), waveform: () => new Float32Array(512) },
    kernels,
    memory,
    width,
    height,
    stride: (width + 15) & ~15,
    px: 1,
    cached: <T>(key: string, make: () => T): T => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as T;
    },
    ...changes,
  };
}

const values = new Float32Array(16 * 9).map((_, i) => 0.5 + 0.5 * sin(i * 0.9));
const held = (k: number): number => Math.min(1, Math.max(0, k));
/** A bumpy field. */
export const bumps = {
  sample: (u: number, v: number) => values[Math.floor(held(v) * 8.99) * 16 + Math.floor(held(u) * 15.99)],
  grid: () => ({ values, cols: 16, rows: 9 }),
};
export const flat = {
  sample: () => 0.5,
  grid: () => ({ values: new Float32Array(16 * 9).fill(0.5), cols: 16, rows: 9 }),
};

/** The defaults of a schema in the shape that effects take. */
export function defaultsOf(params: Record<string, { kind: string; default?: unknown }>): Record<string, unknown> {
  const numbers = (text: string) => text.replace(/[()]/g, '').split(',').map(Number);
  const color = (text: string) => [1, 3, 5].map((i) => parseInt(text.slice(i, i + 2), 16) / 255);
  return Object.fromEntries(
    Object.entries(params).map(([name, p]) => {
      switch (p.kind) {
        case 'field':
          return [name, bumps];
        case 'point':
          return [name, numbers(String(p.default))];
        case 'points':
          return [name, (String(p.default).match(/\([^)]*\)/g) ?? []).map(numbers)];
        case 'color':
          return [name, p.default === undefined ? undefined : color(String(p.default))];
        case 'colors':
          return [name, (String(p.default).match(/#\w{6}/g) ?? []).map(color)];
        default:
          return [name, p.default];
      }
    }),
  );
}

/** Something like glyphs on dark ground: strokes of all levels. */
export function glyphFrame(width: number, height: number): Frame {
  const frame = createFrame(memory, width, height);
  for (const [c, plane] of [frame.r, frame.g, frame.b].entries()) {
    const { view } = plane;
    for (let i = 0; i < view.length; i++) view[i] = hash32(i >> 2) % 3 === 0 ? hash32((i >> 1) + c * 7919) & 255 : 0;
  }
  return frame;
}

/** A frame whose channels are given pixel by pixel, row-major. */
export function frameOf(
  width: number,
  height: number,
  r: readonly number[],
  g: readonly number[] = r,
  b: readonly number[] = r,
): Frame {
  const frame = createFrame(memory, width, height);
  for (const [plane, levels] of [
    [frame.r, r],
    [frame.g, g],
    [frame.b, b],
  ] as const) {
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) plane.view[y * frame.stride + x] = levels[y * width + x];
  }
  return frame;
}

/** The pixels that are seen: width × height of each channel, one after the other. */
export function pixels(frame: Frame): Uint8Array {
  const out = new Uint8Array(frame.width * frame.height * 3);
  for (const [c, plane] of [frame.r, frame.g, frame.b].entries()) {
    for (let y = 0; y < frame.height; y++) {
      out.set(
        plane.view.subarray(y * frame.stride, y * frame.stride + frame.width),
        (c * frame.height + y) * frame.width,
      );
    }
  }
  return out;
}

export function copyOf(frame: Frame): Frame {
  const copy = createFrame(memory, frame.width, frame.height);
  for (const c of ['r', 'g', 'b'] as const) copy[c].view.set(frame[c].view);
  return copy;
}

/** What a shader makes of a frame, which is left as it was; point shaders run in bands of `rows`. Other shaders get a frame that holds `fill`. */
export function shade(
  effect: PointShader | FrameShader,
  input: Frame,
  at: ShaderMoment,
  args: Record<string, unknown> = {},
  rows = input.height,
  fill = 123,
): Frame {
  const all = { ...defaultsOf(effect.params), ...args };
  if (effect.scope === 'frame') {
    const dst = createFrame(memory, input.width, input.height);
    for (const c of ['r', 'g', 'b'] as const) dst[c].view.fill(fill); // every pixel must be written
    effect.apply(input, dst, at, all as never);
    return dst;
  }
  const frame = copyOf(input);
  for (let y = 0; y < frame.height; y += rows)
    effect.apply(frame, y, Math.min(frame.height, y + rows), at, all as never);
  return frame;
}
