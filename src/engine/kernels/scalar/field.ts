// Collects the scalar twins of abi/field.ts; each `field-*.ts` beside it adds its part here.

import type { FieldKernels } from '../abi/field.ts';
import type { Views } from './views.ts';

export const scalarField = (_views: Views): FieldKernels => ({});
