// The marked range: of the whole reel, across its scenes; of a scene alone where no timeline plays it.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';
import type { Marks } from '../../../src/contract/webview.ts';

export const NO_MARKS: Marks = { scene: null, in: null, out: null };

type Shown = Pick<PreviewInfo, 'scene' | 'segment' | 'segments' | 'duration'>;

/** In whose seconds marks of what is shown are. */
const ownerOf = ({ scene, segment }: Shown): string | null => (segment === null ? scene : null);

/** Seconds that marks of what is shown can have. */
export const markableSeconds = ({ segment, segments, duration }: Shown): number =>
  segment === null ? duration : (segments.at(-1)?.end ?? duration);

/** The marks, if they are of what is shown. */
export function shownMarks(marks: Marks, info: Shown | null): Marks {
  return info !== null && marks.scene === ownerOf(info) ? marks : NO_MARKS;
}

/** Marks this time; the same mark again removes it, and so does a mark on the wrong side of the other one. */
export function marked(marks: Marks, info: Shown, which: 'in' | 'out', seconds: number): Marks {
  const at = Math.round(seconds * 1e6) / 1e6;
  const next = { ...shownMarks(marks, info), scene: ownerOf(info) };
  next[which] = next[which] === at ? null : at;
  if (next.in !== null && next.out !== null && next.out <= next.in) next[which === 'in' ? 'out' : 'in'] = null;
  return next;
}

/** From mark to mark; a missing one is the end of the reel. Null without marks, and where nothing of it is left. */
export function markedRange(marks: Marks, info: Shown | null): { from: number; to: number } | null {
  const { in: from, out: to } = shownMarks(marks, info);
  if (info === null || (from === null && to === null)) return null;
  const range = { from: from ?? 0, to: Math.min(to ?? Infinity, markableSeconds(info)) };
  return range.to > range.from ? range : null;
}
