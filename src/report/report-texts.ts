// The brightness report in words: headline, verdicts, sentences, facts.

import * as l10n from '@vscode/l10n';
import { flashesText } from '../contract/flash-texts.ts';
import type { LoudnessReport, RenderReport, SegmentReport, SyncReport, Verdict } from '../contract/render.ts';

export type ReportHead = Omit<RenderReport, 'curve'>;

export const VERDICT_TEXT: Record<Verdict, string> = {
  good: l10n.t('good'),
  dark: l10n.t('too dark'),
  clipped: l10n.t('too bright'),
  empty: l10n.t('empty'),
};

export function headline({ segments }: ReportHead): string {
  const misses = segments.filter(({ verdict }) => verdict !== 'good');
  const all = segments.length;
  if (misses.length === 0)
    return all === 1
      ? l10n.t('The segment is bright enough')
      : all === 2
        ? l10n.t('Both segments are bright enough')
        : l10n.t('All {0} segments are bright enough', all);
  const verdicts = new Set(misses.map(({ verdict }) => verdict));
  if (verdicts.size > 1) return l10n.t('{0} of {1} segments miss their brightness target', misses.length, all);
  const verdict = VERDICT_TEXT[misses[0]!.verdict];
  if (all === 1) return l10n.t('The segment is {0}', verdict);
  return misses.length === 1
    ? l10n.t('1 of {0} segments is {1}', all, verdict)
    : l10n.t('{0} of {1} segments are {2}', misses.length, all, verdict);
}

/** Mean, target, spread and worst moment of a segment. */
export function segmentSentence({ energy, target, mean, p1, p99, worst, verdict }: SegmentReport): string {
  const sentences = [
    energy === 'quiet'
      ? l10n.t('Mean {0}; the target of a quiet scene is above {1}.', mean.toFixed(1), target)
      : l10n.t('Mean {0}; the target of an active scene is above {1}.', mean.toFixed(1), target),
    l10n.t('98 % of the pixels are between {0} and {1}.', p1.toFixed(0), p99.toFixed(0)),
  ];
  if (worst) {
    const [at, least] = [seconds(worst.seconds), worst.mean.toFixed(1)];
    sentences.push(
      verdict === 'clipped'
        ? l10n.t('Brightest at {0}, with a mean of {1}.', at, least)
        : l10n.t('Darkest at {0}, with a mean of {1}.', at, least),
    );
  }
  return sentences.join(' ');
}

export function renderSentence({ frames, cached, renderSeconds }: SegmentReport): string {
  return `${framesText(frames)}, ${cached ? l10n.t('from the cache') : l10n.t('rendered in {0}', duration(renderSeconds))}`;
}

const framesText = (frames: number): string => (frames === 1 ? l10n.t('1 frame') : l10n.t('{0} frames', frames));

/** Names and values of the render's settings, times and checks. */
export function reportFacts(report: ReportHead): [string, string][] {
  const { settings, verified, segments } = report;
  const estimate =
    report.estimateSeconds === null ? '' : ` (${l10n.t('estimate: {0}', duration(report.estimateSeconds))})`;
  const shaders = `${settings.shaders}; ${l10n.t('at most {0} particles', settings.particles)} (${settings.particleLevel})`;
  return [
    [l10n.t('Length'), `${duration(report.seconds)}, ${framesText(report.frames)}`],
    [l10n.t('Quality'), `${settings.quality}${settings.why ? `: ${settings.why}` : ''}`],
    ...(settings.platform === undefined ? [] : [[l10n.t('Platform'), settings.platform] as [string, string]]),
    [
      l10n.t('Frame'),
      l10n.t('{0}×{1} at {2} fps, grid scale {3}', settings.width, settings.height, settings.fps, settings.gridScale),
    ],
    [l10n.t('Shaders'), shaders],
    [l10n.t('Encoder'), `${settings.encoder}, ${settings.preset}, CRF ${settings.crf}`],
    [l10n.t('Workers'), String(settings.workers)],
    ...(report.loudness ? [[l10n.t('Loudness'), loudnessText(report.loudness)] as [string, string]] : []),
    ...(report.sync ? [[l10n.t('Sync'), syncText(report.sync)] as [string, string]] : []),
    [l10n.t('Flashes'), flashesText(report.flashes)],
    [l10n.t('Render time'), `${duration(report.wallSeconds)}${estimate}`],
    [l10n.t('From the cache'), l10n.t('{0} of {1} segments', report.cachedSegments, segments.length)],
    [
      l10n.t('Verified'),
      `${framesText(verified.frames)}, ${verified.seconds.toFixed(2)} s, ${verified.streams.join(' + ')}; ${l10n.t('decoded frames differ by at most {0} levels', verified.worstDifference.toFixed(1))}`,
    ],
    [
      l10n.t('Rendered'),
      l10n.t('{0} UTC by Glyphreel {1}', report.createdAt.slice(0, 19).replace('T', ' '), report.engine),
    ],
    [l10n.t('Video'), report.output],
    [l10n.t('Reel'), report.reel],
  ];
}

