// The range and step of a slider, in the unit that it shows: seconds, beats, degrees or a plain number.

import { type PlanParam, readParam } from '../../../src/contract/param.ts';

export interface SliderRange {
  min: number;
  max: number;
  step: number;
}

/** Null where the `param` has no range. Steps are round numbers, about a hundred of them; whole ones where all limits are whole. */
export function sliderRange(param: PlanParam): SliderRange | null {
  if (param.low === undefined || param.high === undefined || param.low === param.high) return null;
  const shown = (value: number): number =>
    Number((param.kind === 'angle' ? (value * 180) / Math.PI : value).toPrecision(9));
  const [min, max] = [shown(param.low), shown(param.high)];
  const read = readParam(param, param.usual);
  const usual = 'value' in read && typeof read.value === 'number' ? shown(read.value) : min;
  const isWhole = [min, max, usual].every(Number.isInteger) && max - min >= 4;
  const rough = (max - min) / 100;
  const power = 10 ** Math.floor(Math.log10(rough) + 1e-9);
  const nice = [5, 2, 1].find((each) => each * power <= rough * (1 + 1e-9))! * power;
  const step = isWhole ? Math.max(1, Math.round(nice)) : nice;
  return { min, max, step: Number(step.toPrecision(3)) };
}
