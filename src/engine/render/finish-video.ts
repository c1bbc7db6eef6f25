// From finished clips to a verified video at its path, with report, page and still. The video is moved there last, so it appears
// whole or not at all.

import path from 'node:path';
import { rm } from 'node:fs/promises';
import pMap from 'p-map';
import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import {
  diskFull,
  fileTrouble,
  interrupted,
  isDiskFull,
  outputNotWritable,
  verifyFailed,
} from '../errors/render-errors.ts';
import { RenderError } from '../errors/render-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { partialName, writeAtomic } from '../files/write-atomic.ts';
import type { Sound } from '../inputs/audio/sound-input.ts';
import { audioDigest } from '../inputs/audio/sound-track.ts';
import type { Verification } from '../outputs/output-format.ts';
import { markPng } from '../outputs/pictures/encode-png.ts';
import { publishOutput } from '../outputs/publish-output.ts';
import type { WrittenTo } from '../outputs/output-target.ts';
import { writeNotes } from './cache/clip-notes.ts';
import { chooseSamples, uncheckedClips, withSketches } from './check-samples.ts';
import type { DrawnClip, DrawnVideo } from './draw-video.ts';
import type { CheckedOutput } from './plan/check-output.ts';
import type { RenderPlan } from './plan/prepare-render.ts';
import { brightnessOf, summariseRender } from './report/summarise-render.ts';
import type { ReportHead } from './report/report-page.ts';
import { takePictures } from './report/take-pictures.ts';
import type { Pictures } from './report/take-pictures.ts';
import { placeReport, writeReport } from './report/write-report.ts';

type DoneEvent = Extract<RenderEvent, { type: 'done' }>;

/** What every step of finishing needs. */
interface Finish {
  job: RenderJob;
  render: RenderPlan;
  drawn: DrawnVideo;
  /** What is being written, before it is moved to its path. */
  partial: WrittenTo;
  onPhase: (phase: 'concat' | 'mux' | 'verify') => void;
  signal: AbortSignal | undefined;
}

const MOST_WORST_PICTURES = 12;

/** Rejects with a `RenderError`; nothing is left beside the output then. */
export async function finishVideo(
  job: RenderJob,
  output: CheckedOutput,
  render: RenderPlan,
  drawn: DrawnVideo,
  startedAt: number,
  emit: (event: RenderEvent) => void,
  signal?: AbortSignal,
): Promise<DoneEvent> {
  const { selection } = render.frames;
  const partial: WrittenTo = { path: partialName(output.target.path), pattern: output.target.pattern };
  const finish: Finish = {
    job,
    render,
    drawn,
    partial,
    signal,
    onPhase: (phase) => emit(phaseEvent(job, render, phase)),
  };
  try {
    const sound = await joinClips(finish);
    const pictures = takePictures(render, drawn, partial, job.options.useCache !== false, signal);
    const notesBefore = new Map(drawn.clips.map((clip) => [clip, JSON.stringify(clip.notes)]));
    // Side by side: either keeps one core busy.
    const [check, still] = await Promise.all([verify(finish, sound), pictures.still()]);
    if (signal?.aborted) throw interrupted();
    if (check.faults.length) throw verifyFailed(output.path, check.faults.join('; '));
    for (const { notes } of uncheckedClips(drawn)) notes.difference = check.worstDifference;

    const files = await placeReport(output.target.path, job.options.sidecars ?? [], render.machine.cacheDir);
    if (still) await writeAtomic(files.still, markPng(still));
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const report = summariseRender(job, render, drawn, wallSeconds, {
      frames: check.frames,
      seconds: check.seconds,
      streams: check.streams,
      worstDifference: Math.max(...drawn.clips.map(({ notes }) => notes.difference!)),
    });
    const worst = await worstMoments(finish, report, pictures);
    if (signal?.aborted) throw interrupted();
    await writeReport(files, report, drawn.curve, {
      middle: new Map(drawn.segments.map((segment) => [segment.segment, segment.thumbnail])),
      worst,
    });
    await warnOfChangedSound(job, render.audioDigest, emit);
    await publishOutput(partial.path, output.target.path, partial.pattern !== null);
    if (job.options.useCache !== false)
      await keepNotes(
        render,
        drawn.clips.filter((clip) => notesBefore.get(clip) !== JSON.stringify(clip.notes)),
      );
    return {
      type: 'done',
      id: job.id,
      output: output.path,
      ...files,
      frames: selection.frames,
      seconds: selection.frames / render.frames.chosen.format.fps,
      wallSeconds,
      cachedSegments: report.cachedSegments,
      segments: report.segments.length,
      brightness: brightnessOf(drawn.curve),
      misses: report.segments.filter(({ verdict }) => verdict !== 'good').length,
    };
  } catch (error) {
    await rm(partial.path, { recursive: true, force: true });
    if (isDiskFull(error)) throw diskFull(output.path);
    if (error instanceof RenderError || !(error as NodeJS.ErrnoException).syscall) throw error;
    throw outputNotWritable(output.path, fileTrouble(error));
  }
}

