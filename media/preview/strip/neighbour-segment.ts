// The segment before or after the shown one.

import type { PreviewInfo } from '../../../src/contract/protocol.ts';

/** Number of the neighbour; at the start of the reel the first segment, at its end null. */
export function neighbourSegment(info: PreviewInfo | null, by: -1 | 1): number | null {
  if (info === null) return null;
  const index = info.segments.findIndex(({ segment }) => segment === info.segment);
  return info.segments[Math.max(0, index + by)]?.segment ?? null;
}
