// Completion of times: moments of the music near the cursor, written as the author writes times.

import { CompletionItemKind } from 'vscode-languageserver';
import type { Analysis } from '../../compile.ts';
import { gridOf } from '../../plan/grid-of.ts';
import { readNumber } from '../../syntax/literals.ts';
import type { Draft } from '../completion-snippets.ts';
import type { CursorContext } from '../cursor-context.ts';
import { authorUnit } from '../timeline/author-unit.ts';
import { lengthIn, writtenLength } from '../timeline/written-length.ts';
import { clockTime } from './clock-time.ts';
import { type Moment, momentsOf } from './moments.ts';
import { type TimePlace, timePlace } from './time-place.ts';

/** A list that is read at a glance. */
const MOST_BARS = 32;
const MOST_BEATS = 16;
const MOST_NEAR = 12;
const UNITS = new Set(['s', 'ms', 'f', 'beat', 'beats', 'bar', 'bars']);

/** None where no time is written, or the reel has no audio. */
export function momentDrafts(analysis: Analysis, context: CursorContext, offset: number): Draft[] {
  const place = timePlace(analysis, context, offset);
  if (!place) return [];
  const known = momentsOf(analysis, place.from, place.to).filter(
    ({ point }) => place.form !== 'point' || point !== null,
  );
  const typed = context.place === 'number' ? readNumber(context.prefix) : null;
  if (typed && Number.isNaN(typed.value)) return [];
  const unit = typed && UNITS.has(typed.unit) ? typed.unit : authorUnit(analysis, offset);
  const writing = { grid: gridOf(analysis.facts, analysis.result.plan), fps: analysis.fps };
  const write = ({ at, point }: Moment): string =>
    place.form === 'point' ? point! : written(place, at, unit, writing);
  const draftOf = (moment: Moment, rank: number): Draft => {
    const newText = write(moment);
    return {
      label: `${moment.names.join(' · ')} · ${clockTime(moment.at)}`,
      kind: CompletionItemKind.Event,
      detail: newText,
      snippet: newText,
      // Else the editor filters by the label, in which the digits mean something else.
      ...(typed ? { filter: `${context.prefix} ${newText}` } : {}),
      rank,
    };
  };
  if (!typed) return listed(known).map((moment) => draftOf(moment, 0));
  const meant = place.origin + typed.value * secondsOf(unit, place.origin, writing);
  return known
    .toSorted((a, b) => Math.abs(a.at - meant) - Math.abs(b.at - meant))
    .slice(0, MOST_NEAR)
    .map((moment) => draftOf(moment, 2));
}

/** Drops and sections first, then the next bars, then the next beats. */
function listed(moments: readonly Moment[]): Moment[] {
  const ofRank = (low: number, high: number) => moments.filter(({ rank }) => low <= rank && rank <= high);
  return [...ofRank(0, 1), ...ofRank(2, 2).slice(0, MOST_BARS), ...ofRank(3, 3).slice(0, MOST_BEATS)];
}

type Writing = Parameters<typeof lengthIn>[3];

function written({ origin }: TimePlace, at: number, unit: string, writing: Writing): string {
  // A time may be 0; a length is at least a frame.
  const isStart = at - origin < 0.5 / writing.fps;
  const value = isStart ? 0 : lengthIn(unit, origin, at, writing);
  const isOddBar = /^bars?$/.test(unit) && !Number.isInteger(value * 4);
  return isOddBar ? writtenLength(lengthIn('beats', origin, at, writing), 'beats') : writtenLength(value, unit);
}

/** Seconds of one of the unit, near the start of the place. */
function secondsOf(unit: string, origin: number, { grid, fps }: Writing): number {
  if (unit === 's') return 1;
  if (unit === 'ms') return 0.001;
  if (unit === 'f') return 1 / fps;
  return grid.after(origin, unit.startsWith('bar') ? 4 : 1) - origin;
}
