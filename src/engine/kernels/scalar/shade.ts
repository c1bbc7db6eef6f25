// Collects the scalar twins of abi/shade.ts; each `shade-*.ts` here adds its part.

import type { ShadeKernels } from '../abi/shade.ts';
import { scalarShadeEcho } from './shade-echo.ts';
import { scalarEnlarge } from './enlarge.ts';
import { scalarShadeFinish } from './shade-finish.ts';
import { scalarShadePlace } from './shade-place.ts';
import { scalarShadePoint } from './shade-point.ts';
import { scalarShadeBend } from './shade-bend.ts';
import { scalarShadeTexture } from './shade-texture.ts';
import { scalarShadeTint } from './shade-tint.ts';
import type { Views } from './views.ts';

export const scalarShade = (views: Views): ShadeKernels => ({
  ...scalarShadeFinish(views, scalarEnlarge(views)),
  ...scalarShadePoint(views),
  ...scalarShadePlace(views),
  ...scalarShadeEcho(views),
  ...scalarShadeTexture(views),
  ...scalarShadeBend(views),
  ...scalarShadeTint(views),
});
