// Makes the two kernel tables over one memory: `simd` from the embedded WebAssembly module, `scalar` from the TypeScript
// twins. Each call makes a memory of its own, so renderers in one process share nothing but the compiled module.

import { scalarBlend } from './scalar/blend.ts';
import { scalarBlit } from './scalar/blit.ts';
import { scalarBlur } from './scalar/blur.ts';
import { scalarColor } from './scalar/color.ts';
import { scalarEnlarge } from './scalar/enlarge.ts';
import { scalarField } from './scalar/field.ts';
import { scalarFrame } from './scalar/frame.ts';
import { scalarMeasure } from './scalar/measure.ts';
import { scalarNoise } from './scalar/noise.ts';
import { scalarPack } from './scalar/pack.ts';
import { scalarShade } from './scalar/shade.ts';
import { LINEAR_OF_SRGB, SRGB_OF_LINEAR } from './scalar/srgb.ts';
import { scalarTone } from './scalar/tone.ts';
import { scalarVector } from './scalar/vector.ts';
import { Views } from './scalar/views.ts';
import { type Kernels, type RawKernels, typedKernels } from './kernels.ts';
import { KernelMemory } from './memory.ts';
import { WebAssemblyApi } from './web-assembly.ts';
import { KERNELS_WASM_BASE64, WITHOUT_RELAXED_SIMD } from './wasm.generated.ts';

/** The static tables' reserve (untouched pages cost nothing) and a little more. */
const INITIAL_PAGES = 80;
/** 4 GB, the most a 32-bit memory can have; it is only reserved, and grows as it is used. */
const MAXIMUM_PAGES = 65536;

/** A module whose one function is i16x8.relaxed_q15mulr_s. */
const RELAXED_PROBE = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 123, 123, 1, 123, 3, 2, 1, 0, 10, 11, 1, 9, 0, 32, 0, 32, 1, 253, 145, 2,
  11,
]);
/** The module's bytes; without relaxed SIMD its opcodes are exchanged for plain ones, which give the same results more slowly. */
export function kernelBytes(hasRelaxedSimd: boolean): Uint8Array {
  const bytes = Buffer.from(KERNELS_WASM_BASE64, 'base64');
  if (!hasRelaxedSimd) for (const [at, byte] of WITHOUT_RELAXED_SIMD) bytes[at] = byte;
  return bytes;
}

const hasRelaxedSimd = WebAssemblyApi.validate(RELAXED_PROBE);
let compiled: object | null = null;
const compileOnce = (): object => (compiled ??= new WebAssemblyApi.Module(kernelBytes(hasRelaxedSimd)));

/**
 * The fast kernels and the memory they work on. Takes about 3 ms the first time in a process, well under one after.
 * Example: `const { kernels, memory } = loadKernels(); const a = memory.f32(100); kernels.fillF32(a.ptr, 0.5, 100);`
 */
export function loadKernels(): { kernels: Kernels; memory: KernelMemory } {
  const { raw, memory } = loadRawKernels();
  return { kernels: typedKernels(raw), memory };
}

/** The same with the positional ABI itself, for tests and benches. */
export function loadRawKernels(): { raw: RawKernels; memory: KernelMemory } {
  return instantiate(compileOnce(), hasRelaxedSimd);
}

/** An instance of a compiled kernel module with a memory of its own; without relaxed SIMD some kernels have a plain twin. */
export function instantiate(module: object, isRelaxed: boolean): { raw: RawKernels; memory: KernelMemory } {
  const memory = new WebAssemblyApi.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES });
  const { exports } = new WebAssemblyApi.Instance(module, { env: { memory } });
  const address = (name: string): number => (exports[name] as () => number)();
  new Uint16Array(memory.buffer, address('linearOfSrgb'), LINEAR_OF_SRGB.length).set(LINEAR_OF_SRGB);
  new Uint8Array(memory.buffer, address('srgbOfLinear'), SRGB_OF_LINEAR.length).set(SRGB_OF_LINEAR);
  const named = Object.keys(exports).filter((name) => !name.endsWith('Plain'));
  const raw = Object.fromEntries(named.map((name) => [name, (!isRelaxed && exports[`${name}Plain`]) || exports[name]]));
  return { raw: raw as unknown as RawKernels, memory: new KernelMemory(memory, address('heapBase')) };
}

/** The readable twins over a memory that `loadKernels` made: for tests, and for machines without SIMD. */
export const scalarKernels = (memory: KernelMemory): Kernels => typedKernels(rawScalarKernels(memory));

export function rawScalarKernels(memory: KernelMemory): RawKernels {
  const views = new Views(memory.memory);
  return {
    ...scalarVector(views),
    ...scalarNoise(views),
    ...scalarColor(views),
    ...scalarFrame(views),
    ...scalarBlend(views),
    ...scalarBlit(views),
    ...scalarBlur(views),
    ...scalarEnlarge(views),
    ...scalarMeasure(views),
    ...scalarPack(views),
    ...scalarShade(views),
    ...scalarField(views),
    ...scalarTone(views),
  };
}
