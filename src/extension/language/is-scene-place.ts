// Whether an argument of a command is a scene or a segment of one.

import type { ScenePlace } from './scene-at.ts';

export const isScenePlace = (given: unknown): given is ScenePlace =>
  typeof given === 'object' &&
  given !== null &&
  'scene' in given &&
  typeof given.scene === 'string' &&
  'segment' in given &&
  (given.segment === null || typeof given.segment === 'number');
