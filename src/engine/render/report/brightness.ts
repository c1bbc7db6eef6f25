// What the brightness curve says about each segment: whether it reaches its target, where it is worst, and what to change.

import { DEFAULT_GAMMA } from '../../../contract/defaults.ts';
import type { PlanScene, ScenePlan } from '../../../contract/plan.ts';
import type { SegmentReport, Verdict } from '../../../contract/render.ts';
import type { AudioReader } from '../../frame/features/audio-reader.ts';
import type { SegmentFrames } from '../../frame/renderer/renderer.ts';

export const TARGETS = { quiet: 5, active: 15 } as const;
/** A segment as bright as this on the whole has lost its shapes. */
export const CLIPPED_MEAN = 170;
/** Nothing brighter than this anywhere: nothing was drawn. */
const EMPTY_MAX = 2;
/** Mean loudness (0..1 of the track's loud moments) that divides quiet from active. */
const QUIET_RMS = 0.22;
const LEAST_GAMMA = 0.3,
  MOST_GAMMA = 2.5,
  LEAST_STEP = 0.03;

export type SegmentBrightness = Pick<
  SegmentReport,
  'energy' | 'target' | 'mean' | 'p1' | 'p99' | 'verdict' | 'worst' | 'advice' | 'suggestedGamma'
>;

/**
 * Judges one segment. `curve` holds mean, max, p1, p99 of its frames; `reelFrame` maps its first frame to the reader's.
 */
export function judgeSegment(
  plan: ScenePlan,
  part: SegmentFrames,
  curve: Float32Array,
  fps: number,
  audio: AudioReader,
): SegmentBrightness {
  const scene = plan.scenes.find(({ name }) => name === part.scene) as PlanScene;
  const energy = scene.energy ?? energyOf(part, fps, audio);
  const target = TARGETS[energy];
  const frames = curve.length / 4;
  let mean = 0,
    p1 = 0,
    p99 = 0,
    max = 0;
  for (let i = 0; i < frames; i++) {
    mean += curve[i * 4];
    max = Math.max(max, curve[i * 4 + 1]);
    p1 += curve[i * 4 + 2];
    p99 += curve[i * 4 + 3];
  }
  mean /= frames;
  p1 /= frames;
  p99 /= frames;
  const verdict: Verdict =
    max <= EMPTY_MAX ? 'empty' : mean <= target ? 'dark' : mean > CLIPPED_MEAN ? 'clipped' : 'good';
  const result: SegmentBrightness = { energy, target, mean: tidy(mean), p1: tidy(p1), p99: tidy(p99), verdict };
  if (verdict === 'good') return result;

  const worst = worstMoment(curve, fps, verdict === 'clipped');
  result.worst = { seconds: tidy((part.first + worst.frame) / fps), mean: tidy(worst.mean) };
  const gamma = gammaOf(plan, scene);
  const goal = verdict === 'clipped' ? CLIPPED_MEAN * 0.7 : target * 1.25;
  const solved = verdict === 'empty' ? null : solveGamma(mean / 255, p99 / 255, gamma, goal / 255);
  // A gamma that hardly differs, or that leaves white as white as it is, is no advice.
  const helps =
    solved !== null &&
    (verdict === 'dark' ? solved.gamma < gamma - LEAST_STEP : solved.gamma > gamma + LEAST_STEP && solved.reaches);
  if (helps) result.suggestedGamma = solved.gamma;
  result.advice = adviceFor(verdict, result, gamma, solved?.reaches ?? false);
  return result;
}

const tidy = (value: number) => Math.round(value * 100) / 100;

function energyOf(part: SegmentFrames, fps: number, audio: AudioReader): 'quiet' | 'active' {
  const perFrame = audio.features.fps / fps;
  let sum = 0;
  for (let i = 0; i < part.count; i++) sum += audio.get('rms', Math.floor((part.first + i) * perFrame));
  return sum / part.count < QUIET_RMS ? 'quiet' : 'active';
}

