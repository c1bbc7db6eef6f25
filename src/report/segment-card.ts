// A segment in the report: its pictures, verdict and advice.

import * as l10n from '@vscode/l10n';
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { SegmentReport } from '../contract/render.ts';
import { GammaOfOne } from './gamma-buttons.ts';
import { levelScale } from './level-scale.ts';
import { proseNodes } from './prose-nodes.ts';
import { renderSentence, seconds, segmentSentence, VERDICT_TEXT } from './report-texts.ts';

/** A frame of the segment; `src` is a data or blob URL. */
export interface CardPicture {
  src: string;
  /** Seconds of the reel. */
  seconds: number;
  isWorst: boolean;
}

export interface CardProps {
  segment: SegmentReport;
  pictures: readonly CardPicture[];
  /** Frames per second, and width divided by height. */
  fps: number;
  ratio: number;
  onReveal?: ((segment: number) => void) | undefined;
  onApplyGamma?: ((segments: readonly number[]) => void) | undefined;
  /** The suggested gamma has been written. */
  isApplied?: boolean;
}

export function SegmentCard({
  segment,
  pictures,
  fps,
  ratio,
  onReveal,
  onApplyGamma,
  isApplied = false,
}: CardProps): ComponentChild {
  const { scene, verdict, mean, target, advice, startSeconds, frames } = segment;
  const width = (level: number) => `${(100 * levelScale(level)).toFixed(1)}%`;
  const name = `${segment.segment}. ${scene}`;
  return h(
    'article',
    { class: `card ${verdict === 'good' ? 'good' : 'miss'}` },
    h(
      'div',
      {
        class: 'card-pictures',
        'data-segment': segment.segment,
        style: { aspectRatio: String(ratio * Math.max(1, pictures.length)) },
      },
      pictures.map((picture) => pictureFigure(picture, scene)),
    ),
    h(
      'div',
      { class: 'card-body' },
      h(
        'header',
        { class: 'card-head' },
        h(
          'h3',
          {},
          onReveal
            ? h(
                'button',
                {
                  class: 'card-link',
                  type: 'button',
                  title: l10n.t('Show {0} in the code', scene),
                  onClick: () => onReveal(segment.segment),
                },
                name,
              )
            : name,
        ),
        h('span', { class: `verdict ${verdict}` }, VERDICT_TEXT[verdict]),
      ),
      h('p', { class: 'soft' }, l10n.t('{0} to {1}', seconds(startSeconds), seconds(startSeconds + frames / fps))),
      h(
        'div',
        { class: `card-meter ${mean <= target ? 'below' : ''}`, 'aria-hidden': 'true' },
        h('i', { style: { width: width(mean) } }),
        h('b', { style: { left: width(target) } }),
      ),
      advice ? h('p', { class: 'advice' }, proseNodes(advice)) : null,
      onApplyGamma ? h(GammaOfOne, { segment, isApplied, onApply: onApplyGamma }) : null,
      h('p', { class: 'soft' }, segmentSentence(segment)),
      h('p', { class: 'soft' }, renderSentence(segment)),
    ),
  );
}

function pictureFigure({ src, seconds: at, isWorst }: CardPicture, scene: string): ComponentChild {
  const caption = isWorst ? l10n.t('worst, {0}', seconds(at)) : seconds(at);
  return h(
    'figure',
    {},
    h('img', { src, alt: l10n.t('{0} at {1}', scene, seconds(at)) }),
    h('figcaption', {}, caption),
  );
}
