// Tapped times as a change of the text at the cursor: in seconds, or in beats where the author writes beats.

import type { Tap } from '../../../contract/timeline.ts';
import type { Analysis } from '../../compile.ts';
import { gridOf } from '../../plan/grid-of.ts';
import { exprAt } from '../expr-at.ts';
import { statementAt } from '../statement-at.ts';
import { authorUnit } from './author-unit.ts';
import { isMusical, round, writtenLength } from './written-length.ts';

/** Tapped by hand: nobody hits a quarter of a beat exactly. */
const QUARTER = 4;

export function tapEdit(
  analysis: Analysis,
  offset: number,
  taps: readonly Tap[],
): { start: number; end: number; newText: string } {
  const { text } = analysis.main.parsed;
  const statement = statementAt(analysis.main.parsed, offset);
  const inScene = statement?.node?.k === 'scene';
  const grid = gridOf(analysis.facts, analysis.result.plan);
  const beatsOf = ({ scene, reel }: Tap): number =>
    inScene ? grid.between(reel - scene, reel) : grid.between(0, reel);
  const inBeats = authorUnit(analysis, offset) !== 's';
  const times = taps
    .map((tap) => (inBeats ? Math.round(beatsOf(tap) * QUARTER) / QUARTER : round(inScene ? tap.scene : tap.reel, 2)))
    .sort((a, b) => a - b);
  const written = [...new Set(times)].map((time) => writtenLength(time, inBeats ? 'beats' : 's')).join(', ');
  const literal = exprAt(analysis, offset);
  const last = literal?.path.at(-1);
  if (literal && last?.k === 'number' && (isMusical(last.unit) || last.unit === 's' || last.unit === 'ms'))
    return { start: literal.base + last.start, end: literal.base + last.end, newText: written };
  const before = /[\w)\]%"]$/.test(text.slice(0, offset)) ? ' ' : '';
  const after = /^[\w("]/.test(text.slice(offset)) ? ' ' : '';
  return { start: offset, end: offset, newText: before + written + after };
}
