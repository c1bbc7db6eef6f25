// Copies the planes of a frame: what a frame shader does when its parameters are neutral.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';

export function copyFrame(dst: Frame, src: Frame, moment: ShaderMoment): void {
  moment.kernels.copyRows(dst, src, 0, src.height);
}