/** Lowest (or highest) mean over half a second, and its middle. */
function worstMoment(curve: Float32Array, fps: number, highest: boolean): { frame: number; mean: number } {
  const frames = curve.length / 4;
  const width = Math.max(1, Math.min(frames, Math.round(fps / 2)));
  let sum = 0,
    worst = { frame: 0, mean: highest ? -Infinity : Infinity };
  for (let i = 0; i < frames; i++) {
    sum += curve[i * 4];
    if (i >= width) sum -= curve[(i - width) * 4];
    if (i < width - 1) continue;
    const mean = sum / width;
    if (highest ? mean > worst.mean : mean < worst.mean) worst = { frame: i - (width >> 1), mean };
  }
  return worst;
}

/** The scene's gamma where it is one number, else the one it starts from. */
function gammaOf(plan: ScenePlan, scene: PlanScene): number {
  const node = scene.gamma === null ? null : scene.nodes[scene.gamma];
  return node?.k === 'num' ? node.v : (plan.gamma ?? DEFAULT_GAMMA);
}

/**
 * The gamma that brings the mean onto the goal. The frame is taken as a share of lit pixels whose levels before the gamma are
 * spread evenly up to the measured 99th percentile: mean(g) = share · top^g / (g + 1), with the share from the measurement at the
 * present gamma. Where more than everything would have to be lit, all is, and the levels crowd towards the top (1 / (k g + 1)).
 */
export function solveGamma(
  mean: number,
  p99: number,
  gamma: number,
  goal: number,
): { gamma: number; reaches: boolean } | null {
  if (mean <= 0 || gamma <= 0) return null;
  const top = Math.min(0.999, Math.max(p99, mean, 1 / 255)) ** (1 / gamma);
  const even = (mean * (gamma + 1)) / top ** gamma;
  const share = Math.min(1, even);
  const crowding = even > 1 ? (top ** gamma / mean - 1) / gamma : 1;
  const meanAt = (g: number) => (share * top ** g) / (crowding * g + 1);
  let low = LEAST_GAMMA,
    high = MOST_GAMMA; // the mean falls as gamma grows
  const reaches = meanAt(low) >= goal && meanAt(high) <= goal;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (meanAt(middle) > goal) low = middle;
    else high = middle;
  }
  // Rounded to the side that reaches the goal.
  const rounded = goal > mean ? Math.floor(low * 20) / 20 : Math.ceil(low * 20) / 20;
  const solved = Math.max(LEAST_GAMMA, Math.min(MOST_GAMMA, rounded));
  return { gamma: Math.round(solved * 100) / 100, reaches };
}

function adviceFor(
  verdict: Verdict,
  { target, energy, suggestedGamma }: SegmentBrightness,
  gamma: number,
  reaches: boolean,
): string {
  if (verdict === 'empty')
    return "Nothing is drawn: look at the layers' `threshold`, `mask`, `opacity` and the scene's `level`.";
  const set = suggestedGamma === undefined ? null : `set \`gamma: ${suggestedGamma}\` (now ${gamma})`;
  if (verdict === 'clipped') {
    const less = "lower the layers' values, the strength of bloom, or the number of `screen` and `add` layers";
    return `Too bright to show shapes: ${set ? `${set}; if that is not enough, ${less}` : `${less} (gamma does not darken what is white)`}.`;
  }
  const more = "raise the layers' values or `opacity`, choose a denser palette, or add a layer";
  const wanted = `its mean must exceed ${target} for ${energy === 'quiet' ? 'a quiet' : 'an active'} scene`;
  const advice = set ? (reaches ? set : `${set}, which alone does not reach it: also ${more}`) : more;
  return `Too dark (${wanted}): ${advice}.${energy === 'active' ? ' If it is meant to be calm, say `energy: quiet`.' : ''}`;
}
