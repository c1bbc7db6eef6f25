// Flashes of a film with their scenes and times.

import type { ScenePlan } from '../../../../contract/plan.ts';
import type { FlashReport, FrameFormat } from '../../../../contract/render.ts';
import type { Selection } from '../../plan/segment-frames.ts';
import { findFlashes } from './find-flashes.ts';

/** `light`: of each clip, in order. */
export function reportFlashes(
  { scenes }: Pick<ScenePlan, 'scenes'>,
  { parts, first }: Pick<Selection, 'parts' | 'first'>,
  { width, height, fps }: FrameFormat,
  light: readonly Uint8Array[],
): FlashReport[] {
  const hundredths = (frame: number) => Math.round((frame * 100) / fps) / 100;
  return findFlashes(Buffer.concat(light), width, height, fps).map(({ from, to, area, ...found }) => {
    const middle = first + Math.round((from + to) / 2);
    const part = parts.findLast((each) => each.first <= middle) ?? parts[0]!;
    return {
      ...found,
      scene: part.scene,
      range: scenes.find(({ name }) => name === part.scene)!.nameRange,
      from: hundredths(first + from),
      to: hundredths(first + to),
      area: Math.round(area * 100) / 100,
    };
  });
}