/** Within this of the target, in LU, the loudness is as asked. */
const LOUDNESS_TOLERANCE = 1;
const MOST_PEAK = -1;
/** Milliseconds between beat and jump that people do not notice. */
const SYNC_LIMITS = { mean: 20, worst: 42 };

/** `−14.1 LUFS (asked for: −14), true peak −1.2 dBTP`, and what is wrong with it. */
export function loudnessText({ integrated, truePeak, target }: LoudnessReport): string {
  if (integrated === null) return truePeak === null ? l10n.t('silent') : l10n.t('too short to measure');
  const asked = target === null ? '' : ` (${l10n.t('asked for: {0}', signed(target))})`;
  const faults = [
    ...(target !== null && Math.abs(integrated - target) > LOUDNESS_TOLERANCE
      ? [integrated < target ? l10n.t('quieter than asked') : l10n.t('louder than asked')]
      : []),
    ...(truePeak !== null && truePeak > MOST_PEAK ? [l10n.t('peaks above {0} dBTP may clip', signed(MOST_PEAK))] : []),
  ];
  const peak = truePeak === null ? '' : `, ${l10n.t('true peak {0} dBTP', signed(truePeak))}`;
  return `${signed(integrated)} LUFS${asked}${peak}${faults.map((fault) => `; ${fault}`).join('')}`;
}

const signed = (value: number): string => String(value).replace('-', '−');

/** How far jumps of brightness are from the beats. */
export function syncText({ beats, matched, meanMs, worstMs, worstAt }: SyncReport): string {
  if (meanMs === null || worstMs === null) return l10n.t('the brightness jumps at none of {0} beats', beats);
  const isClose = meanMs < SYNC_LIMITS.mean && worstMs < SYNC_LIMITS.worst;
  const jumps = l10n.t(
    'the brightness jumps at {0} of {1} beats, on average {2} ms off, at worst {3} ms (at {4})',
    matched,
    beats,
    meanMs,
    worstMs,
    seconds(worstAt!),
  );
  const { mean, worst } = SYNC_LIMITS;
  const judged = isClose
    ? l10n.t('in sync')
    : l10n.t('in sync is a mean below {0} ms and a worst below {1} ms', mean, worst);
  return `${jumps}; ${judged}`;
}

/** "3.42 s", "1:04.50 min". */
export function seconds(value: number): string {
  if (value < 60) return `${value.toFixed(2)} s`;
  return `${Math.floor(value / 60)}:${(value % 60).toFixed(2).padStart(5, '0')} min`;
}

/** "3.4 s", "1:04 min", "2:03:00 h". */
export function duration(value: number): string {
  if (value < 60) return `${value.toFixed(value < 10 ? 1 : 0)} s`;
  const whole = Math.round(value);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return h ? `${h}:${pad(m)}:${pad(s)} h` : `${m}:${pad(s)} min`;
}

export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

const pad = (n: number) => String(n).padStart(2, '0');
