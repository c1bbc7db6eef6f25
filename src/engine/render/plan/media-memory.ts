// Memory that a reel's files take in every worker, besides what frames of its size take: each thread has its own copy of what was read, and
// keeps pictures of footage for loops and for playing backward.

import type { ScenePlan } from '../../../contract/plan.ts';
import type { MediaSnapshot } from '../../inputs/disk-access.ts';
import { planMedia } from '../../inputs/plan-media.ts';

const MIB = 1024 * 1024;
/** Of one footage; more makes no render faster. */
const MOST_KEPT_BYTES = 128 * MIB;
/** Of all footage of a reel together. */
const MOST_KEPT_IN_ALL = 512 * MIB;

export interface MediaMemory {
  /** Most bytes of pictures that one footage keeps. */
  keptPictureBytes: number;
  /** Of a worker, everything counted. */
  workerBytes: number;
}

export function mediaMemory(plan: ScenePlan, snapshot: Pick<MediaSnapshot, 'bytes'>): MediaMemory {
  const read = Object.values(snapshot.bytes).reduce((sum, bytes) => sum + bytes.length, 0);
  const footage = planMedia(plan).filter(({ kind }) => kind === 'footage').length;
  const keptPictureBytes = Math.min(MOST_KEPT_BYTES, Math.floor(MOST_KEPT_IN_ALL / Math.max(1, footage)));
  return { keptPictureBytes, workerBytes: read + footage * keptPictureBytes };
}
