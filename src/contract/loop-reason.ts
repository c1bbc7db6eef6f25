// Why something in a reel with `loop: on` does not lead from its end to its beginning.

import type { CatalogEntry } from './catalog-entry.ts';

export type LoopReason =
  /** A time that goes on, as `name` writes it or uses it. */
  | { k: 'time'; name: string }
  /** A periodic function that makes another number of turns than a whole one. */
  | { k: 'turns'; name: string; turns: number }
  /** `audio.bass`, or the captions. */
  | { k: 'music'; name: string }
  /** An effect with state, or one that happens once. */
  | { k: 'effect'; name: string }
  | { k: 'footage'; name: string; seconds: number }
  | { k: 'feedback' }
  /** A text that appears and does not leave. */
  | { k: 'reveal' }
  | { k: 'steady' };

export const isLoopable = ({ loops }: CatalogEntry): boolean => loops !== false;
