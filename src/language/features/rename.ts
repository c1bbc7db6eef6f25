// Renaming a name of the author's, in its own file, in those it imports, and in others that import the same.

import { LIBRARY } from '../../catalog/library.ts';
import type { Analysis } from '../compile.ts';
import { type Occurrence, nameProblem, occurrences, occurrencesOf, type OwnSymbol, symbolAt } from './symbol-at.ts';
import { statementAt } from './statement-at.ts';

export interface RenameTarget {
  symbol: OwnSymbol;
  start: number;
  end: number;
}

/** The name at the place, if it can be renamed. */
export function prepareRename(analysis: Analysis, offset: number): RenameTarget | null {
  const symbol = symbolAt(analysis, offset);
  if (!symbol || (symbol.file !== null && LIBRARY.has(symbol.file))) return null;
  const here = occurrencesOf(analysis, symbol).find(
    (each) => each.file === null && each.start <= offset && offset <= each.end,
  );
  return here ? { symbol, start: here.start, end: here.end } : null;
}

/** A file's edits; `path` is null for the analysed text itself. */
export interface FileEdits {
  path: string | null;
  spans: { start: number; end: number }[];
}

/**
 * Every place to change. `others`: analyses of further reels by path, which may import the same file.
 * Throws with a sentence where the new name can't be one.
 */
export function renameEdits(
  analysis: Analysis,
  path: string | null,
  symbol: OwnSymbol,
  newName: string,
  others: ReadonlyMap<string, Analysis> = new Map(),
): FileEdits[] {
  const problem = nameProblem(newName);
  if (problem) throw new Error(problem);
  if (newName !== symbol.name && isTaken(analysis, symbol, newName))
    throw new Error(`There is already a ${symbol.kind} \`${newName}\` here.`);
  const home = symbol.file ?? path;
  const files = new Map<string | null, Map<number, number>>();
  const add = (file: string | null, occurrence: Occurrence): void => {
    const spans = files.get(file) ?? new Map<number, number>();
    spans.set(occurrence.start, occurrence.end);
    files.set(file, spans);
  };
  for (const occurrence of occurrencesOf(analysis, symbol)) add(occurrence.file, occurrence);
  for (const [otherPath, other] of others) {
    if (otherPath === path) continue;
    const file = otherPath === home ? null : home;
    if (!other.units.some((unit) => unit.file === file)) continue;
    for (const occurrence of occurrencesOf(other, { ...symbol, file })) {
      const where = occurrence.file ?? otherPath;
      add(where === path ? null : where, occurrence);
    }
  }
  return [...files].map(([file, spans]) => ({
    path: file,
    spans: [...spans].map(([start, end]) => ({ start, end })).sort((a, b) => a.start - b.start),
  }));
}

function isTaken(analysis: Analysis, symbol: OwnSymbol, name: string): boolean {
  const scope = statementOf(analysis, symbol);
  return occurrences(analysis).some(
    ({ symbol: other, occurrence }) =>
      occurrence.isDefinition &&
      other.kind === symbol.kind &&
      other.name === name &&
      other.file === symbol.file &&
      (symbol.kind === 'parameter' || symbol.kind === 'scene let' || symbol.kind === 'layer'
        ? statementOf(analysis, other) === scope
        : true),
  );
}

function statementOf(analysis: Analysis, symbol: OwnSymbol): unknown {
  const unit = analysis.units.find((each) => each.file === symbol.file);
  return unit && statementAt(unit.parsed, symbol.start, symbol.end);
}
