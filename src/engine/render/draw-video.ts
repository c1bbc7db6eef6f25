// Draws all clips of a render, reports how far it is, and remembers what frames cost on this machine.

import type { FlashReport, RenderEvent, RenderJob } from '../../contract/render.ts';
import { noteMemory, noteScenes } from '../machine/hardware/machine-notes.ts';
import { clipFile } from './cache/clip-cache.ts';
import { noNotes, readNotes } from './cache/clip-notes.ts';
import type { ClipNotes } from './cache/clip-notes.ts';
import { encodersOf } from './plan/choose-encoding.ts';
import type { RenderPlan } from './plan/prepare-render.ts';
import { skippedShaders } from './plan/skipped-shaders.ts';
import { renderWarnings } from './plan/render-warnings.ts';
import { textWarnings } from './sidecars/text-warnings.ts';
import { clipProgress } from './pool/clip-progress.ts';
import { collectClips, startsOf } from './pool/collect-clips.ts';
import type { DrawnSegment } from './pool/collect-clips.ts';
import { drawClips } from './pool/draw-clips.ts';
import { judgeSegment } from './report/brightness.ts';
import { reportFlashes } from './report/flashes/report-flashes.ts';
import { flashSentence } from '../../contract/flash-texts.ts';

/** A clip of one output. `first`: the frame of the video at which it begins. */
export interface DrawnClip {
  key: string;
  path: string;
  first: number;
  frames: number;
  notes: ClipNotes;
}

/** What one output is joined from. */
export interface DrawnOutput {
  clips: DrawnClip[];
  /** Frames whose sketches are in their clip's record; sketches are read when needed, which is seldom for a long reel. */
  samples: { frame: number; clip: DrawnClip }[];
}

export interface DrawnVideo {
  /** mean, max, p1, p99 of every frame. */
  curve: Float32Array;
  segments: DrawnSegment[];
  /** In the order of the outputs. Outputs with the same clips share them. */
  outputs: DrawnOutput[];
  flashes: FlashReport[];
  warnings: string[];
}

export async function drawVideo(
  job: RenderJob,
  render: RenderPlan,
  emit: (event: RenderEvent) => void,
  signal?: AbortSignal,
): Promise<DrawnVideo> {
  const { id } = job;
  const { audio, clips, setup, estimateSeconds } = render;
  const { selection } = render.frames;
  const { format, encodings, cacheDir, clipDir } = setup;
  const warnings = new Set<string>();
  const collector = collectClips({
    clips,
    selection,
    judge: (part, curve) => judgeSegment(job.plan, part, curve, format.fps, audio),
    onSegment: ({ segment, cached, mean, verdict, seconds }, { scene, count }) =>
      emit({ type: 'segment', id, segment, scene, cached, frames: count, mean, verdict, seconds }),
  });
  const progress = clipProgress(clips, estimateSeconds, (now) =>
    emit({ type: 'progress', id, frames: selection.frames, phase: 'frames', ...now }),
  );
  const warn = (message: string, code?: string) => {
    if (warnings.has(message)) return;
    warnings.add(message);
    emit({ type: 'warning', id, message, ...(code ? { code } : {}) });
  };
  for (const message of renderWarnings(render)) warn(message, 'sound');
  for (const message of textWarnings(render, job.options)) warn(message, 'texts');
  const skipped = skippedShaders(job.plan, format, job.options.scene, render.customEffects);
  if (skipped !== null) warn(skipped, 'shaders-skipped');
  let noted: Promise<void> | undefined;
  await drawClips(
    clips,
    clipDir,
    render.runner,
    {
      onClip(clip, records, drawn) {
        // The last messages of a worker that died are lost, and what it finished is there.
        if (drawn.size === 0) progress.cached(clip);
        else progress.drawn(clip, clip.count);
        collector.add(clip, records, drawn);
      },
      onStart: () => progress.report(clips[0]!),
      onFrames: progress.drawn,
      onMachine: ({ index, segment, scene, count }, done, machine) =>
        emit({ type: 'clip', id, clip: index, clips: clips.length, segment, scene, frames: count, done, machine }),
      onMemory(bytes) {
        noted = noteMemory(cacheDir, format, encodersOf(encodings), bytes);
      },
      onWarning: warn,
    },
    signal,
  );
  await noted;
  for (const [output, costs] of collector.costs().entries())
    if (costs.size > 0) await noteScenes(cacheDir, job.reel, format, encodings[output]!.settings, costs);
  const flashes = reportFlashes(job.plan, selection, format, collector.light);
  for (const flash of flashes) warn(flashSentence(flash), 'flashes');
  const positions = startsOf(clips);
  // Outputs with the same key share its notes: what one has checked, the other need not check.
  const notes = new Map<string, Promise<ClipNotes>>();
  const notesOf = (key: string): Promise<ClipNotes> => {
    const known = notes.get(key) ?? (collector.isDrawn(key) ? Promise.resolve(noNotes()) : readNotes(clipDir, key));
    notes.set(key, known);
    return known;
  };
  const outputs = await Promise.all(
    encodings.map(async (_, output): Promise<DrawnOutput> => {
      const own = await Promise.all(
        clips.map(async ({ index, count, targets }): Promise<DrawnClip> => {
          const { key } = targets[output]!;
          const first = positions[index]!;
          return { key, path: clipFile(clipDir, key), first, frames: count, notes: await notesOf(key) };
        }),
      );
      const samples = collector.samples
        .map(({ index, offset }) => ({ frame: positions[index]! + offset, clip: own[index]! }))
        .toSorted((a, b) => a.frame - b.frame);
      return { clips: own, samples };
    }),
  );
  return { curve: collector.curve, segments: collector.segments(), outputs, flashes, warnings: [...warnings] };
}
