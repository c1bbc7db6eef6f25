// The end of a segment at another time: a change of the length that the author wrote, or a length for an entry that has none.

import type { Analysis } from '../../compile.ts';
import { gridOf } from '../../plan/grid-of.ts';
import type { OffsetEdit } from './offset-edit.ts';
import { refused } from './offset-edit.ts';
import { lengthSource, type SegmentSource } from './segment-source.ts';
import { lengthIn, writtenLength } from './written-length.ts';

/** Why the end of a segment cannot be moved; null where it can. */
export function fixedReason(analysis: Analysis, source: SegmentSource): string | null {
  const length = lengthSource(analysis, source);
  if (length.k === 'fixed') return length.reason;
  return source.isRepetition ? 'This is a repetition: change the length of the first one, or the text.' : null;
}

export function cutEdit(analysis: Analysis, source: SegmentSource, end: number): OffsetEdit {
  const fixed = fixedReason(analysis, source);
  const length = lengthSource(analysis, source);
  if (fixed !== null || length.k === 'fixed') return refused(fixed ?? '');
  const { start } = source.segment;
  const writing = { grid: gridOf(analysis.facts, analysis.result.plan), fps: analysis.fps };
  const unit = length.k === 'absent' ? length.unit : length.literal.unit;
  const from = length.k === 'until' ? 0 : start;
  const written = writtenLength(lengthIn(unit, from, Math.max(end, start + 1 / writing.fps), writing), unit);
  const edit =
    length.k === 'absent'
      ? { start: length.at, end: length.at, newText: ` for ${written}` }
      : { ...length.at, newText: written };
  return { edits: [edit], problem: null, written };
}
