// All kernels behind one ABI. Two tables implement it: `simd` (AssemblyScript → one SIMD wasm module) and `scalar`
// (readable TypeScript twins over the same memory). Groups are declared beside each other in abi/.

import type { ColorKernels, NoiseKernels, VectorKernels } from './abi/vector.ts';
import type { FrameKernels } from './abi/frame.ts';
import type { ShadeKernels } from './abi/shade.ts';
import type { FieldKernels } from './abi/field.ts';
import type { ToneKernels } from './abi/tone.ts';

export interface Kernels
  extends VectorKernels, NoiseKernels, ColorKernels, FrameKernels, ShadeKernels, FieldKernels, ToneKernels {}
