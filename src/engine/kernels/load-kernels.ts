// Loads the kernels. The SIMD module is verified against the scalar twins before use: on x64 without AVX, V8's baseline compiler
// miscompiles two instructions. In that case the module is recompiled by the optimising compiler alone; the scalar twins are the last
// resort. Each call creates its own memory, so renderers in one process share only the compiled module.

import { RenderError } from '../errors/render-error.ts';
import { instantiate, kernelBytes, type KernelInstance } from './compile-kernels.ts';
import { type Kernels, typedKernels } from './kernels.ts';
import type { KernelMemory } from './memory.ts';
import { wrongKernel } from './prove-kernels.ts';
import { rawScalarKernels } from './scalar/table.ts';
import { WebAssemblyApi } from './web-assembly.ts';

/** How this process runs the kernels: `optimised` is SIMD without the baseline compiler. */
export type KernelMode = 'simd' | 'optimised' | 'scalar';

/** A module whose one function is i16x8.relaxed_q15mulr_s. */
const RELAXED_PROBE = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 123, 123, 1, 123, 3, 2, 1, 0, 10, 11, 1, 9, 0, 32, 0, 32, 1, 253, 145, 2,
  11,
]);
/** An empty custom section: V8 shares compiled code between identical modules, and this one must be recompiled. */
const OWN_SECTION = Uint8Array.from([0, 2, 1, 97]);

interface Trusted {
  mode: KernelMode;
  module: object;
  isRelaxed: boolean;
}
let trusted: Trusted | null = null;

/** How kernels run here. Verifies them on first use; throws like loadKernels. */
export const kernelMode = (): KernelMode => (trusted ??= prove()).mode;

/**
 * The kernels and the memory they work on. Takes about 5 ms the first time in a process, well under one after.
 * Throws a RenderError where WebAssembly or its SIMD is missing.
 * Example: `const { kernels, memory } = loadKernels(); const a = memory.f32(100); kernels.fillF32(a.ptr, 0.5, 100);`
 */
export function loadKernels(): { kernels: Kernels; memory: KernelMemory } {
  const { raw, memory } = loadRawKernels();
  return { kernels: typedKernels(raw), memory };
}

/** The same, with the positional ABI, for tests and benches. */
export function loadRawKernels(): KernelInstance {
  const { mode, module, isRelaxed } = (trusted ??= prove());
  const { raw, memory } = instantiate(module, isRelaxed);
  return { raw: mode === 'scalar' ? rawScalarKernels(memory) : raw, memory };
}

function prove(): Trusted {
  if (WebAssemblyApi === undefined)
    throw new RenderError(
      'machine-engine',
      'Drawing needs WebAssembly, which this JavaScript engine has turned off.',
      'Run without --jitless.',
    );
  const isRelaxed = WebAssemblyApi.validate(RELAXED_PROBE);
  const bytes = kernelBytes(isRelaxed);
  if (!WebAssemblyApi.validate(bytes))
    throw new RenderError(
      'machine-engine',
      'Drawing needs WebAssembly with SIMD, which this processor or JavaScript engine does not have.',
      'Use a processor with SSE4.1 or NEON and Node 22 or later.',
    );
  const module = new WebAssemblyApi.Module(bytes);
  if (isRight(module, isRelaxed)) return { mode: 'simd', module, isRelaxed };
  useOptimisingCompiler();
  const recompiled = new WebAssemblyApi.Module(Uint8Array.from([...bytes, ...OWN_SECTION]));
  if (isRight(recompiled, isRelaxed)) return { mode: 'optimised', module: recompiled, isRelaxed };
  return { mode: 'scalar', module, isRelaxed };
}

function isRight(module: object, isRelaxed: boolean): boolean {
  const { raw, memory } = instantiate(module, isRelaxed);
  return wrongKernel(raw, memory) === null;
}

/** Only Node can change compiler flags at run time; elsewhere this does nothing. */
function useOptimisingCompiler(): void {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: string): unknown } };
  const v8 = process?.getBuiltinModule?.('node:v8') as { setFlagsFromString(flag: string): void } | undefined;
  for (const flag of ['--no-liftoff-only', '--no-liftoff']) v8?.setFlagsFromString(flag);
}
