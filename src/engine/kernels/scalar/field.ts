// Collects the scalar twins of abi/field.ts; each `field-*.ts` beside it adds its part here.

import type { FieldKernels } from '../abi/field.ts';
import { scalarAttractor } from './field-attractor.ts';
import { scalarGrayScott } from './field-gray-scott.ts';
import type { Views } from './views.ts';

export const scalarField = (views: Views): FieldKernels => ({ ...scalarGrayScott(views), ...scalarAttractor(views) });
