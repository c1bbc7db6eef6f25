// A gesture on the strip as changes of the text, or the reason why it is refused.

import type { TimelineEdit, TimelineGesture } from '../../../contract/timeline.ts';
import type { Analysis } from '../../compile.ts';
import { cutEdit } from './cut-edit.ts';
import { moveEdit } from './move-edit.ts';
import { type OffsetEdit, refused } from './offset-edit.ts';
import { segmentSource } from './segment-source.ts';
import { splitEdit } from './split-edit.ts';

/** All but the version, which the server knows. */
export function timelineEdit(analysis: Analysis, gesture: TimelineGesture): Omit<TimelineEdit, 'version'> {
  const { edits, problem, written } = offsetEdit(analysis, gesture);
  const { lines } = analysis.main.parsed;
  return {
    edits: edits.map(({ start, end, newText }) => ({ range: lines.range(start, end), newText })),
    problem,
    written,
  };
}

function offsetEdit(analysis: Analysis, gesture: TimelineGesture): OffsetEdit {
  const source = segmentSource(analysis, gesture.segment);
  if (!source) return refused('The reel has changed meanwhile. Try again.');
  if (gesture.do === 'cut') return cutEdit(analysis, source, gesture.end);
  return gesture.do === 'move' ? moveEdit(analysis, source, gesture.before) : splitEdit(analysis, source, gesture.at);
}
