// The embedded WebAssembly module of all SIMD kernels: its bytes, and instances with their own memory.

import type { RawKernels } from './kernels.ts';
import { KernelMemory } from './memory.ts';
import { LINEAR, SEEN } from './scalar/light-curve.ts';
import { LINEAR_OF_SRGB, SRGB_OF_LINEAR } from './scalar/srgb.ts';
import { WebAssemblyApi } from './web-assembly.ts';
import { kernelsText, WITHOUT_RELAXED_SIMD } from './wasm.generated.ts';

/** Space for the static tables (untouched pages cost nothing) and a little more. */
const INITIAL_PAGES = 80;
/** 4 GB, the most a 32-bit memory can have; only reserved, and committed as it is used. */
const MAXIMUM_PAGES = 65536;

export interface KernelInstance {
  raw: RawKernels;
  memory: KernelMemory;
}

/** The module's bytes. Without relaxed SIMD its opcodes are replaced by plain ones that give the same results, more slowly. */
export function kernelBytes(hasRelaxedSimd: boolean): Uint8Array {
  const text = kernelsText();
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  if (!hasRelaxedSimd) for (const [at, byte] of WITHOUT_RELAXED_SIMD) bytes[at] = byte;
  return bytes;
}

/** An instance of a compiled kernel module with its own memory; without relaxed SIMD some kernels use a plain variant. */
export function instantiate(module: object, isRelaxed: boolean): KernelInstance {
  const memory = new WebAssemblyApi.Memory({ initial: INITIAL_PAGES, maximum: MAXIMUM_PAGES });
  const { exports } = new WebAssemblyApi.Instance(module, { env: { memory } });
  const address = (name: string): number => (exports[name] as () => number)();
  new Uint16Array(memory.buffer, address('linearOfSrgb'), LINEAR_OF_SRGB.length).set(LINEAR_OF_SRGB);
  new Uint8Array(memory.buffer, address('srgbOfLinear'), SRGB_OF_LINEAR.length).set(SRGB_OF_LINEAR);
  const light = new Float32Array(memory.buffer, address('lightTables'), SEEN.length + LINEAR.length);
  light.set(SEEN);
  light.set(LINEAR, SEEN.length);
  const named = Object.keys(exports).filter((name) => !name.endsWith('Plain'));
  const raw = Object.fromEntries(named.map((name) => [name, (!isRelaxed && exports[`${name}Plain`]) || exports[name]]));
  return { raw: raw as unknown as RawKernels, memory: new KernelMemory(memory, address('heapBase')) };
}
