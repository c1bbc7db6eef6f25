// The report of a render as data, without its curve.

import type { LoudnessReport, OutputReport, RenderJob, SegmentReport, SyncReport } from '../../../contract/render.ts';
import type { AudioReader } from '../../frame/features/audio-reader.ts';
import { engineVersion } from '../cache/engine-version.ts';
import type { DrawnVideo } from '../draw-video.ts';
import type { RenderPlan } from '../plan/prepare-render.ts';
import type { Selection } from '../plan/segment-frames.ts';
import type { ReportHead } from './report-page.ts';
import { compareWithBeats } from './sync.ts';

export function summariseRender(
  job: RenderJob,
  { frames: { chosen, selection }, encodings, setup, estimateSeconds, audio }: RenderPlan,
  drawn: DrawnVideo,
  wallSeconds: number,
  outputs: OutputReport[],
  loudness: LoudnessReport | null,
): ReportHead {
  const { fps } = chosen.format;
  const { encoder, preset, crf } = encodings[0]!.settings;
  const segments = drawn.segments.map(
    ({ thumbnail: _picture, cached, seconds, segment, ...judged }, i): SegmentReport => {
      const part = selection.parts[i]!;
      const scene = job.plan.scenes.find(({ name }) => name === part.scene)!;
      return {
        segment,
        scene: part.scene,
        range: scene.nameRange,
        startFrame: part.first,
        frames: part.count,
        startSeconds: rounded(part.first / fps),
        cached,
        ...judged,
        renderSeconds: rounded(seconds),
      };
    },
  );
  return {
    version: 1,
    engine: engineVersion(),
    reel: job.reel,
    output: job.options.output,
    title: job.plan.title,
    createdAt: new Date().toISOString(),
    settings: {
      ...chosen.format,
      quality: chosen.quality,
      crf,
      preset,
      workers: setup.workers,
      encoder,
      ...(chosen.why ? { why: chosen.why } : {}),
      ...(job.options.platform === undefined ? {} : { platform: job.options.platform }),
    },
    frames: selection.frames,
    seconds: rounded(selection.frames / fps),
    wallSeconds: rounded(wallSeconds),
    estimateSeconds: estimateSeconds === null ? null : rounded(estimateSeconds),
    cachedSegments: drawn.segments.filter(({ cached }) => cached).length,
    segments,
    verified: outputs[0]!.verified,
    outputs,
    loudness,
    sync: job.plan.audio === null ? null : syncOf(drawn.curve, selection, fps, audio),
    flashes: drawn.flashes,
    warnings: drawn.warnings,
  };
}

/** Null where the part that was rendered has no beats. */
function syncOf(
  curve: Float32Array,
  { first }: Selection,
  fps: number,
  { features: { beats } }: AudioReader,
): SyncReport | null {
  const means = Float32Array.from({ length: curve.length / 4 }, (_, frame) => curve[frame * 4]!);
  const sync = compareWithBeats(
    means,
    fps,
    Array.from(beats, (beat) => beat - first / fps),
  );
  return sync.beats === 0 ? null : sync;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Mean, least and greatest mean luma of the frames of a curve (mean, max, p1, p99 of each). */
export function brightnessOf(curve: Float32Array): { mean: number; min: number; max: number } {
  let sum = 0,
    min = 255,
    max = 0;
  for (let i = 0; i < curve.length; i += 4) {
    sum += curve[i]!;
    min = Math.min(min, curve[i]!);
    max = Math.max(max, curve[i]!);
  }
  const hundredths = (value: number) => Math.round(value * 100) / 100;
  return { mean: hundredths(sum / (curve.length / 4)), min: hundredths(min), max: hundredths(max) };
}
