// The kernels' interface for the engine: frames, planes and buffers as arguments. `RawKernels` is the positional ABI beneath, with two
// implementations: `simd` (AssemblyScript, one SIMD wasm module) and `scalar` (readable TypeScript twins over the same memory). Calls
// on a run of bytes or floats (`dst, a, b, n`) are the same in both.

import type { AlphaKernels } from './abi/alpha.ts';
import type { FieldKernels } from './abi/field.ts';
import type { FrameKernels } from './abi/frame.ts';
import type { MatchKernels } from './abi/match.ts';
import type { PictureKernels } from './abi/picture.ts';
import type { ShadeKernels } from './abi/shade.ts';
import type { ToneKernels } from './abi/tone.ts';
import type { ColorKernels, NoiseKernels, VectorKernels } from './abi/vector.ts';
import { type AlphaCalls, alphaCalls } from './calls/alpha.ts';
import { type CellCalls, cellCalls } from './calls/cells.ts';
import { type FieldCalls, fieldCalls } from './calls/fields.ts';
import { type MeasureCalls, measureCalls } from './calls/measure.ts';
import { type MoveCalls, moveCalls } from './calls/move.ts';
import { type PlaneCalls, planeCalls } from './calls/planes.ts';
import { type RowCalls, rowCalls } from './calls/rows.ts';

export interface RawKernels
  extends
    VectorKernels,
    NoiseKernels,
    ColorKernels,
    AlphaKernels,
    FrameKernels,
    MatchKernels,
    PictureKernels,
    ShadeKernels,
    FieldKernels,
    ToneKernels {}

interface TypedCalls extends AlphaCalls, CellCalls, FieldCalls, MeasureCalls, MoveCalls, PlaneCalls, RowCalls {}

export type Kernels = Omit<RawKernels, keyof TypedCalls> & TypedCalls;

/** Wraps a kernel table. Made once per renderer; a call allocates nothing. */
export const typedKernels = (raw: RawKernels): Kernels => ({
  ...raw,
  ...alphaCalls(raw),
  ...cellCalls(raw),
  ...fieldCalls(raw),
  ...measureCalls(raw),
  ...moveCalls(raw),
  ...planeCalls(raw),
  ...rowCalls(raw),
});
