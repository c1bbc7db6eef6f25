// Applies a banded shader from one frame to another in a single call.

import type { ShaderBands, ShaderMoment } from '../../effect-api/define.ts';
import type { Params, ValuesOf } from '../../effect-api/params.ts';
import type { Frame } from '../../kernels/frame.ts';
import { copyFrame } from './copy-frame.ts';

export const applyBands =
  <P extends Params>(bands: ShaderBands<P>) =>
  (src: Frame, dst: Frame, moment: ShaderMoment, args: ValuesOf<P>): void => {
    bands.gather(src, 0, src.height, moment, args);
    bands.prepare(moment, args);
    copyFrame(dst, src, moment);
    bands.composite(dst, 0, dst.height, moment, args);
  };
