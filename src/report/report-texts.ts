// The brightness report in words: headline, verdicts, sentences, facts.

import { flashesText } from '../contract/flash-texts.ts';
import type { LoudnessReport, RenderReport, SegmentReport, SyncReport, Verdict } from '../contract/render.ts';

export type ReportHead = Omit<RenderReport, 'curve'>;

export const VERDICT_TEXT: Record<Verdict, string> = {
  good: 'good',
  dark: 'too dark',
  clipped: 'too bright',
  empty: 'empty',
};

export function headline({ segments }: ReportHead): string {
  const misses = segments.filter(({ verdict }) => verdict !== 'good');
  const all = segments.length;
  if (misses.length === 0)
    return `${all === 1 ? 'The segment is' : all === 2 ? 'Both segments are' : `All ${all} segments are`} bright enough`;
  const verdicts = new Set(misses.map(({ verdict }) => verdict));
  const is = misses.length === 1 ? 'is' : 'are';
  const what = verdicts.size === 1 ? `${is} ${VERDICT_TEXT[misses[0]!.verdict]}` : 'miss their brightness target'; // Several verdicts, so several segments.
  return all === 1 ? `The segment ${what}` : `${misses.length} of ${all} segments ${what}`;
}

/** Mean, target, spread and worst moment of a segment. */
export function segmentSentence({ energy, target, mean, p1, p99, worst, verdict }: SegmentReport): string {
  const extreme = verdict === 'clipped' ? 'Brightest' : 'Darkest';
  const at = worst ? ` ${extreme} at ${seconds(worst.seconds)}, with a mean of ${worst.mean.toFixed(1)}.` : '';
  return `Mean ${mean.toFixed(1)}; the target of ${energy === 'quiet' ? 'a quiet' : 'an active'} scene is above ${target}. 98 % of the pixels are between ${p1.toFixed(0)} and ${p99.toFixed(0)}.${at}`;
}

export function renderSentence({ frames, cached, renderSeconds }: SegmentReport): string {
  return `${frames} ${frames === 1 ? 'frame' : 'frames'}, ${cached ? 'from the cache' : `rendered in ${duration(renderSeconds)}`}`;
}

/** Names and values of the render's settings, times and checks. */
export function reportFacts(report: ReportHead): [string, string][] {
  const { settings, verified, segments } = report;
  const estimate = report.estimateSeconds === null ? '' : ` (estimate: ${duration(report.estimateSeconds)})`;
  const shaders = `${settings.shaders}; at most ${settings.particles} particles (${settings.particleLevel})`;
  return [
    ['Length', `${duration(report.seconds)}, ${report.frames} frames`],
    ['Quality', `${settings.quality}${settings.why ? `: ${settings.why}` : ''}`],
    ...(settings.platform === undefined ? [] : [['Platform', settings.platform] as [string, string]]),
    ['Frame', `${settings.width}×${settings.height} at ${settings.fps} fps, grid scale ${settings.gridScale}`],
    ['Shaders', shaders],
    ['Encoder', `${settings.encoder}, ${settings.preset}, CRF ${settings.crf}`],
    ['Workers', String(settings.workers)],
    ...(report.loudness ? [['Loudness', loudnessText(report.loudness)] as [string, string]] : []),
    ...(report.sync ? [['Sync', syncText(report.sync)] as [string, string]] : []),
    ['Flashes', flashesText(report.flashes)],
    ['Render time', `${duration(report.wallSeconds)}${estimate}`],
    ['From the cache', `${report.cachedSegments} of ${segments.length} segments`],
    [
      'Verified',
      `${verified.frames} frames, ${verified.seconds.toFixed(2)} s, ${verified.streams.join(' and ')}; decoded frames differ by at most ${verified.worstDifference.toFixed(1)} levels`,
    ],
    ['Rendered', `${report.createdAt.slice(0, 19).replace('T', ' ')} UTC by Glyphreel ${report.engine}`],
    ['Video', report.output],
    ['Reel', report.reel],
  ];
}

/** Within this of the target, in LU, the loudness is as asked. */
const LOUDNESS_TOLERANCE = 1;
const MOST_PEAK = -1;
/** Milliseconds between beat and jump that people do not notice. */
const SYNC_LIMITS = { mean: 20, worst: 42 };

/** `−14.1 LUFS (asked for: −14), true peak −1.2 dBTP`, and what is wrong with it. */
export function loudnessText({ integrated, truePeak, target }: LoudnessReport): string {
  if (integrated === null) return truePeak === null ? 'silent' : 'too short to measure';
  const asked = target === null ? '' : ` (asked for: ${signed(target)})`;
  const faults = [
    ...(target !== null && Math.abs(integrated - target) > LOUDNESS_TOLERANCE
      ? [integrated < target ? 'quieter than asked' : 'louder than asked']
      : []),
    ...(truePeak !== null && truePeak > MOST_PEAK ? [`peaks above ${signed(MOST_PEAK)} dBTP may clip`] : []),
  ];
  const peak = truePeak === null ? '' : `, true peak ${signed(truePeak)} dBTP`;
  return `${signed(integrated)} LUFS${asked}${peak}${faults.map((fault) => `; ${fault}`).join('')}`;
}

const signed = (value: number): string => String(value).replace('-', '−');

/** How far jumps of brightness are from the beats. */
export function syncText({ beats, matched, meanMs, worstMs, worstAt }: SyncReport): string {
  if (meanMs === null || worstMs === null) return `the brightness jumps at none of ${beats} beats`;
  const isClose = meanMs < SYNC_LIMITS.mean && worstMs < SYNC_LIMITS.worst;
  return `the brightness jumps at ${matched} of ${beats} beats, on average ${meanMs} ms off, at worst ${worstMs} ms (at ${seconds(worstAt!)}); ${isClose ? 'in sync' : `in sync is a mean below ${SYNC_LIMITS.mean} ms and a worst below ${SYNC_LIMITS.worst} ms`}`;
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
