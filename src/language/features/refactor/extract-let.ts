// Extract to `let`: of the scene, or of the whole reel.

import type { Analysis } from '../../compile.ts';
import type { ItemNode, Statement } from '../../syntax/tree.ts';
import { freeName } from './free-name.ts';
import { definitionBefore, indentAt, itemBefore, reindented } from './layout.ts';
import { nameOf } from './name-of.ts';
import { checked, type Refactoring } from './refactoring.ts';
import type { SelectedExpression } from './selected-expression.ts';
import { placeAfter } from './text-edits.ts';

const KIND = 'refactor.extract.let';

export function extractLet(analysis: Analysis, selected: SelectedExpression): Refactoring[] {
  const { expr, place } = selected;
  const isBareName = expr?.k === 'call' && expr.args === null && !expr.member;
  const statement = analysis.main.parsed.statements.find(({ base, node }) => node !== null && base === place.base);
  if (isBareName || !statement || place.statement.k === 'reel' || place.statement.k === 'media') return [];
  const name = freeName(analysis, nameOf(selected));
  const item = itemAround(statement, selected);
  return [
    ...(item ? [draft(selected, name, itemEdit(analysis, selected, name, statement.base + item.start))] : []),
    draft(selected, name, definitionEdit(analysis, selected, name, statement), item !== null),
  ].map((each) => checked(analysis, each));
}

function draft(
  { start, end }: SelectedExpression,
  name: string,
  definition: Refactoring['edits'][number],
  isOfReel = false,
): Refactoring {
  const use = { start, end, newText: name };
  const edits = [definition, use];
  const where = isOfReel ? ' of the reel' : '';
  return { title: `Extract to let${where}`, kind: KIND, edits, rename: placeAfter(edits, use) };
}

function itemEdit(analysis: Analysis, { text, start }: SelectedExpression, name: string, item: number) {
  const value = reindented(text, indentAt(analysis.text, start), indentAt(analysis.text, item));
  return itemBefore(analysis.main.parsed, item, `let ${name} = ${value}`);
}

function definitionEdit(analysis: Analysis, { text, start }: SelectedExpression, name: string, statement: Statement) {
  const value = reindented(text, indentAt(analysis.text, start), '');
  return definitionBefore(analysis.main.parsed, statement, `let ${name} = ${value}`);
}

/** The item of the scene that holds the selection. */
function itemAround({ node, base }: Statement, { start, end }: SelectedExpression): ItemNode | null {
  if (node?.k !== 'scene') return null;
  return node.items.find((item) => base + item.start <= start && end <= base + item.end) ?? null;
}
