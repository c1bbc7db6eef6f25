// Whether an argument of a command is an item of the Renders view.

import type { RenderItem } from './render-item.ts';

export const isRenderItem = (given: unknown): given is RenderItem =>
  typeof given === 'object' && given !== null && 'job' in given && 'state' in given && 'part' in given;
