// The unit in which the author writes times around a place.

import type { Analysis } from '../../compile.ts';
import { statementAt } from '../statement-at.ts';

type AuthorUnit = 'beats' | 'bars' | 's';

/** Of the statement at the offset; where it has no times, of the whole reel. */
export function authorUnit(analysis: Analysis, offset: number): AuthorUnit {
  const { text } = analysis.main.parsed;
  const statement = statementAt(analysis.main.parsed, offset);
  const own = statement ? text.slice(statement.base, statement.base + statement.length) : '';
  return unitIn(own) ?? unitIn(text) ?? 's';
}

/** Null where there are no times. */
function unitIn(text: string): AuthorUnit | null {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  const [beats, bars, seconds] = [/\d(?:beats?)\b/g, /\d(?:bars?)\b/g, /\d(?:s|ms)\b/g].map(count) as [
    number,
    number,
    number,
  ];
  if (beats + bars + seconds === 0) return null;
  if (beats + bars < seconds) return 's';
  return bars > beats ? 'bars' : 'beats';
}
