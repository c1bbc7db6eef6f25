// A number with its sign as it is written, so that a hand can put another one in its place.

import { FRAME_UNIT_PX } from '../../../contract/defaults.ts';
import type { NumberSlot } from '../../../contract/handle.ts';
import type { Analysis } from '../../compile.ts';
import type { Expr } from '../../syntax/tree.ts';

/** The number and its unit; null for anything else, such as an expression. */
export function signedNumber(expr: Expr): { value: number; unit: string; decimals: number } | null {
  if (expr.k === 'unary' && expr.op === '-') {
    const operand = signedNumber(expr.operand);
    return operand && { ...operand, value: -operand.value };
  }
  if (expr.k !== 'number') return null;
  const decimals = expr.raw.split('.')[1]?.match(/^\d*/)?.[0].length ?? 0;
  return { value: expr.value, unit: expr.unit, decimals };
}

const FACTORS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['%', 0.01],
  ['px', 1 / FRAME_UNIT_PX],
]);

/** A coordinate or length; null where it is an expression. */
export function numberSlot({ main }: Analysis, base: number, expr: Expr): (NumberSlot & { value: number }) | null {
  const number = signedNumber(expr);
  const factor = number && FACTORS.get(number.unit);
  if (!number || factor === undefined || factor === null) return null;
  const { lines, text } = main.parsed;
  const [start, end] = [base + expr.start, base + expr.end];
  return {
    range: lines.range(start, end),
    text: text.slice(start, end),
    unit: number.unit,
    factor,
    value: number.value * factor,
  };
}
