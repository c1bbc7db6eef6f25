// The brightness curve: mean, 1st and 99th percentile of every frame, with each segment's band, target and worst moment.

import * as l10n from '@vscode/l10n';
import { h } from 'preact';
import type { ComponentChild } from 'preact';
import type { SegmentReport } from '../contract/render.ts';
import { levelScale } from './level-scale.ts';
import type { ReportHead } from './report-texts.ts';
import type { CurvePoint } from './thin-curve.ts';
import { tickText, timeTicks } from './time-ticks.ts';

const WIDTH = 1000;
const HEIGHT = 240;
const TOP = 24;
const LEVELS = [5, 15, 40, 80, 140, 255];
/** A tick nearer to the right edge than this has no room for its text. */
const LAST_TICK = 0.95;

export interface CurveProps {
  report: ReportHead;
  points: CurvePoint[];
  /** Called with the number of a clicked segment; without it the names are no buttons. */
  onReveal?: ((segment: number) => void) | undefined;
  figureRef?: ((figure: HTMLElement | null) => void) | undefined;
}

const y = (level: number) => TOP + (HEIGHT - TOP) * (1 - levelScale(level));
const percent = (share: number) => `${Math.round(share * 1e5) / 1e3}%`;

export function BrightnessCurve({ report, points, onReveal, figureRef }: CurveProps): ComponentChild {
  const { segments, settings } = report;
  const total = Math.max(1, report.frames);
  const first = segments[0]?.startFrame ?? 0;
  const shareOf = (frame: number) => (frame - first) / total;
  const start = first / settings.fps;
  return h(
    'div',
    { class: 'curve' },
    h(
      'figure',
      {
        class: 'curve-figure',
        ref: figureRef,
        'data-curve': JSON.stringify({
          start,
          seconds: total / settings.fps,
          points: points.map(({ mean, p1, p99 }) => [tidy(mean), tidy(p1), tidy(p99)]),
        }),
      },
      plot(report, points, shareOf),
      segments.map((segment) => bandName(segment, shareOf, total, onReveal)),
      LEVELS.map((level) =>
        h('span', { class: 'level', 'aria-hidden': 'true', style: { top: percent(y(level) / HEIGHT) } }, level),
      ),
      h('div', { class: 'cursor', hidden: true }),
      h('div', { class: 'readout', hidden: true }),
    ),
    h(
      'div',
      { class: 'times', 'aria-hidden': 'true' },
      timeTicks(total / settings.fps)
        .map((t) => ({ t, share: (t * settings.fps) / total }))
        .filter(({ share }) => share < LAST_TICK)
        .map(({ t, share }) => h('span', { class: 'tick', style: { left: percent(share) } }, tickText(start + t))),
    ),
    legend(segments),
  );
}

function plot(
  { segments, settings }: ReportHead,
  points: CurvePoint[],
  shareOf: (frame: number) => number,
): ComponentChild {
  const x = (frame: number) => tidy(shareOf(frame) * WIDTH);
  const means = path(points.map(({ mean }) => mean));
  return h(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': curveLabel(segments) },
    segments.map((segment) => {
      const [from, to] = [x(segment.startFrame), x(segment.startFrame + segment.frames)];
      const kind = segment.verdict === 'good' ? (segment.segment % 2 === 0 ? 'even' : 'odd') : 'miss';
      return h('rect', { class: `band ${kind}`, x: from, y: TOP, width: tidy(to - from), height: HEIGHT - TOP });
    }),
    LEVELS.map((level) => h('line', { class: 'grid', x1: 0, x2: WIDTH, y1: tidy(y(level)), y2: tidy(y(level)) })),
    h('path', { class: 'area', d: `${means}L${WIDTH},${HEIGHT}L0,${HEIGHT}Z` }),
    h('path', { class: 'peak', d: path(points.map(({ p99 }) => p99)) }),
    h('path', { class: 'low', d: path(points.map(({ p1 }) => p1)) }),
    h('path', { class: 'mean', d: means }),
    segments.map((segment) =>
      h('line', {
        class: 'target',
        x1: x(segment.startFrame),
        x2: x(segment.startFrame + segment.frames),
        y1: tidy(y(segment.target)),
        y2: tidy(y(segment.target)),
      }),
    ),
    segments.map(({ worst }) => {
      if (!worst) return null;
      const at = x(worst.seconds * settings.fps);
      return h('line', { class: 'worst', x1: at, x2: at, y1: tidy(y(worst.mean) - 9), y2: tidy(y(worst.mean) + 9) });
    }),
  );
}

function bandName(
  { segment, scene, verdict, startFrame, frames }: SegmentReport,
  shareOf: (frame: number) => number,
  total: number,
  onReveal: CurveProps['onReveal'],
): ComponentChild {
  const attributes = {
    class: `band-name ${verdict === 'good' ? '' : 'miss'}`,
    style: { left: percent(shareOf(startFrame)), width: percent(frames / total) },
    title: `${segment}. ${scene}`,
  };
  const name = h('span', {}, scene); // Hidden where its band is too narrow.
  if (!onReveal) return h('div', attributes, name);
  const label = `${segment}. ${scene}`;
  return h('button', { ...attributes, type: 'button', 'aria-label': label, onClick: () => onReveal(segment) }, name);
}

function legend(segments: SegmentReport[]): ComponentChild {
  const keys: [string, string][] = [
    ['mean', l10n.t('mean')],
    ['peak', l10n.t('99th percentile')],
    ['low', l10n.t('1st percentile')],
    ['target', l10n.t('target')],
  ];
  if (segments.some(({ worst }) => worst)) keys.push(['worst', l10n.t('worst moment')]);
  return h(
    'p',
    { class: 'legend' },
    keys.map(([key, text]) => h('span', {}, h('i', { class: `key ${key}` }), text)),
  );
}

function curveLabel(segments: SegmentReport[]): string {
  const means = segments.map(({ scene, mean, target }) =>
    l10n.t('{0} {1} (target above {2})', scene, mean.toFixed(0), target),
  );
  return l10n.t('Brightness over time, 0 to 255. Mean of each segment: {0}', means.slice(0, 40).join(', '));
}

function path(values: number[]): string {
  if (values.length === 1) return `M0,${tidy(y(values[0]!))}L${WIDTH},${tidy(y(values[0]!))}`;
  return values
    .map((value, i) => `${i === 0 ? 'M' : 'L'}${tidy((i / (values.length - 1)) * WIDTH)},${tidy(y(value))}`)
    .join('');
}

const tidy = (value: number) => Math.round(value * 10) / 10;
