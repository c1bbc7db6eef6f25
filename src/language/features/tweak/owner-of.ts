// What the value of an expression goes to.

import type { ParamSpec } from '../../../contract/catalog-entry.ts';
import type { Analysis } from '../../compile.ts';
import type { Expr } from '../../syntax/tree.ts';
import type { ExprPlace } from '../expr-at.ts';
import { specOf, targetAt } from '../spec-of.ts';

export type OwnerSpec = Pick<ParamSpec, 'name' | 'kind' | 'min' | 'max' | 'default' | 'words' | 'unit'>;

/** The parameter that the value of an expression goes to, if nothing is computed with it, and how the editor calls it. */
export function ownerOf(
  analysis: Analysis,
  { path, base, setting }: ExprPlace,
  expr: Expr,
): { spec: OwnerSpec | null; label: string } {
  const parent = path[path.indexOf(expr) - 1];
  if (!parent) {
    const target = setting ? targetAt(analysis, base + setting.name.start) : null;
    const spec = target?.t === 'setting' || target?.t === 'entryParameter' ? (target.spec as OwnerSpec) : null;
    return { spec, label: setting?.name.text ?? 'value' };
  }
  if (parent.k !== 'call') return { spec: null, label: setting?.name.text ?? 'value' };
  const index = (parent.args ?? []).findIndex(({ value }) => value === expr);
  const spec = specOf(analysis, base, parent, index);
  return { spec, label: spec ? `${parent.name.text}.${spec.name}` : parent.name.text };
}
