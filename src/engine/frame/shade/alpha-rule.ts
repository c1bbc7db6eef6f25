// What a shader does to the alpha, where it does not say so itself.

import type { AlphaRule, FrameShader, PointShader } from '../../effect-api/define.ts';

/** Categories of shaders that move pixels, even where they work on one row at a time. */
const MOVING = new Set(['geometry', 'glitch', 'channel']);

/** Categories of shaders that bend levels. */
const GRADING = new Set(['tone', 'colour']);

export function alphaRule(effect: PointShader | FrameShader): AlphaRule {
  if (effect.alpha) return effect.alpha;
  if (MOVING.has(effect.category)) return 'moved';
  if (effect.scope === 'point') return GRADING.has(effect.category) ? 'straight' : 'kept';
  return effect.bands === undefined ? 'moved' : 'added';
}
