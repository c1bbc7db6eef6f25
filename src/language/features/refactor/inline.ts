// Inline a `let`, `look` or `field`: every use gets what it stands for, and its definition goes.

import type { Analysis } from '../../compile.ts';
import { wholeLines } from '../../check/load-units.ts';
import type { DefinitionNode, FieldNode, LetNode, Span } from '../../syntax/tree.ts';
import type { TextEdit } from '../format.ts';
import { occurrences, occurrencesOf, type OwnSymbol, symbolAt } from '../symbol-at.ts';
import { inlinedField } from './inlined-field.ts';
import { inlinedUse } from './inlined-use.ts';
import { checked, type Refactoring, refused } from './refactoring.ts';

export interface Elsewhere {
  /** Name of another reel that uses the definition; null: none does. */
  userOf(symbol: OwnSymbol): string | null;
}

const INLINED = new Set<OwnSymbol['kind']>(['let', 'scene let', 'look', 'field']);

/** Null where the cursor is on nothing that could be inlined. */
export function inline(analysis: Analysis, offset: number, elsewhere: Elsewhere): Refactoring | null {
  const symbol = symbolAt(analysis, offset);
  if (!symbol || !INLINED.has(symbol.kind)) return null;
  const what = symbol.kind === 'scene let' ? 'let' : symbol.kind;
  const draft = { title: `Inline ${what} ${symbol.name}`, kind: 'refactor.inline' };
  if (symbol.file !== null)
    return refused(draft, `\`${symbol.name}\` is defined in ${symbol.file.split(/[\\/]/).pop()}; inline it there.`);
  const found = definitionAt(analysis, symbol);
  if (!found) return refused(draft, `\`${symbol.name}\` is a parameter, which each play sets.`);
  const uses = occurrencesOf(analysis, symbol).filter((each) => !each.isDefinition);
  if (uses.length === 0) return refused(draft, `Nothing uses \`${symbol.name}\`.`);
  const other = elsewhere.userOf(symbol);
  if (other !== null) return refused(draft, `${other} uses \`${symbol.name}\` too.`);
  const { node, base } = found;
  const itself = uses.some(({ start }) => base + node.start <= start && start < base + node.end);
  if (itself) return refused(draft, `\`${symbol.name}\` uses itself.`);
  const edits = uses.map((use) =>
    node.k === 'field' ? inlinedField(analysis, { node, base }, use) : inlinedUse(analysis, { node, base }, use),
  );
  if (edits.some((edit) => edit === null)) return refused(draft, `A use of \`${symbol.name}\` is not a plain value.`);
  return checked(analysis, { ...draft, edits: [...outermost(edits as TextEdit[]), removal(analysis, base, node)] });
}

/** A use within another one is part of the text that the other one is replaced by. */
const outermost = (edits: readonly TextEdit[]): TextEdit[] =>
  edits.filter((edit) => !edits.some((other) => other !== edit && other.start <= edit.start && edit.end <= other.end));

type Inlined = LetNode | FieldNode | DefinitionNode;

function definitionAt(analysis: Analysis, { start }: OwnSymbol): { node: Inlined; base: number } | null {
  for (const { node, base } of analysis.main.parsed.statements) {
    if (node?.k === 'let' || node?.k === 'look' || node?.k === 'field') {
      if (base + node.name.start === start) return { node, base };
    } else if (node?.k === 'scene')
      for (const item of node.items)
        if (item.k === 'let' && base + item.name.start === start) return { node: item, base };
  }
  return null;
}

/** The definition, with one of two empty lines that would meet. */
function removal({ main, text }: Analysis, base: number, node: Span): TextEdit {
  const place = { file: null, lines: main.parsed.lines, base };
  const lines = wholeLines(main, place, node);
  const start = base + lines.start;
  let end = base + lines.end;
  if (lines.end === node.end) end += /^[ \t]*/.exec(text.slice(end))![0].length;
  const blank = /^[ \t]*\r?\n/.exec(text.slice(end));
  if (blank && /(^|\n)[ \t]*\r?\n$|^$/.test(text.slice(0, start))) end += blank[0].length;
  return { start, end, newText: '' };
}

/** Whether another reel uses a definition of the file `path`. */
export const doesUse = (other: Analysis, path: string, symbol: OwnSymbol): boolean =>
  occurrences(other).some(
    ({ symbol: each, occurrence }) =>
      occurrence.file !== path && each.file === path && each.start === symbol.start && each.kind === symbol.kind,
  );
