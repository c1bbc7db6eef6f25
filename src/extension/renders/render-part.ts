// The part of a reel that a render draws.

import { sceneFileName } from '../../contract/scene-name.ts';

/** Seconds of the reel; of `scene`, where no timeline plays it. */
export interface RenderRange {
  range: { from: number; to: number };
  scene?: string;
}
/** What to render: the whole reel, a range of it, a segment by number, or a scene by name (also one that no timeline plays). */
export type RenderPart = { whole: true } | RenderRange | { segment: number; scene: string } | { scene: string };

/** `12.5s–18s`. */
export const rangeText = ({ from, to }: RenderRange['range'], between = '–'): string =>
  [from, to].map((seconds) => `${Number(seconds.toFixed(3))}s`).join(between);

/** A part for people, behind the name of its reel; the whole reel has none. */
export const partName = (part: RenderPart): string | null =>
  'whole' in part ? null : 'range' in part ? [part.scene, rangeText(part.range)].filter(Boolean).join(' ') : part.scene;

/** Names a part, so that parts can be compared. */
export const partKey = (part: RenderPart): string =>
  'whole' in part
    ? 'reel'
    : 'range' in part
      ? `range ${part.scene ?? ''} ${part.range.from} ${part.range.to}`
      : 'segment' in part
        ? `segment ${part.segment}`
        : `scene ${part.scene}`;

/** What follows the reel's name in that of a part's file. */
export function partSuffix(part: RenderPart): string {
  if ('whole' in part) return '';
  if ('segment' in part) return `-segment-${part.segment}`;
  const scene = part.scene === undefined ? '' : `-${sceneFileName(part.scene)}`;
  return 'range' in part ? `${scene}-${rangeText(part.range, '-')}` : scene;
}
