// Whole planes from one frame to another: what a frame shader does where its parameters are neutral.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';

export function copyFrame(dst: Frame, src: Frame, moment: ShaderMoment): void {
  const n = src.stride * src.height;
  moment.kernels.copyU8(dst.r.ptr, src.r.ptr, n);
  moment.kernels.copyU8(dst.g.ptr, src.g.ptr, n);
  moment.kernels.copyU8(dst.b.ptr, src.b.ptr, n);
}
