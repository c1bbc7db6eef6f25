// The newest render that shows what a preview shows, and which of its frames is at a time of that.

import type { RenderItem } from './render-item.ts';

export interface ShownPlace {
  scene: string;
  /** With its number and its start in seconds of the reel; null: the scene plays alone. */
  segment: { number: number; start: number } | null;
  /** Seconds of what is shown. */
  t: number;
}
export interface RenderedPlace {
  path: string;
  /** Of the file, from 0. */
  frame: number;
  fps: number;
}

/** `items`: newest first. Null where nothing that was rendered shows it. */
export function lastRender(items: readonly RenderItem[], uri: string, shown: ShownPlace): RenderedPlace | null {
  for (const item of items) {
    const { done, start } = item;
    if (item.uri !== uri || item.state !== 'done' || !done || !start) continue;
    const seconds = secondsIn(item, shown);
    const frame = seconds === null ? -1 : Math.floor(seconds * start.format.fps + 1e-6);
    if (frame < 0 || frame >= done.frames) continue;
    const [output] = done.outputs;
    if (output) return { path: output.path, frame, fps: start.format.fps };
  }
  return null;
}

/** Seconds of the rendered file; null where it has another part of the reel. */
function secondsIn({ part, job }: RenderItem, { scene, segment, t }: ShownPlace): number | null {
  if ('segment' in part) return part.segment === segment?.number && part.scene === scene ? t : null;
  if ('range' in part && part.scene !== undefined) return part.scene === scene ? t - part.range.from : null;
  if ('whole' in part || 'range' in part) {
    if (!segment) return null;
    // As the reel was then; what a window before rendered has no plan any more.
    const then = job.plan?.segments.find(({ number }) => number === segment.number);
    if (then && then.scene !== scene) return null;
    return (then ?? segment).start + t - ('range' in part ? part.range.from : 0);
  }
  return part.scene === scene ? t : null;
}
