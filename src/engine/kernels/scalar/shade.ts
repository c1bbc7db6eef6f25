// Collects the scalar twins of abi/shade.ts; each `shade-*.ts` beside it adds its part here.

import type { ShadeKernels } from '../abi/shade.ts';
import type { Views } from './views.ts';

export const scalarShade = (_views: Views): ShadeKernels => ({});
