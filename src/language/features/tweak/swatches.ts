// Colours of the reel, to choose from.

import { hexColor } from '../../../contract/hex-color.ts';
import type { Analysis } from '../../compile.ts';
import { exprChildren } from '../../syntax/expr-children.ts';
import type { Expr } from '../../syntax/tree.ts';

const MOST = 24;

/** The colours of the reel's `colors` statements, each once. */
export function swatchesOf({ main }: Analysis): string[] {
  const found = new Set<string>();
  const visit = (expr: Expr): void => {
    if (expr.k === 'color' && expr.rgb) found.add(hexColor(expr.rgb));
    for (const child of exprChildren(expr)) visit(child);
  };
  for (const { node } of main.parsed.statements) if (node?.k === 'colors') visit(node.value);
  return [...found].slice(0, MOST);
}

export const backgroundOf = ({ result }: Analysis): string => hexColor(result.plan.background);
