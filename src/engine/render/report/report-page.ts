// The brightness report as one HTML file: nothing is fetched, and it works without the editor.

import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { BrightnessReport } from '../../../report/brightness-report.ts';
import { MARK } from '../../outputs/own-mark.ts';
import { followPointer } from '../../../report/follow-pointer.ts';
import { fileName } from '../../../report/report-texts.ts';
import type { ReportHead } from '../../../report/report-texts.ts';
import { PAGE_THEME, REPORT_STYLE } from '../../../report/report-style.ts';
import type { CardPicture } from '../../../report/segment-card.ts';
import { thinCurve } from '../../../report/thin-curve.ts';

export type { ReportHead };
/** JPEGs by segment number. */
export interface ReportPictures {
  /** The middle of each segment. */
  middle: ReadonlyMap<number, Uint8Array>;
  /** The worst moment of each segment that misses its target. */
  worst: ReadonlyMap<number, Uint8Array>;
}

/** `curve` holds mean, max, 1st and 99th percentile (0..255) of each frame. */
export function reportPage(report: ReportHead, curve: Float32Array, pictures: ReportPictures): string {
  const points = thinCurve(curve.length / 4, (frame) => ({
    mean: curve[frame * 4]!,
    p1: curve[frame * 4 + 2]!,
    p99: curve[frame * 4 + 3]!,
  }));
  const body = renderToString(
    h('main', {}, h(BrightnessReport, { report, points, pictures: cardPictures(report, pictures) })),
  );
  const title = renderToString(h('title', {}, `${report.title ?? fileName(report.output)} · brightness`));
  // Bundling may wrap functions in `__name`, which does not exist in the page.
  const script = `const __name = (f) => f;(${followPointer})(document.querySelector('.curve-figure'));`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" content="${MARK}">${title}<style>${PAGE_THEME}${REPORT_STYLE}</style></head>
<body>${body}<script>${script}</script></body></html>
`;
}

function cardPictures(
  { segments, settings }: ReportHead,
  { middle, worst }: ReportPictures,
): Map<number, CardPicture[]> {
  return new Map(
    segments.map((segment) => {
      const middleSeconds = segment.startSeconds + segment.frames / settings.fps / 2;
      return [
        segment.segment,
        [
          ...picture(middle.get(segment.segment), middleSeconds, false),
          ...picture(worst.get(segment.segment), segment.worst?.seconds ?? middleSeconds, true),
        ],
      ];
    }),
  );
}

const picture = (jpeg: Uint8Array | undefined, seconds: number, isWorst: boolean): CardPicture[] =>
  jpeg?.length ? [{ src: `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`, seconds, isWorst }] : [];
