// A number under the cursor: the range of its parameter in the unit that it is written in.

import { FRAME_UNIT_PX } from '../../../contract/defaults.ts';
import type { NumberTweak } from '../../../contract/tweak.ts';
import type { Analysis } from '../../compile.ts';
import type { NumberExpr } from '../../syntax/tree.ts';
import type { OwnerSpec as Spec } from './owner-of.ts';

/** The number in its unit, with the range of a slider or the turn of a knob. */
export function numberTweak(
  { fps }: Analysis,
  { value: written, unit, raw }: NumberExpr,
  isNegative: boolean,
  spec: Spec | null,
): Omit<NumberTweak, 'range' | 'text' | 'label'> {
  const value = isNegative ? -Math.abs(written) : written;
  const factor = factorOf(unit, spec, fps);
  const inUnit = (base: number | undefined): number | null =>
    base === undefined || factor === null || Math.abs(base) > MOST ? null : Number((base / factor).toPrecision(9));
  const min = inUnit(spec?.min);
  const max = inUnit(spec?.max);
  const usual = typeof spec?.default === 'number' ? inUnit(spec.default) : null;
  const isWhole = spec?.kind === 'integer' || unit === 'f';
  const { low, high } = sliderEnds(value, usual, min, max, isWhole);
  const decimals = isWhole ? 0 : (raw.split('.')[1]?.match(/^\d*/)?.[0].length ?? 0);
  const rough = niceStep((high - low) / 200);
  const step = isWhole ? 1 : Math.min(rough, Math.max(10 ** -decimals, rough / 10));
  const isAngle = spec?.kind === 'angle' || spec?.kind === 'hue' || TURNS.has(unit);
  const turn = TURNS.get(unit) ?? (spec?.kind === 'hue' ? 1 : 2 * Math.PI);
  const form = isAngle ? 'angle' : 'line';
  return { kind: 'number', form, turn, value, unit, low, high, step, min, max, usual };
}

/** A full turn in units of angles. */
const TURNS: ReadonlyMap<string, number> = new Map([
  ['deg', 360],
  ['turn', 1],
  ['rad', 2 * Math.PI],
]);

/** Limits beyond this mean that there are none. */
const MOST = 1e5;

/** A slider shows the whole range of a parameter, unless the range is so wide that the value would be lost in it. */
export function sliderEnds(
  value: number,
  usual: number | null,
  min: number | null,
  max: number | null,
  isWhole: boolean,
): { low: number; high: number } {
  const scale = Math.max(Math.abs(value), Math.abs(usual ?? 0), isWhole ? 4 : 0.5);
  const least = min ?? (value < 0 || (min === null && max === null && value <= 0) ? -2 * scale : 0);
  const low = min !== null && min >= -8 * scale ? min : Math.max(least, value < 0 ? -2 * scale : Math.min(0, least));
  const high = max !== null && max <= 8 * scale ? max : 2 * scale;
  const neat = (end: number): number => Number(end.toPrecision(3));
  return { low: neat(Math.min(low, value)), high: neat(Math.max(high, value)) };
}

/** 1, 2 or 5 times a power of ten. */
export function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1e-6)) + 1e-9);
  return [5, 2, 1].find((each) => each * power <= rough * (1 + 1e-9))! * power;
}

/** What one of the written unit is in the unit of the parameter; null where that depends on the music. */
export function factorOf(unit: string, spec: Spec | null, fps: number): number | null {
  switch (unit) {
    case '':
    case 's':
      return 1;
    case 'ms':
      return 0.001;
    case 'f':
      return 1 / fps;
    case '%':
      return 0.01;
    case 'px':
      return spec?.unit === 'px' ? 1 : 1 / FRAME_UNIT_PX;
    case 'deg':
      return spec?.kind === 'hue' ? 1 / 360 : Math.PI / 180;
    case 'turn':
      return spec?.kind === 'hue' ? 1 : 2 * Math.PI;
    case 'rad':
      return spec?.kind === 'hue' ? 1 / (2 * Math.PI) : 1;
    default:
      return null;
  }
}
