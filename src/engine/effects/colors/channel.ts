// A parameter for a channel or a ratio, 0..1.

import { p } from '../../effect-api/params.ts';

export const channel = (value: number, doc: string) =>
  p.number({ default: value, min: 0, max: 1, unit: 'ratio', rate: 'cell', doc });
export const anyHue = (value: number, doc: string) => p.hue({ default: value, min: -1e6, max: 1e6, rate: 'cell', doc });
