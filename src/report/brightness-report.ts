// The brightness report, drawn by the same code as a page beside the video and as a panel of the editor.

import * as l10n from '@vscode/l10n';
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import { BrightnessCurve } from './brightness-curve.ts';
import { GammaOfAll } from './gamma-buttons.ts';
import { proseNodes } from './prose-nodes.ts';
import { duration, fileName, headline, reportFacts } from './report-texts.ts';
import type { ReportHead } from './report-texts.ts';
import { SegmentCard } from './segment-card.ts';
import type { CardPicture } from './segment-card.ts';
import type { CurvePoint } from './thin-curve.ts';

const MAX_CARDS = 200;

/** What only the editor's panel can do. */
export interface ReportActions {
  reveal(segment: number): void;
  open(what: 'video' | 'page' | 'folder'): void;
  /** Writes the suggested gammas of these segments into the reel. */
  applyGamma(segments: readonly number[]): void;
  /** Gets the curve's figure once it is in the document. */
  figureRef(figure: HTMLElement | null): void;
}

export interface ReportProps {
  report: ReportHead;
  /** See `thinCurve`. */
  points: CurvePoint[];
  /** By segment number. */
  pictures: ReadonlyMap<number, readonly CardPicture[]>;
  actions?: ReportActions | undefined;
  /** Scenes whose suggested gamma has been written. */
  applied?: ReadonlySet<string>;
}

export function BrightnessReport({ report, points, pictures, actions, applied }: ReportProps): ComponentChild {
  const { segments, settings, warnings } = report;
  const isMiss = ({ verdict }: { verdict: string }) => verdict !== 'good';
  const ordered = [...segments.filter(isMiss), ...segments.filter((segment) => !isMiss(segment))];
  const hidden = ordered.length - MAX_CARDS;
  return h(
    'div',
    { class: 'report' },
    h(
      'header',
      { class: 'report-head' },
      h('div', {}, h('h1', {}, headline(report)), h('p', { class: 'soft' }, subtitle(report))),
      actions ? actionButtons(actions) : null,
    ),
    h(
      'dl',
      { class: 'figures' },
      figuresOf(report).map(([value, name]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
    ),
    h('h2', {}, l10n.t('Brightness over time')),
    h(BrightnessCurve, { report, points, onReveal: actions?.reveal, figureRef: actions?.figureRef }),
    warnings.length > 0 ? h('h2', {}, l10n.t('Warnings')) : null,
    warnings.length > 0
      ? h(
          'ul',
          { class: 'warnings' },
          warnings.map((text) => h('li', {}, proseNodes(text))),
        )
      : null,
    h('h2', {}, l10n.t('Segments')),
    actions ? h(GammaOfAll, { segments, applied, onApply: actions.applyGamma }) : null,
    h(
      'div',
      { class: 'cards' },
      ordered
        .slice(0, MAX_CARDS)
        .map((segment) =>
          h(SegmentCard, {
            key: segment.segment,
            segment,
            pictures: pictures.get(segment.segment) ?? [],
            fps: settings.fps,
            ratio: settings.width / settings.height,
            onReveal: actions?.reveal,
            onApplyGamma: actions?.applyGamma,
            isApplied: applied?.has(segment.scene) ?? false,
          }),
        ),
    ),
    hidden > 0 ? h('p', { class: 'soft' }, l10n.t('{0} more segments are good.', hidden)) : null,
    h('h2', {}, l10n.t('Settings and times')),
    h(
      'dl',
      { class: 'facts' },
      reportFacts(report).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
    ),
  );
}

function subtitle({ title, reel, output }: ReportHead): string {
  const names = [title ?? fileName(reel), fileName(output)];
  return names.join(' · ');
}

function figuresOf({ seconds, frames, segments, wallSeconds }: ReportHead): [string, string][] {
  const good = segments.filter(({ verdict }) => verdict === 'good').length;
  const weighted = segments.reduce((sum, segment) => sum + segment.mean * segment.frames, 0);
  return [
    [l10n.t('{0} of {1}', good, segments.length), l10n.t('segments good')],
    [(weighted / Math.max(1, frames)).toFixed(1), l10n.t('mean, of 255')],
    [duration(seconds), l10n.t('length')],
    [duration(wallSeconds), l10n.t('render time')],
    [(frames / Math.max(0.001, wallSeconds)).toFixed(1), l10n.t('frames per second')],
  ];
}

function actionButtons({ open }: ReportActions): ComponentChild {
  const button = (what: 'video' | 'page' | 'folder', text: string, title: string) =>
    h(
      'button',
      { class: what === 'video' ? 'button' : 'button second', type: 'button', title, onClick: () => open(what) },
      text,
    );
  return h(
    'nav',
    { class: 'actions', 'aria-label': l10n.t('Video') },
    button('video', l10n.t('Open Video'), l10n.t('Open the rendered video')),
    button('folder', l10n.t('Reveal in Folder'), l10n.t('Show the video in the file manager')),
    button('page', l10n.t('Open as Page'), l10n.t('Open this report in the browser')),
  );
}
