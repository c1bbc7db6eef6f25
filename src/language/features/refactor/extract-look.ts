// Extract to `look`: a chain of shaders, or some stages of one.

import type { Analysis } from '../../compile.ts';
import { targetAt } from '../spec-of.ts';
import { freeName } from './free-name.ts';
import { definitionBefore, indentAt, reindented } from './layout.ts';
import { checked, type Refactoring } from './refactoring.ts';
import type { SelectedExpression } from './selected-expression.ts';
import { placeAfter } from './text-edits.ts';

/** Whether the expressions at the place are shaders. */
export function isShaderChain(analysis: Analysis, { place }: SelectedExpression): boolean {
  if (place.statement.k === 'look') return true;
  const target = place.setting && targetAt(analysis, place.base + place.setting.name.start);
  return target?.t === 'setting' && target.spec.kind === 'shaders';
}

export function extractLook(analysis: Analysis, selected: SelectedExpression): Refactoring[] {
  const chain = selected.place.path[0];
  if (!chain || !isShaderChain(analysis, selected)) return [];
  const { base } = selected.place;
  const stages = chain.k === 'pipe' ? chain.stages : [chain];
  const isLook = chain.k === 'call' && targetAt(analysis, base + chain.name.start)?.t === 'definition';
  // With a cursor, the whole chain; a selection must be stages, not the arguments of one.
  const isOfStages =
    stages.some(({ start }) => base + start === selected.start) &&
    stages.some(({ end }) => base + end === selected.end);
  if (isLook || (selected.isSelection && !isOfStages)) return [];
  const { start, end } = selected.isSelection ? selected : { start: base + chain.start, end: base + chain.end };
  const statement = analysis.main.parsed.statements.find((each) => each.node !== null && each.base === base)!;
  const name = freeName(analysis, sceneName(selected));
  const value = reindented(analysis.text.slice(start, end), indentAt(analysis.text, start), '');
  const use = { start, end, newText: name };
  const edits = [definitionBefore(analysis.main.parsed, statement, `look ${name} = ${value}`), use];
  const draft = { title: 'Extract to look', kind: 'refactor.extract.look', edits, rename: placeAfter(edits, use) };
  return [checked(analysis, draft)];
}

const sceneName = ({ place: { statement } }: SelectedExpression): string =>
  statement.k === 'scene' && statement.name.text !== '' ? `${statement.name.text}Look` : 'finish';
