// A use of a `let` or `look`, replaced by its value.

import type { Analysis } from '../../compile.ts';
import type { DefinitionNode, Expr, LetNode, Span } from '../../syntax/tree.ts';
import { exprAt } from '../expr-at.ts';
import type { TextEdit } from '../format.ts';
import { indentAt, reindented } from './layout.ts';

/** What needs no parentheses, wherever it stands. */
const ATOMS = new Set(['number', 'size', 'color', 'string', 'switch', 'call', 'tuple', 'list']);
/** What has its parts between brackets and commas. */
const BRACKETS = new Set(['call', 'tuple', 'list']);

/** `use`: offsets of the name. Null where the name is no expression of its own. */
export function inlinedUse(
  analysis: Analysis,
  { node, base }: { node: LetNode | DefinitionNode; base: number },
  use: Span,
): TextEdit | null {
  const { text } = analysis;
  const at = exprAt(analysis, use.start);
  const call = at?.path.at(-1);
  if (at && call?.k !== 'call') return null;
  const value = reindented(
    text.slice(base + node.value.start, base + node.value.end),
    indentAt(text, base + node.value.start),
    indentAt(text, use.start),
  );
  // A look may be called with empty parentheses.
  const end = node.k === 'look' && at && call?.k === 'call' ? at.base + call.end : use.end;
  const isPlain = node.k === 'look' || isOneValue(text, base, node.value) || standsAlone(at?.path ?? []);
  return { start: use.start, end, newText: isPlain ? value : `(${value})` };
}

/** Whether the text of an expression is one operand: it needs no parentheses, or has them. */
export const isOneValue = (text: string, base: number, expr: Expr): boolean =>
  ATOMS.has(expr.k) || text[base + expr.start] === '(';

/** Whether the last expression of a path is a whole value, argument or item. */
export const standsAlone = (path: readonly Expr[]): boolean => {
  const parent = path.at(-2);
  return path.length > 0 && (!parent || BRACKETS.has(parent.k));
};
