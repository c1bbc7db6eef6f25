// A use of a `field`, replaced by its expression with the arguments in place of the parameters.

import type { Analysis } from '../../compile.ts';
import type { Expr, FieldNode, Span } from '../../syntax/tree.ts';
import { exprAt } from '../expr-at.ts';
import type { TextEdit } from '../format.ts';
import { isOneValue, standsAlone } from './inlined-use.ts';
import { indentAt, reindented } from './layout.ts';
import { applyEdits } from './text-edits.ts';

/** `use`: offsets of the field's name. Null where it is no call of its own. */
export function inlinedField(
  analysis: Analysis,
  { node, base }: { node: FieldNode; base: number },
  use: Span,
): TextEdit | null {
  const { text } = analysis;
  const at = exprAt(analysis, use.start);
  const call = at?.path.at(-1);
  if (!at || call?.k !== 'call' || at.base + call.name.start !== use.start) return null;
  /** By parameter: its text, and whether it can stand anywhere without parentheses. */
  const values = new Map<string, { text: string; isOne: boolean }>();
  for (const [i, { name, value: usual }] of node.params.entries()) {
    const given = call.args?.find((arg) => arg.name?.text === name.text) ?? unnamed(call.args?.[i]);
    if (given)
      values.set(name.text, {
        text: text.slice(at.base + given.value.start, at.base + given.value.end),
        isOne: isOneValue(text, at.base, given.value),
      });
    else if (usual)
      values.set(name.text, {
        text: withParameters(analysis, base, usual, values),
        isOne: isOneValue(text, base, usual),
      });
  }
  const written = reindented(
    withParameters(analysis, base, node.value, values),
    indentAt(text, base + node.value.start),
    indentAt(text, use.start),
  );
  const isPlain = isOneValue(text, base, node.value) || standsAlone(at.path);
  return { start: at.base + call.start, end: at.base + call.end, newText: isPlain ? written : `(${written})` };
}

const unnamed = <A extends { name: unknown }>(arg: A | undefined): A | undefined => (arg?.name ? undefined : arg);

/** The text of an expression of the field, with values in place of its parameters. */
function withParameters(
  analysis: Analysis,
  base: number,
  expr: Expr,
  values: ReadonlyMap<string, { text: string; isOne: boolean }>,
): string {
  const start = base + expr.start;
  const edits = analysis.links.flatMap((link): TextEdit[] => {
    if (link.file !== null || link.target.t !== 'parameter' || link.start < start || link.end > base + expr.end)
      return [];
    const value = values.get(link.target.name);
    const path = exprAt(analysis, link.start)?.path ?? [];
    const call = path.at(-1);
    // The name of an argument is not a use.
    if (!value || call?.k !== 'call' || call.args !== null || base + call.name.start !== link.start) return [];
    const newText = value.isOne || standsAlone(path) ? value.text : `(${value.text})`;
    return [{ start: link.start - start, end: link.end - start, newText }];
  });
  return applyEdits(analysis.text.slice(start, base + expr.end), edits);
}
