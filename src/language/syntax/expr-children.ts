// The expressions that an expression is made of.

import type { Expr } from './tree.ts';

export function exprChildren(expr: Expr): Expr[] {
  switch (expr.k) {
    case 'call':
      return (expr.args ?? []).map(({ value }) => value);
    case 'tuple':
      return expr.items;
    case 'list':
      return expr.items.flatMap(({ at, value }) => (at ? [at, value] : [value]));
    case 'unary':
      return [expr.operand];
    case 'binary':
      return [expr.first, ...expr.rest.map(({ right }) => right)];
    case 'power':
      return expr.items;
    case 'ternary':
      return [...expr.branches.flatMap(({ condition, then }) => [condition, then]), expr.otherwise];
    case 'pipe':
      return expr.stages;
    default:
      return [];
  }
}
