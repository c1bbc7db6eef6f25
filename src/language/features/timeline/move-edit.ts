// A segment at another place in the order: its `play` moves, or its scene where no timeline plays them. Comments move along.

import type { Analysis } from '../../compile.ts';
import type { Span, TimelineEntry } from '../../syntax/tree.ts';
import { type OffsetEdit, refused } from './offset-edit.ts';
import { type SegmentSource, segmentSource } from './segment-source.ts';
import { reordered, textBlocks } from './text-blocks.ts';

/** `before`: the segment that is to follow; null: none. */
export function moveEdit(analysis: Analysis, source: SegmentSource, before: number | null): OffsetEdit {
  const target = before === null ? null : segmentSource(analysis, before);
  if (before !== null && !target) return refused('The reel has changed meanwhile. Try again.');
  const places = source.timeline ? inTimeline(source, target) : scenesInOrder(analysis, source, target);
  if (typeof places === 'string') return refused(places);
  const { entries, from, to } = places;
  if (to === from || to === from + 1) return refused('It is there already.');
  const { text, tokens } = analysis.main.parsed;
  const all = textBlocks(text, tokens, entries);
  const first = Math.min(from, to);
  const last = Math.max(from, to - 1);
  const blocks = all.slice(first, last + 1);
  const indices = blocks.map((_, i) => i);
  const order = from < to ? [...indices.slice(1), 0] : [indices.at(-1)!, ...indices.slice(0, -1)];
  const newText = reordered(text, blocks, order);
  return { edits: [{ start: blocks[0]!.start, end: blocks.at(-1)!.end, newText }], problem: null, written: null };
}

/** Spans of the file; the entry at `from` is to stand before the one at `to`. */
interface Places {
  entries: Span[];
  from: number;
  to: number;
}

function inTimeline({ timeline, play, base }: SegmentSource, target: SegmentSource | null): Places | string {
  const path = pathTo(timeline!.entries, play!)!;
  const other = target?.play ? pathTo(timeline!.entries, target.play) : null;
  // The innermost list that holds both; a whole `repeat` moves where the other is outside of it.
  let depth = 0;
  if (other) while (path[depth + 1] && other[depth + 1] && path[depth] === other[depth]) depth++;
  const list = depth === 0 ? timeline!.entries : (path[depth - 1] as { entries: TimelineEntry[] }).entries;
  const from = list.indexOf(path[depth]!);
  const to = other ? list.indexOf(other[depth]!) : list.length;
  const entries = list.map(({ start, end }) => ({ start: base + start, end: base + end }));
  if (other && path[depth] === other[depth])
    return 'Both are the same entry of the timeline: change its order in the text.';
  return { entries, from, to };
}

/** Entries from the outermost to the play itself. */
function pathTo(entries: readonly TimelineEntry[], play: TimelineEntry): TimelineEntry[] | null {
  for (const entry of entries) {
    if (entry === play) return [entry];
    const inner = entry.k === 'repeat' ? pathTo(entry.entries, play) : null;
    if (inner) return [entry, ...inner];
  }
  return null;
}

function scenesInOrder({ main }: Analysis, source: SegmentSource, target: SegmentSource | null): Places {
  const scenes = main.parsed.statements.flatMap(({ node, base }) => (node?.k === 'scene' ? [{ node, base }] : []));
  const indexOf = (each: SegmentSource): number => scenes.findIndex(({ base }) => base === each.scene?.base);
  const entries = scenes.map(({ node, base }) => ({ start: base + node.start, end: base + node.end }));
  return { entries, from: indexOf(source), to: target ? indexOf(target) : entries.length };
}
