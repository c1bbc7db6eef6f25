// Where the time of a preview's frames goes, as the engine measures it.

import type { Range } from './diagnostics.ts';
import type { SceneItem } from './plan.ts';

/** An item of the scene, one of its shaders, its feedback or its transition. */
export interface CostPart {
  site: number;
  kind: SceneItem['kind'] | 'shader' | 'feedback' | 'transition';
  /** As `itemName` calls an item; of the others, the effect. */
  name: string | null;
  range: Range | null;
  /** Of an imported scene. */
  file?: string;
  /** Of one frame, on average. */
  ms: number;
}

export interface FrameCosts {
  scene: string;
  /** Hash of the plan that was measured. */
  planId: string;
  /** Frames that were measured. */
  frames: number;
  /** The dearest first. */
  parts: CostPart[];
  /** Of one frame: what belongs to no part, all together, and what a frame may take. */
  restMs: number;
  totalMs: number;
  budgetMs: number;
  /** The preview does not keep its frame rate with all shaders. */
  isLate: boolean;
}

/** `layer haze`, `shader bloom`. */
export const partLabel = ({ kind, name }: Pick<CostPart, 'kind' | 'name'>): string =>
  name === null || name === '' ? kind : `${kind} ${name}`;
