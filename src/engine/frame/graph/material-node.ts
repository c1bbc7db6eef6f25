// Data of the graph's nodes that read a material: a member per cell, and one per frame that depends on the picture.

import type { MediaMember } from '../../../contract/media.ts';
import type { MaterialUse, StatMember } from '../media/material-use.ts';
import type { MaterialView } from '../media/material-view.ts';

/** Of the op `material`. */
export interface MaterialRead {
  view: MaterialView;
  member: MediaMember;
  outputs: 1 | 3;
  /** Identifies it in the next plan too. */
  signature: string;
}

/** Of the op `materialStat`. */
export interface MaterialStat {
  use: MaterialUse;
  member: StatMember;
  signature: string;
}

export const isMaterialRead = (data: unknown): data is MaterialRead =>
  typeof data === 'object' && data !== null && 'view' in data && 'outputs' in data;
