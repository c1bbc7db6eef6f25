// Whole planes from one frame to another: what a frame shader does where its parameters are neutral.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';

export function copyFrame(dst: Frame, src: Frame, moment: ShaderMoment): void {
  moment.kernels.copyRows(dst, src, 0, src.height);
}
