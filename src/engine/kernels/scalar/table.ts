// All scalar twins as one table over the SIMD module's memory: for tests, and for engines whose SIMD fails verification.

import { scalarAffineAlpha } from './affine-alpha.ts';
import { scalarAlpha } from './alpha.ts';
import { scalarBlend } from './blend.ts';
import { scalarBlit } from './blit.ts';
import { scalarBlitPaper } from './blit-paper.ts';
import { scalarBlur } from './blur.ts';
import { scalarColor } from './color.ts';
import { scalarEnlarge } from './enlarge.ts';
import { scalarField } from './field.ts';
import { scalarFrame } from './frame.ts';
import { scalarMatch } from './match.ts';
import { scalarMeasure } from './measure.ts';
import { scalarNoise } from './noise.ts';
import { scalarPack } from './pack.ts';
import { scalarPictureAdjust } from './picture-adjust.ts';
import { scalarPictureCells } from './picture-cells.ts';
import { scalarPictureKey } from './picture-key.ts';
import { scalarPictureRows } from './picture-rows.ts';
import { scalarShade } from './shade.ts';
import { scalarTone } from './tone.ts';
import { scalarVector } from './vector.ts';
import { Views } from './views.ts';
import { type Kernels, type RawKernels, typedKernels } from '../kernels.ts';
import type { KernelMemory } from '../memory.ts';

export const scalarKernels = (memory: KernelMemory): Kernels => typedKernels(rawScalarKernels(memory));

export function rawScalarKernels(memory: KernelMemory): RawKernels {
  const views = new Views(memory.memory);
  return {
    ...scalarVector(views),
    ...scalarNoise(views),
    ...scalarColor(views),
    ...scalarFrame(views),
    ...scalarAffineAlpha(views),
    ...scalarAlpha(views),
    ...scalarBlend(views),
    ...scalarBlit(views),
    ...scalarBlitPaper(views),
    ...scalarBlur(views),
    ...scalarEnlarge(views),
    ...scalarMatch(views),
    ...scalarMeasure(views),
    ...scalarPack(views),
    ...scalarPictureAdjust(views),
    ...scalarPictureCells(views),
    ...scalarPictureKey(views),
    ...scalarPictureRows(views),
    ...scalarShade(views),
    ...scalarField(views),
    ...scalarTone(views),
  };
}
