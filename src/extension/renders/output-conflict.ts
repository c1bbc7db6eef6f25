// Whether a render may write its output without asking.

import type { QualityName } from '../../contract/render.ts';
import type { MadeVideo } from './made-videos.ts';
import { isOpen } from './render-item.ts';
import type { RenderItem } from './render-item.ts';

export type OutputConflict =
  | { kind: 'foreign' }
  /** This reel's video, but of another part: the output setting gives both the same name. */
  | { kind: 'part' }
  /** This reel's video, rendered at a higher quality than the new one will (or may) have. */
  | { kind: 'better'; existing: QualityName }
  /** Another reel's render that has not ended writes the same file. */
  | { kind: 'queued'; label: string };

const RANK: Record<QualityName, number> = { auto: 0, draft: 0, preview: 1, production: 2, max: 3 };

export interface WantedOutput {
  uri: string;
  /** As `partKey` names it. */
  part: string;
  output: string;
  quality: QualityName;
}

/** `existing` is what `MadeVideos.at` found. Null: nothing would be lost. */
export function outputConflict(
  { uri, part, output, quality }: WantedOutput,
  existing: MadeVideo | null | 'none',
  items: readonly RenderItem[],
): OutputConflict | null {
  const other = items.find((item) => isOpen(item) && item.uri !== uri && item.job.options.output === output);
  if (other) return { kind: 'queued', label: other.label };
  if (existing === 'none') return null;
  if (existing === null || existing.uri !== uri) return { kind: 'foreign' };
  if (existing.part !== part) return { kind: 'part' };
  const isSame = existing.asked === quality;
  return isSame || RANK[quality] >= RANK[existing.quality] ? null : { kind: 'better', existing: existing.quality };
}
