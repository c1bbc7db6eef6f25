// What an extracted value would be called: what it is for, else what it is.

import type { SelectedExpression } from './selected-expression.ts';

/** May be taken. */
export function nameOf({ place, expr }: SelectedExpression): string {
  const index = expr ? place.path.indexOf(expr) : -1;
  const parent = index > 0 ? place.path[index - 1] : undefined;
  const argument = parent?.k === 'call' ? parent.args?.find(({ value }) => value === expr)?.name?.text : undefined;
  if (argument) return argument;
  if (expr?.k === 'call') return expr.member?.text ?? expr.name.text;
  if (expr?.k === 'color') return 'tint';
  const setting = place.setting?.name.text;
  // `value` means something in layers.
  return setting === undefined || setting === 'value' ? 'amount' : setting;
}
