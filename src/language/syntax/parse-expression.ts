// Parses one expression that is part of a string.

import type * as ast from '../generated/ast.ts';
import { lowerStatement } from './lower.ts';
import { reelParser } from './reel-parser.ts';
import type { Expr, SyntaxProblem } from './tree.ts';

const LET = 'let x=';

/** The expression, with offsets as if it began at `start` (at least 6) of its statement; null if it is not one. */
export function parseExpression(source: string, start: number): Expr | null {
  const padded = `${' '.repeat(Math.max(0, start - LET.length))}${LET}${source}`;
  const { value, parserErrors, lexerErrors } = reelParser().parse<ast.Reel>(padded);
  const [statement, ...more] = value?.statements ?? [];
  if (!statement || more.length > 0 || parserErrors.length > 0 || lexerErrors.length > 0) return null;
  const problems: SyntaxProblem[] = [];
  const node = lowerStatement(statement, problems);
  return node.k === 'let' && problems.length === 0 && node.value.k !== 'missing' ? node.value : null;
}
