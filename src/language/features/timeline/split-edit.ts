// One segment as two: two plays of its scene, because a reel has no plays that begin within a scene. Where no timeline plays the scenes, one is
// written that does.

import type { Analysis } from '../../compile.ts';
import { gridOf } from '../../plan/grid-of.ts';
import { type OffsetEdit, refused } from './offset-edit.ts';
import { lengthSource, type SegmentSource } from './segment-source.ts';
import { indentAt } from './text-blocks.ts';
import { isMusical, lengthIn, round, writtenLength } from './written-length.ts';

/** `at`: seconds of the reel. */
export function splitEdit(analysis: Analysis, source: SegmentSource, at: number): OffsetEdit {
  const { text } = analysis.main.parsed;
  const { segment, play, base } = source;
  const writing = { grid: gridOf(analysis.facts, analysis.result.plan), fps: analysis.fps };
  const frame = 1 / writing.fps;
  if (at < segment.start + frame - 1e-6 || at > segment.end - frame + 1e-6)
    return refused('There is nothing to split here: put the playhead inside the segment.');
  const length = lengthSource(analysis, source);
  if (length.k === 'fixed' && !play?.until) return refused(length.reason);
  const isUntil = play !== null && play.until !== null;
  const unit =
    isUntil || length.k === 'fixed' ? unitOfUntil(source) : length.k === 'absent' ? length.unit : length.literal.unit;
  const whole = length.k === 'absent' ? length.value : length.k === 'length' ? length.literal.value : null;
  const first = lengthIn(unit, segment.start, at, writing);
  const rest = whole === null ? null : round(whole - first, 3);
  if (!isUntil && (rest === null || rest <= 0))
    return refused('There is nothing to split here: put the playhead inside the segment.');
  const ends = [
    `for ${writtenLength(first, unit)}`,
    play?.until
      ? `until ${text.slice(base + play.until.start, base + play.until.end)}`
      : `for ${writtenLength(rest!, unit)}`,
  ];
  if (play) {
    const written = text.slice(base + play.start, base + play.end);
    const end = play.length ?? play.until;
    const head = end ? text.slice(base + play.start, base + end.start).replace(/\s*\b(for|until)\s*$/, '') : written;
    const newText = ends.map((each) => `${head} ${each}`).join(separator(text, base + play.start));
    return { edits: [{ start: base + play.start, end: base + play.end, newText }], problem: null, written: null };
  }
  return { edits: [newTimeline(analysis, source, ends)], problem: null, written: null };
}

/** `until` in beats, bars, sections or drops goes with lengths in beats. */
function unitOfUntil({ play }: SegmentSource): string {
  const until = play?.until;
  if (until?.k === 'number') return isMusical(until.unit) ? 'beats' : 's';
  return until?.k === 'call' ? 'beats' : 's';
}

/** Between two entries: as the one at this offset is laid out. */
function separator(text: string, start: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const isAlone = /^[ \t]*$/.test(text.slice(lineStart, start));
  return isAlone ? `\n${indentAt(text, start)}` : '  ';
}

function newTimeline(
  { main }: Analysis,
  { scene }: SegmentSource,
  ends: readonly string[],
): OffsetEdit['edits'][number] {
  const { text, statements } = main.parsed;
  const scenes = statements.flatMap(({ node, base }) =>
    node?.k === 'scene' && node.name.text !== '' ? [{ node, base }] : [],
  );
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const plays = scenes.flatMap(({ node, base }) =>
    base === scene?.base ? ends.map((end) => `play ${node.name.text} ${end}`) : [`play ${node.name.text}`],
  );
  const last = scenes.at(-1)!;
  const at = last.base + last.node.end;
  return { start: at, end: at, newText: `\n\ntimeline {\n${plays.map((play) => `${indent}${play}\n`).join('')}}` };
}