function phaseEvent(
  { id }: RenderJob,
  { frames: { selection } }: RenderPlan,
  phase: 'concat' | 'mux' | 'verify',
): RenderEvent {
  const { frames, parts } = selection;
  const { segment } = parts.at(-1)!;
  return { type: 'progress', id, frame: frames, frames, segment, fps: 0, etaSeconds: null, phase };
}

/** Resolves with the sound that is in the video. */
async function joinClips({ render, drawn, partial, onPhase, signal }: Finish): Promise<Sound | null> {
  const { machine, frames, encoding, folders } = render;
  const { audioFrom } = frames.selection;
  const hasSound = encoding.output.hasSound && render.sound !== null && render.sound.seconds > audioFrom;
  const sound = hasSound ? { track: render.sound!, from: audioFrom } : null;
  onPhase(sound ? 'mux' : 'concat');
  // It may have been removed since the render began.
  makeFolder(path.dirname(partial.path));
  await encoding.output.join({
    clips: drawn.clips,
    sound,
    chapters: [],
    captions: [],
    target: partial,
    format: frames.chosen.format,
    settings: encoding.settings,
    ffmpeg: machine.ffmpeg,
    workDir: folders.workDir,
    ...(signal ? { signal } : {}),
  });
  return sound;
}

async function verify({ render, drawn, partial, onPhase, signal }: Finish, sound: Sound | null): Promise<Verification> {
  const { machine, frames, encoding, folders } = render;
  onPhase('verify');
  return encoding.output.verify({
    frames: frames.selection.frames,
    sound,
    samples: await withSketches(folders.clipDir, chooseSamples(drawn, encoding.output.checkedFramesApart)),
    target: partial,
    format: frames.chosen.format,
    settings: encoding.settings,
    ffmpeg: machine.ffmpeg,
    workDir: folders.workDir,
    ...(signal ? { signal } : {}),
  });
}

/** The video keeps the sound, and what was drawn to it, as they were when the render began. */
async function warnOfChangedSound(
  { id, plan }: RenderJob,
  before: string | null,
  emit: (event: RenderEvent) => void,
): Promise<void> {
  const file = plan.audio?.path;
  if (before === null || file === undefined) return;
  const digest = await audioDigest(file).catch(() => null);
  if (digest === before) return;
  const message = `${file} changed while it was rendered. The video has the sound as it was before; render again for the new one.`;
  emit({ type: 'warning', id, code: 'audio-changed', message });
}

/** Pictures of the worst moment of segments that miss their target. */
async function worstMoments(
  { render: { frames, machine } }: Finish,
  report: ReportHead,
  pictures: Pictures,
): Promise<Map<number, Uint8Array>> {
  const { selection, chosen } = frames;
  const worst = new Map<number, Uint8Array>();
  await pMap(
    report.segments.filter((entry) => entry.worst).slice(0, MOST_WORST_PICTURES),
    async (segment) => {
      const frame = Math.round(segment.worst!.seconds * chosen.format.fps) - selection.first;
      const picture = await pictures.small(Math.min(selection.frames - 1, Math.max(0, frame)));
      if (picture) worst.set(segment.segment, picture);
    },
    { concurrency: machine.hardware.cores },
  );
  return worst;
}

/** Losing a note costs the same work again, nothing else. */
async function keepNotes({ folders, machine }: RenderPlan, clips: readonly DrawnClip[]): Promise<void> {
  await pMap(clips, ({ key, notes }) => writeNotes(folders.clipDir, key, notes), {
    concurrency: machine.hardware.cores,
  }).catch(() => {});
}
