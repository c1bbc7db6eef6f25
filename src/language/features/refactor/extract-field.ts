// Extract to `field`: an expression whose local names (lets and parameters of the scene or field) become parameters.

import type { Analysis } from '../../compile.ts';
import { isShaderChain } from './extract-look.ts';
import { freeName } from './free-name.ts';
import { definitionBefore, indentAt, reindented } from './layout.ts';
import { nameOf } from './name-of.ts';
import { checked, type Refactoring } from './refactoring.ts';
import type { SelectedExpression } from './selected-expression.ts';
import { placeAfter } from './text-edits.ts';

const LITERALS = new Set(['number', 'size', 'color', 'string', 'switch', 'tuple', 'list', 'missing']);

export function extractField(analysis: Analysis, selected: SelectedExpression): Refactoring[] {
  const { expr, place, start, end, text } = selected;
  const { k } = place.statement;
  const isBareName = expr?.k === 'call' && expr.args === null;
  if ((k !== 'scene' && k !== 'let' && k !== 'field') || isBareName || isShaderChain(analysis, selected)) return [];
  if (expr && LITERALS.has(expr.k)) return [];
  const statement = analysis.main.parsed.statements.find((each) => each.node !== null && each.base === place.base)!;
  const name = freeName(analysis, nameOf(selected));
  const locals = localNames(analysis, start, end);
  const value = reindented(text, indentAt(analysis.text, start), '');
  const use = { start, end, newText: `${name}(${locals.join(', ')})` };
  const edits = [
    definitionBefore(analysis.main.parsed, statement, `field ${name}(${locals.join(', ')}) = ${value}`),
    use,
  ];
  const draft = { title: 'Extract to field', kind: 'refactor.extract.field', edits, rename: placeAfter(edits, use) };
  return [checked(analysis, draft)];
}

/** Names within the offsets that mean something in this scene or field only. */
function localNames({ links, text }: Analysis, start: number, end: number): string[] {
  const local = links.filter(
    (link) =>
      link.file === null &&
      start <= link.start &&
      link.end <= end &&
      (link.target.t === 'let' || link.target.t === 'parameter') &&
      !isArgumentName(text, link.end),
  );
  return [...new Set(local.map((link) => text.slice(link.start, link.end)))];
}

/** `arms` of `swirl(arms: 3)` is the field's, not of the place. */
const isArgumentName = (text: string, end: number): boolean => /^\s*:/.test(text.slice(end, end + 20));
