// Collects the scalar twins of abi/field.ts; each `field-*.ts` here adds its part.

import type { FieldKernels } from '../abi/field.ts';
import { scalarAttractor } from './field-attractor.ts';
import { scalarGrayScott } from './field-gray-scott.ts';
import type { Views } from './views.ts';

export const scalarField = (views: Views): FieldKernels => ({ ...scalarGrayScott(views), ...scalarAttractor(views) });
