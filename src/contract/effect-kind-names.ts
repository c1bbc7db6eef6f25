// What the kinds of effects are called, for people.

import type { EffectKind } from './catalog-entry.ts';

export const EFFECT_KIND_NAMES: Readonly<Record<EffectKind, string>> = {
  field: 'value field',
  distance: 'distance',
  mask: 'mask',
  transform: 'transform',
  math: 'function',
  particles: 'particle system',
  color: 'colour function',
  shader: 'shader',
  feedback: 'feedback',
  transition: 'transition',
  easing: 'easing',
  palette: 'glyph palette',
  colors: 'colour set',
  blend: 'blend mode',
  reveal: 'reveal',
};
