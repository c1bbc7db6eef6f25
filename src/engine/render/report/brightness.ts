// Judges the brightness of each segment: whether it reaches its target, where it is worst, and what to change.

import { BRIGHTNESS_TARGETS, DEFAULT_GAMMA } from '../../../contract/defaults.ts';
import type { PlanScene, ScenePlan } from '../../../contract/plan.ts';
import type { SegmentReport, Verdict } from '../../../contract/render.ts';
import type { AudioReader } from '../../frame/features/audio-reader.ts';
import type { SegmentFrames } from '../../frame/renderer/renderer.ts';
import { solveGamma } from './solve-gamma.ts';

/** A brighter mean leaves no shapes. */
const CLIPPED_MEAN = 170;
/** If no pixel is brighter, nothing was drawn. */
const EMPTY_MAX = 2;
/** Scenes with a lower mean loudness (1: the track's loud moments) are quiet. */
const QUIET_RMS = 0.22;
/** A gamma that differs by less is not worth suggesting. */
const MIN_GAMMA_STEP = 0.03;

export type SegmentBrightness = Pick<
  SegmentReport,
  'energy' | 'target' | 'mean' | 'p1' | 'p99' | 'verdict' | 'worst' | 'advice' | 'suggestedGamma'
>;

/** Judges one segment. `curve` holds mean, max, 1st and 99th percentile (0..255) of its frames. */
export function judgeSegment(
  plan: ScenePlan,
  part: SegmentFrames,
  curve: Float32Array,
  fps: number,
  audio: AudioReader,
): SegmentBrightness {
  const scene = plan.scenes.find(({ name }) => name === part.scene) as PlanScene;
  const energy = scene.energy ?? energyOf(part, fps, audio);
  const target = BRIGHTNESS_TARGETS[energy];
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
  // A clipped scene is only helped if the goal is reached: no gamma darkens white.
  const helps =
    solved !== null &&
    (verdict === 'dark'
      ? solved.gamma < gamma - MIN_GAMMA_STEP
      : solved.gamma > gamma + MIN_GAMMA_STEP && solved.reaches);
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

/** The half second with the lowest (or highest) mean, and its middle frame. */
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

/** The scene's gamma if it is a plain number, else the reel's. */
function gammaOf(plan: ScenePlan, scene: PlanScene): number {
  const node = scene.gamma === null ? null : scene.nodes[scene.gamma];
  return node?.k === 'num' ? node.v : (plan.gamma ?? DEFAULT_GAMMA);
}

function adviceFor(
  verdict: Verdict,
  { target, energy, suggestedGamma }: SegmentBrightness,
  gamma: number,
  reaches: boolean,
): string {
  if (verdict === 'empty')
    return "Nothing is drawn. Check the layers' `threshold`, `mask` and `opacity`, and the scene's `level`.";
  const set = suggestedGamma === undefined ? null : `set \`gamma: ${suggestedGamma}\` (now ${gamma})`;
  if (verdict === 'clipped') {
    const less = "lower the layers' values or the strength of bloom, or use fewer `screen` and `add` layers";
    return `Too bright to show shapes: ${set ? `${set}. If that is not enough, ${less}` : `${less} (gamma does not darken white)`}.`;
  }
  const more = "raise the layers' values or `opacity`, use a denser palette, or add a layer";
  const which = energy === 'quiet' ? 'a quiet' : 'an active';
  const advice = set === null ? more : reaches ? set : `${set}. That is not enough on its own: also ${more}`;
  const calm = energy === 'active' ? ' If it is meant to be calm, set `energy: quiet`.' : '';
  return `Too dark (the mean of ${which} scene must be above ${target}): ${advice}.${calm}`;
}
