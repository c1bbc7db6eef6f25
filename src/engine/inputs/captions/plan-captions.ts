// The captions a plan is drawn with, in the time of what is drawn.

import type { ScenePlan } from '../../../contract/plan.ts';
import { sceneStart } from '../../frame/features/scene-span.ts';
import type { Caption } from './caption.ts';
import { timeWords } from './time-words.ts';

/** Captions in seconds of what is drawn, with times of all words: a scene played alone starts at 0 and shows those of its own part of the reel. */
export function captionsFrom(captions: readonly Caption[], plan: ScenePlan, scene?: string): Caption[] {
  const start = scene === undefined ? 0 : sceneStart(plan, scene);
  // A positive offset shows them later.
  const by = (plan.captions?.look?.offset ?? 0) - start;
  return captions.map((caption) => ({
    ...caption,
    from: caption.from + by,
    to: caption.to + by,
    words: (caption.words ?? timeWords(caption.text, [], caption.from, caption.to)).map((word) => ({
      ...word,
      from: word.from + by,
      to: word.to + by,
    })),
  }));
}
