// A tone curve applied to all three channels; most tone shaders are just this.

import type { ShaderMoment } from '../../effect-api/define.ts';
import type { Frame } from '../../kernels/frame.ts';
import { curveFor } from './tables.ts';

/** Maps every channel of the rows [y0, y1) through `curve` (levels 0..255), cached as a table by `name` and `signature`. */
export function applyCurve(
  frame: Frame,
  y0: number,
  y1: number,
  moment: ShaderMoment,
  name: string,
  signature: string | number,
  curve: (level: number) => number,
): void {
  moment.kernels.lutRows(frame, y0, y1, curveFor(moment, name, String(signature), curve).ptr);
}
