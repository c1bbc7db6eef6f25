// What names and arguments in the text stand for, as the compiler resolved them.

import type { ParamSpec } from '../../contract/catalog-entry.ts';
import type { Analysis, Link } from '../compile.ts';
import type { ArgExpr, CallExpr } from '../syntax/tree.ts';

/** The target of a name in the text of the reel. */
export const targetAt = (analysis: Analysis, start: number): Link['target'] | null =>
  analysis.links.find((link) => link.file === null && link.start === start)?.target ?? null;

/** The parameter of a built-in that an argument is for. */
export function specOf(analysis: Analysis, base: number, call: CallExpr, index: number): ParamSpec | null {
  const args = call.args ?? [];
  const arg: ArgExpr | undefined = args[index];
  if (!arg) return null;
  if (arg.name) {
    const target = targetAt(analysis, base + arg.name.start);
    return target?.t === 'entryParameter' ? target.spec : null;
  }
  const target = targetAt(analysis, base + call.name.start);
  return target?.t === 'entry' ? (target.entry.params[index] ?? null) : null;
}
