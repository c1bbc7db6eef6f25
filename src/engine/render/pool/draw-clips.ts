// Every clip of a render: those that are in the cache are taken from there, the rest is drawn by the pool. Keeps count of what
// is done and how fast, and gathers what was measured.

import { clipsVanished } from '../../errors/render-errors.ts';
import type { RenderEvent } from '../../../contract/render.ts';
import { noteMemory, noteScenes } from '../../machine/hardware/machine-notes.ts';
import { judgeSegment } from '../report/brightness.ts';
import type { SegmentBrightness } from '../report/brightness.ts';
import { clipFile, dropClip, findClip, readClip } from '../cache/clip-cache.ts';
import type { ClipRecord } from '../cache/clip-cache.ts';
import { noNotes, readNotes } from '../cache/clip-notes.ts';
import type { ClipNotes } from '../cache/clip-notes.ts';
import { laneClips } from '../plan/clip-plan.ts';
import type { ClipJob } from '../plan/clip-plan.ts';
import { meanCost } from '../plan/frame-cost.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';
import { runPool } from './pool-client.ts';
import type { PoolMessage } from './pool-messages.ts';
import type { Prepared } from '../plan/prepare-render.ts';
import { sceneStates } from '../plan/scene-state.ts';
import { createSpeed } from '../plan/speed.ts';

export interface DrawnSegment extends SegmentBrightness {
  segment: number;
  cached: boolean;
  seconds: number;
  thumbnail: Uint8Array;
}

/** `first`: the frame of the video at which it begins. */
export interface DrawnClip {
  key: string;
  path: string;
  first: number;
  frames: number;
  notes: ClipNotes;
}

export interface DrawnClips {
  /** mean, max, p1, p99 of every frame of the video. */
  curve: Float32Array;
  segments: DrawnSegment[];
  clips: DrawnClip[];
  /** Frames whose sketches are in their clip's record: read when they are wanted, because of a long reel hardly any are. */
  samples: { frame: number; clip: DrawnClip }[];
  warnings: string[];
}

const PROGRESS_EVERY_MS = 200;
/** Frames of a clip that say what a frame of its scene costs. */
const FRAMES_TO_TELL = 12;

