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
  // A range that goes on over several scenes is reported on each.
  return findFlashes(Buffer.concat(light), width, height, fps).flatMap(({ from, to, area, ...found }) =>
    parts.flatMap((part) => {
      const begin = Math.max(first + from, part.first);
      const end = Math.min(first + to, part.first + part.count - 1);
      if (begin >= end) return [];
      return {
        ...found,
        scene: part.scene,
        range: scenes.find(({ name }) => name === part.scene)!.nameRange,
        from: hundredths(begin),
        to: hundredths(end),
        area: Math.round(area * 100) / 100,
      };
    }),
  );
}
