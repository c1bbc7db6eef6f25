// Gathers what was measured while clips were drawn: the brightness curve, each segment's verdict and picture, what frames cost.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';
import type { ClipRecord } from '../cache/clip-cache.ts';
import { meanCost } from '../plan/frame-cost.ts';
import type { Selection } from '../plan/segment-frames.ts';
import type { SegmentBrightness } from '../report/brightness.ts';

export interface DrawnSegment extends SegmentBrightness {
  segment: number;
  cached: boolean;
  seconds: number;
  thumbnail: Uint8Array;
}

/** A frame whose sketch is in its clip's records: `offset` counts from the clip's first. */
export interface SampledFrame {
  index: number;
  offset: number;
}

export interface ClipCollector {
  /** `records` of the clip's targets, in their order. `drawn`: keys of those that this render drew. */
  add(clip: ClipJob, records: readonly ClipRecord[], drawn: ReadonlySet<string>): void;
  /** mean, max, p1, p99 of every frame of the video. */
  readonly curve: Float32Array;
  /** Of each clip, see `LightRecorder`. */
  readonly light: readonly Uint8Array[];
  readonly samples: readonly SampledFrame[];
  /** In playing order; complete once all clips have been added. */
  segments(): DrawnSegment[];
  /** For each output, of the clips that this render drew, by scene. */
  costs(): Map<string, FrameCost>[];
  /** Whether this render drew the clip with this key. */
  isDrawn(key: string): boolean;
}

export interface CollectorOptions {
  /** At least one. */
  clips: readonly ClipJob[];
  selection: Selection;
  /** Judges the curve of a finished segment. */
  judge(part: Selection['parts'][number], curve: Float32Array): SegmentBrightness;
  onSegment(segment: DrawnSegment, part: Selection['parts'][number]): void;
}

/** A shorter clip says little about the cost of a frame: most of it is the encoder's start. */
const LEAST_FRAMES_FOR_COST = 12;

export function collectClips({ clips, selection, judge, onSegment }: CollectorOptions): ClipCollector {
  const curve = new Float32Array(selection.frames * 4);
  const samples: SampledFrame[] = [];
  const light: Uint8Array[] = [];
  const positions = startsOf(clips);
  const drawnClips = new Set<number>();
  const drawnKeys = new Set<string>();
  const missing = new Set(clips.map(({ index }) => index));
  const partOf = new Map(selection.parts.map((part) => [part.segment, part]));
  const bySegment = Map.groupBy(clips, ({ segment }) => segment);
  const segments = new Map<number, DrawnSegment>();
  const thumbnails = new Map<number, Uint8Array>();
  const drawSeconds = new Map<number, number>();
  const costs = clips[0]!.targets.map(() => new Map<string, { frames: number; cost: FrameCost }[]>());

  const finishSegment = (part: Selection['parts'][number], ofSegment: readonly ClipJob[]) => {
    const from = positions[ofSegment[0]!.index]!;
    const drawn: DrawnSegment = {
      ...judge(part, curve.subarray(from * 4, (from + part.count) * 4)),
      segment: part.segment,
      cached: !ofSegment.some(({ index }) => drawnClips.has(index)),
      seconds: drawSeconds.get(part.segment) ?? 0,
      thumbnail: thumbnails.get(part.segment)!,
    };
    segments.set(part.segment, drawn);
    onSegment(drawn, part);
  };

  return {
    curve,
    light,
    samples,
    add(clip, records, drawn) {
      const record = records[0]!;
      missing.delete(clip.index);
      curve.set(record.stats, positions[clip.index]! * 4);
      light[clip.index] = record.light;
      for (const { offset } of record.samples) samples.push({ index: clip.index, offset });
      const part = partOf.get(clip.segment)!;
      // The clip at the middle of the segment supplies its picture.
      const middle = part.first + part.count / 2;
      if (!thumbnails.has(clip.segment) || (clip.first <= middle && middle < clip.first + clip.count))
        thumbnails.set(clip.segment, record.thumbnail);
      for (const key of drawn) drawnKeys.add(key);
      const mine = records.filter(({ key }) => drawn.has(key));
      if (mine.length > 0) {
        drawnClips.add(clip.index);
        const seconds = Math.max(...mine.map((each) => each.seconds));
        drawSeconds.set(clip.segment, (drawSeconds.get(clip.segment) ?? 0) + seconds);
      }
      for (const [output, { key, frames, cost }] of records.entries())
        if (drawn.has(key) && frames >= LEAST_FRAMES_FOR_COST)
          costs[output]!.set(clip.scene, [...(costs[output]!.get(clip.scene) ?? []), { frames, cost }]);
      const ofSegment = bySegment.get(clip.segment)!;
      if (ofSegment.every(({ index }) => !missing.has(index))) finishSegment(part, ofSegment);
    },
    segments: () => selection.parts.map(({ segment }) => segments.get(segment)!),
    costs: () => costs.map((scenes) => new Map([...scenes].map(([scene, parts]) => [scene, meanCost(parts)!]))),
    isDrawn: (key) => drawnKeys.has(key),
  };
}

/** Frame of the video at which each clip begins. */
export function startsOf(clips: readonly ClipJob[]): number[] {
  let at = 0;
  return clips.map(({ count }) => (at += count) - count);
}