export async function drawClips(prepared: Prepared, emit: (event: RenderEvent) => void): Promise<DrawnClips> {
  const { job, selection, clips, setup, chosen } = prepared;
  const { id } = job;
  const { fps } = chosen.format;
  const curve = new Float32Array(selection.frames * 4);
  const sampled: { index: number; offset: number }[] = [];
  const segments = new Map<number, DrawnSegment>();
  const warnings = new Set<string>();
  const missing = new Set<number>();
  const cached = new Set<number>();
  const positions = startsOf(clips);
  const thumbnails = new Map<number, Uint8Array>();
  const drawSeconds = new Map<number, number>();
  const costs = new Map<string, { frames: number; cost: FrameCost }[]>();

  const accept = (clip: ClipJob, record: ClipRecord) => {
    curve.set(record.stats, positions[clip.index] * 4);
    for (const { offset } of record.samples) sampled.push({ index: clip.index, offset });
    // The clip at the segment's middle gives its picture.
    const part = selection.parts.find(({ segment }) => segment === clip.segment)!;
    const middle = part.first + part.count / 2;
    if (!thumbnails.has(clip.segment) || (clip.first <= middle && middle < clip.first + clip.count))
      thumbnails.set(clip.segment, record.thumbnail);
    if (!cached.has(clip.index)) {
      drawSeconds.set(clip.segment, (drawSeconds.get(clip.segment) ?? 0) + record.seconds);
      // A few frames are mostly the encoder's start.
      const ofScene = costs.get(clip.scene) ?? [];
      costs.set(clip.scene, ofScene);
      if (record.frames >= FRAMES_TO_TELL) ofScene.push({ frames: record.frames, cost: record.cost });
    }
    missing.delete(clip.index);
    if (clips.some((other) => other.segment === clip.segment && missing.has(other.index))) return;
    const from = positions[clips.find((other) => other.segment === clip.segment)!.index];
    const drawn: DrawnSegment = {
      ...judgeSegment(job.plan, part, curve.subarray(from * 4, (from + part.count) * 4), fps, prepared.audio),
      segment: clip.segment,
      cached: clips.every((other) => other.segment !== clip.segment || cached.has(other.index)),
      seconds: drawSeconds.get(clip.segment) ?? 0,
      thumbnail: thumbnails.get(clip.segment)!,
    };
    segments.set(clip.segment, drawn);
    emit({
      type: 'segment',
      id,
      segment: drawn.segment,
      scene: part.scene,
      cached: drawn.cached,
      frames: part.count,
      mean: drawn.mean,
      verdict: drawn.verdict,
      seconds: drawn.seconds,
    });
  };

  for (const clip of clips) missing.add(clip.index);
  const found: [ClipJob, ClipRecord][] = [];
  for (const clip of clips) {
    const record = await findClip(setup.clipDir, clip.key);
    if (record?.frames === clip.count) {
      cached.add(clip.index);
      found.push([clip, record]);
    }
  }
  for (const [clip, record] of found) accept(clip, record);

  const progress = createProgress(clips, cached, prepared.estimateSeconds, (frame, segment, perSecond, etaSeconds) => {
    emit({
      type: 'progress',
      id,
      frame,
      frames: selection.frames,
      segment,
      fps: perSecond,
      etaSeconds,
      phase: 'frames',
    });
  });
  progress.tell(clips[0], true);

  const pending: Promise<void>[] = [];
  const warn = (message: string, code?: string) => {
    if (warnings.has(message)) return;
    warnings.add(message);
    emit({ type: 'warning', id, message, ...(code ? { code } : {}) });
  };
  const onMessage = (message: PoolMessage) => {
    if (message.kind === 'warning') warn(message.message);
    if (message.kind === 'begin') progress.done(message.clip, 0);
    if (message.kind === 'frames') progress.done(message.clip, message.done);
    if (message.kind === 'memory')
      void noteMemory(prepared.cacheDir, chosen.format, chosen.settings, message.workerBytes);
    if (message.kind === 'clip') {
      const { clip } = message;
      progress.done(clip, clip.count);
      pending.push(
        readClip(setup.clipDir, clip.key).then((record) => {
          if (record) accept(clip, record);
        }),
      );
    }
  };
  const drawMissing = async () => {
    await runPool({
      setup,
      onMessage,
      lanes: async () => {
        await Promise.all(pending);
        return laneClips(
          clips.filter(({ index }) => missing.has(index)),
          sceneStates(job.plan),
          { workers: setup.workers, cores: setup.cores, hardwareEncoder: setup.settings.encoder !== 'libx264' },
        );
      },
      onRestart: (how) => warn(`The render process crashed (${how}) and was restarted.`, 'restarted'),
      ...(prepared.deps.signal ? { signal: prepared.deps.signal } : {}),
    });
    await Promise.all(pending);
    // A worker's last message travels beside its result and may arrive after it: what is on the disk was drawn.
    for (const index of [...missing]) {
      const record = await readClip(setup.clipDir, clips[index].key);
      if (record?.frames === clips[index].count) accept(clips[index], record);
      else await dropClip(setup.clipDir, clips[index].key);
    }
  };
  await drawMissing();
  // Drawn, but gone from the disk since, as when someone emptied the cache.
  if (missing.size > 0) await drawMissing();
  if (missing.size > 0) throw clipsVanished(setup.clipDir);
  const sceneCost = new Map(
    [...costs].flatMap(([scene, parts]) => {
      const cost = meanCost(parts);
      return cost ? [[scene, cost] as const] : [];
    }),
  );
  if (sceneCost.size > 0) await noteScenes(prepared.cacheDir, job.reel, chosen.format, chosen.settings, sceneCost);
  const drawn = await Promise.all(
    clips.map(async ({ index, key, count }): Promise<DrawnClip> => ({
      key,
      path: clipFile(setup.clipDir, key),
      first: positions[index],
      frames: count,
      notes: cached.has(index) ? await readNotes(setup.clipDir, key) : noNotes(),
    })),
  );
  return {
    curve,
    warnings: [...warnings],
    clips: drawn,
    samples: sampled
      .map(({ index, offset }) => ({ frame: positions[index] + offset, clip: drawn[index] }))
      .sort((a, b) => a.frame - b.frame),
    segments: selection.parts.map(({ segment }) => segments.get(segment)!),
  };
}

/** Frame of the video at which each clip begins. */
function startsOf(clips: readonly ClipJob[]): number[] {
  let at = 0;
  return clips.map(({ count }) => (at += count) - count);
}

type Tell = (frame: number, segment: number, perSecond: number, etaSeconds: number | null) => void;

/** Counts frames over all clips and tells now and then, with the speed of the moment and the time left: by that speed, until there is one by the estimate. */
function createProgress(
  clips: readonly ClipJob[],
  cached: ReadonlySet<number>,
  estimateSeconds: number | null,
  tell: Tell,
): { done(clip: ClipJob, frames: number): void; tell(clip: ClipJob, now: boolean): void } {
  const total = clips.reduce((sum, { count }) => sum + count, 0);
  const counts = new Map<number, number>();
  const fromCache = clips.reduce((sum, clip) => sum + (cached.has(clip.index) ? clip.count : 0), 0);
  const speed = createSpeed();
  let told = 0;
  let anyDrawn = false;
  const report = (clip: ClipJob, now: boolean) => {
    let drawn = 0;
    for (const count of counts.values()) drawn += count;
    // The first frame is told at once: it is what a person waits for.
    const isFirst = drawn > 0 && !anyDrawn;
    if (!now && !isFirst && performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    anyDrawn = drawn > 0;
    speed.note(told, drawn);
    const perSecond = speed.perSecond();
    const left = total - fromCache - drawn;
    const eta =
      perSecond !== null
        ? left / perSecond
        : estimateSeconds === null || left === 0
          ? null
          : (estimateSeconds * left) / (total - fromCache);
    tell(
      fromCache + drawn,
      clip.segment,
      Math.round((perSecond ?? 0) * 10) / 10,
      eta === null ? null : Math.round(eta * 10) / 10,
    );
  };
  return {
    done(clip, frames) {
      counts.set(clip.index, frames);
      report(clip, frames === clip.count);
    },
    tell: report,
  };
}
