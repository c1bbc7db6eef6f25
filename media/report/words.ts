// A report in words: the sentence at its head, each segment's verdict, the facts of the render.

import type { RenderReport, SegmentReport } from '../../src/contract/render.ts';

const VERDICTS: Record<SegmentReport['verdict'], string> = {
  good: 'good',
  dark: 'too dark',
  clipped: 'clipped',
  empty: 'empty',
};
export const verdictWord = (segment: SegmentReport) => VERDICTS[segment.verdict];

export function headline({ segments }: RenderReport): string {
  const misses = segments.filter((s) => s.verdict !== 'good').length;
  const all = segments.length;
  if (misses === 0) return all === 1 ? 'The segment is bright enough.' : `All ${all} segments are bright enough.`;
  if (all === 1) return `The segment is ${verdictWord(segments[0]!)}.`;
  return misses === 1 ? `One of ${all} segments needs light.` : `${misses} of ${all} segments need light.`;
}

export function segmentSentence({ energy, target, mean, worst, advice, verdict }: SegmentReport): string {
  if (verdict === 'good' || !advice)
    return `Its mean level is ${mean.toFixed(1)}; a scene that is ${energy} should be above ${target}.`;
  const extreme = verdict === 'clipped' ? 'brightest' : 'darkest';
  return `Its mean level is ${mean.toFixed(1)}${worst ? `, ${extreme} at ${worst.seconds.toFixed(2)} s with ${worst.mean.toFixed(1)}` : ''}. ${advice}`;
}

export function facts({
  settings,
  frames,
  seconds,
  wallSeconds,
  cachedSegments,
  segments,
  createdAt,
}: RenderReport): [string, string][] {
  return [
    ['Quality', settings.quality],
    ['Frame', `${settings.width}×${settings.height}, ${settings.fps} fps`],
    ['Length', `${seconds.toFixed(2)} s, ${frames} frames`],
    [
      'Rendered in',
      `${wallSeconds.toFixed(1)} s, ${settings.workers} ${settings.workers === 1 ? 'worker' : 'workers'}`,
    ],
    ...(cachedSegments > 0
      ? [['From the cache', `${cachedSegments} of ${segments.length} segments`] as [string, string]]
      : []),
    ['Encoder', `${settings.encoder}, crf ${settings.crf}`],
    ['At', new Date(createdAt).toLocaleString()],
  ];
}
