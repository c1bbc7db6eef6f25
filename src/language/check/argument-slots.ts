// Assigns arguments to parameters: positional ones first, then named ones.

import { nearest } from '../../catalog/lookup.ts';
import { duplicateName, unknownParameter } from '../../contract/diagnostics/names.ts';
import { syntax } from '../../contract/diagnostics/syntax.ts';
import type { CallExpr, Expr } from '../syntax/tree.ts';
import { type Env, report } from './context.ts';

/** The expression for each name, if given; null if an argument could not be assigned. */
export function argumentSlots(
  env: Env,
  expr: CallExpr,
  owner: string,
  names: readonly string[],
): (Expr | undefined)[] | null {
  const slots: (Expr | undefined)[] = new Array(names.length).fill(undefined);
  let placed = true;
  let named = false;
  let position = 0;
  for (const arg of expr.args ?? []) {
    if (arg.name) {
      named = true;
      const index = names.indexOf(arg.name.text);
      if (index < 0) {
        placed = false;
        const near = nearest(arg.name.text, names);
        report(env, arg.name, unknownParameter.parameter({ owner, name: arg.name.text, near, names }));
      } else if (slots[index]) {
        placed = false;
        report(env, arg.name, duplicateName.argument({ label: `${owner}.${arg.name.text}` }));
      } else slots[index] = arg.value;
      continue;
    }
    if (named) {
      placed = false;
      report(env, arg, syntax.positionalAfterNamed());
      continue;
    }
    if (position >= names.length) {
      placed = false;
      report(env, arg, unknownParameter.tooMany({ owner, names }));
      break;
    }
    slots[position++] = arg.value;
  }
  return placed ? slots : null;
}
