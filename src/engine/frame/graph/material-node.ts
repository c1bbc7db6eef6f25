// Data of the graph's nodes that read a material: a member per cell, and one per frame that depends on the picture.

import type { MediaMember } from '../../../contract/media.ts';
import type { MaterialUse, StatMember } from '../media/material-use.ts';
import type { MaterialView } from '../media/material-view.ts';
import type { GraphNode } from './graph-node.ts';
import type { MaterialTime } from './material-time.ts';

/** A `media` statement in a scene's graph. */
export interface GraphMaterial {
  use: MaterialUse;
  time: MaterialTime;
  /** Of its file and settings, for signatures. */
  identity: string;
}

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

/** The view of a material whose `edge` a value is computed from; null where there is none. */
export function edgeViewOf(node: GraphNode): MaterialView | null {
  if (isMaterialRead(node.data) && node.data.member === 'edge') return node.data.view;
  for (const arg of node.args) {
    const view = arg.isCell ? edgeViewOf(arg) : null;
    if (view) return view;
  }
  return null;
}
