// The expression that is selected, or that the cursor is on.

import type { Analysis } from '../../compile.ts';
import type { Expr, Span } from '../../syntax/tree.ts';
import { type ExprPlace, exprAt } from '../expr-at.ts';

/** Offsets are of the text. */
export interface SelectedExpression extends Span {
  place: ExprPlace;
  /** Null where it is a part of an operation: the beginning of a sum, some stages of a chain. */
  expr: Expr | null;
  /** The text, without parentheses around it. */
  text: string;
  /** Selected by hand. */
  isSelection: boolean;
}

export function selectedExpression(analysis: Analysis, start: number, end: number): SelectedExpression | null {
  return start === end ? expressionAt(analysis, start) : selection(analysis, start, end);
}

function expressionAt(analysis: Analysis, offset: number): SelectedExpression | null {
  const place = exprAt(analysis, offset);
  const last = place?.path.at(-1);
  if (!place || !last || last.k === 'missing') return null;
  const parent = place.path.at(-2);
  const expr = last.k === 'number' && parent?.k === 'unary' ? parent : last;
  const span = { start: place.base + expr.start, end: place.base + expr.end };
  return { ...span, place, expr, text: analysis.text.slice(span.start, span.end), isSelection: false };
}

function selection({ text, ...rest }: Analysis, start: number, end: number): SelectedExpression | null {
  const analysis = { text, ...rest };
  const inner = bare(text, { start, end });
  if (inner.start >= inner.end) return null;
  const place = exprAt(analysis, inner.start);
  if (!place) return null;
  for (const expr of place.path) {
    for (const span of [expr, ...partsOf(expr)]) {
      const found = bare(text, { start: place.base + span.start, end: place.base + span.end });
      if (found.start !== inner.start || found.end !== inner.end) continue;
      const outer = trimmed(text, { start, end });
      return {
        ...outer,
        place,
        expr: span === expr ? expr : null,
        text: text.slice(inner.start, inner.end),
        isSelection: true,
      };
    }
  }
  return null;
}

/** The parts of an operation that are values themselves: `a + b` of `a + b + c`, stages of a chain. */
function partsOf(expr: Expr): Span[] {
  if (expr.k === 'binary') return expr.rest.map(({ right }) => ({ start: expr.start, end: right.end }));
  if (expr.k !== 'pipe') return [];
  return expr.stages.flatMap(({ start }, i) => expr.stages.slice(i + 1).map(({ end }) => ({ start, end })));
}

function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end);
  return { start: start + inner.length - inner.trimStart().length, end: end - inner.length + inner.trimEnd().length };
}

/** Without white space and parentheses around it. */
function bare(text: string, span: Span): Span {
  const { start, end } = trimmed(text, span);
  if (text[start] !== '(' || text[end - 1] !== ')') return { start, end };
  let depth = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0 && i < end - 1) return { start, end };
  }
  return bare(text, { start: start + 1, end: end - 1 });
}
