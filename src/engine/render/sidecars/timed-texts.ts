// The chapters and captions of a render, in seconds of its output.

import { declaredName } from '../../../contract/scene-name.ts';
import type { ScenePlan } from '../../../contract/plan.ts';
import type { Caption } from '../../inputs/captions/caption.ts';
import { captionsFrom } from '../../inputs/captions/plan-captions.ts';
import type { TimedText } from '../../outputs/output-format.ts';
import type { Selection } from '../plan/segment-frames.ts';

/** One chapter for each segment; segments of one scene in a row are one chapter. */
export function chaptersOf({ parts, first }: Pick<Selection, 'parts' | 'first'>, fps: number): TimedText[] {
  const chapters: TimedText[] = [];
  for (const part of parts) {
    const [from, to] = [(part.first - first) / fps, (part.first + part.count - first) / fps];
    const text = declaredName(part.scene);
    const last = chapters.at(-1);
    if (last?.text === text) last.to = to;
    else chapters.push({ from, to, text });
  }
  return chapters;
}

/** `captions`: as the reel's file has them. What is shown outside of the output is cut. */
export function captionsOf(
  captions: readonly Caption[],
  plan: ScenePlan,
  { scene, first, frames }: Pick<Selection, 'scene' | 'first' | 'frames'>,
  fps: number,
): TimedText[] {
  const start = first / fps;
  const seconds = frames / fps;
  return captionsFrom(captions, plan, scene)
    .map(({ from, to, text }) => ({ from: Math.max(0, from - start), to: Math.min(seconds, to - start), text }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
}
