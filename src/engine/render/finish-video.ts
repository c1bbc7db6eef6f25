// From finished clips to verified outputs at their paths, with report, page and still. Outputs are moved there last, so each appears
// whole or not at all.

import { rm } from 'node:fs/promises';
import pMap from 'p-map';
import type { OutputReport, RenderEvent, RenderJob } from '../../contract/render.ts';
import { diskFull, fileTrouble, interrupted, isDiskFull, outputNotWritable } from '../errors/render-errors.ts';
import { RenderError } from '../errors/render-error.ts';
import { partialName, writeAtomic } from '../files/write-atomic.ts';
import { audioDigest } from '../inputs/audio/sound-track.ts';
import { sizeOf } from '../files/size-of.ts';
import { createSoundMeter } from '../inputs/audio/mix/sound-meter.ts';
import { markPng } from '../outputs/pictures/encode-png.ts';
import { publishOutput } from '../outputs/publish-output.ts';
import type { WrittenTo } from '../outputs/output-target.ts';
import { writeNotes } from './cache/clip-notes.ts';
import type { DrawnClip, DrawnVideo } from './draw-video.ts';
import { finishOutput } from './finish-output.ts';
import type { CheckedOutput } from './plan/check-output.ts';
import type { RenderPlan } from './plan/prepare-render.ts';
import { brightnessOf, summariseRender } from './report/summarise-render.ts';
import type { ReportHead } from './report/report-page.ts';
import { takePictures } from './report/take-pictures.ts';
import type { Pictures } from './report/take-pictures.ts';
import { placeReport, writeReport } from './report/write-report.ts';
import { writeSidecars } from './sidecars/write-sidecars.ts';

type DoneEvent = Extract<RenderEvent, { type: 'done' }>;

const MOST_WORST_PICTURES = 12;

/** Rejects with a `RenderError`; nothing is left beside the outputs then. */
export async function finishVideo(
  job: RenderJob,
  outputs: readonly CheckedOutput[],
  render: RenderPlan,
  drawn: DrawnVideo,
  startedAt: number,
  emit: (event: RenderEvent) => void,
  signal?: AbortSignal,
): Promise<DoneEvent> {
  const { selection } = render.frames;
  const [main] = outputs as [CheckedOutput, ...CheckedOutput[]];
  const useCache = job.options.useCache !== false;
  const partials = outputs.map(({ target }): WrittenTo => ({ ...target, path: partialName(target.path) }));
  const allClips = [...new Map(drawn.outputs.flatMap(({ clips }) => clips.map((clip) => [clip.key, clip]))).values()];
  const notesBefore = new Map(allClips.map((clip) => [clip, JSON.stringify(clip.notes)]));
  let current = main;
  try {
    const ofMain = { ...drawn.outputs[0]!, curve: drawn.curve };
    // Pictures of a file that was encoded again are not those of its clips.
    const keepsPictures = useCache && job.options.maxBytes === undefined;
    const pictures = takePictures(render, render.encodings[0]!, ofMain, partials[0]!, keepsPictures, signal);
    let still: Uint8Array | null = null;
    const reports: OutputReport[] = [];
    const meter = render.sound && render.encodings[0]!.output.hasSound ? createSoundMeter() : undefined;
    for (const [i, output] of outputs.entries()) {
      current = output;
      const encoding = render.encodings[i]!;
      const partial = partials[i]!;
      const { frames, seconds, streams, worstDifference } = await finishOutput(
        {
          render,
          output,
          encoding,
          drawn: drawn.outputs[i]!,
          partial,
          embed: job.options.embed ?? [],
          maxBytes: job.options.maxBytes,
          onFitted: (chosen) =>
            emit({
              type: 'warning',
              id: job.id,
              code: 'fitted',
              message: `${output.path} is ${chosen}, to fit its size.`,
            }),
          meter: output === main ? meter : undefined,
          onPhase: (phase) => emit(phaseEvent(job, render, phase, outputs.length > 1 ? output.path : undefined)),
          signal,
        },
        output === main ? async () => void (still = await pictures.still()) : undefined,
      );
      reports.push({
        path: output.path,
        format: output.format.name,
        encoder: encoding.settings.encoder,
        bytes: sizeOf(partial.path).bytes,
        verified: { frames, seconds, streams, worstDifference },
      });
    }
    current = main;
    const files = await placeReport(main.target.path, job.options.sidecars ?? [], render.machine.cacheDir);
    if (still) await writeAtomic(files.still, markPng(still));
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const loudness = meter ? { ...meter.levels(), target: job.plan.loudness ?? null } : null;
    const report = summariseRender(job, render, drawn, wallSeconds, reports, loudness);
    const worst = await worstMoments(render, report, pictures);
    if (signal?.aborted) throw interrupted();
    await writeReport(files, report, drawn.curve, {
      middle: new Map(drawn.segments.map((segment) => [segment.segment, segment.thumbnail])),
      worst,
    });
    const sidecars = await writeSidecars({
      wanted: job.options.sidecars ?? [],
      texts: render.texts,
      thumbnail: () => pictures.thumbnail(),
      target: main.target.path,
      cacheDir: render.machine.cacheDir,
    });
    await warnOfChangedSound(job, render.audioDigest, emit);
    for (const [i, output] of outputs.entries()) {
      current = output;
      await publishOutput(partials[i]!.path, output.target.path, output.target.pattern !== null);
    }
    if (useCache)
      await keepNotes(
        render,
        allClips.filter((clip) => notesBefore.get(clip) !== JSON.stringify(clip.notes)),
      );
    return {
      type: 'done',
      id: job.id,
      output: main.path,
      outputs: reports,
      ...files,
      sidecars,
      frames: selection.frames,
      seconds: selection.frames / render.frames.chosen.format.fps,
      wallSeconds,
      cachedSegments: report.cachedSegments,
      segments: report.segments.length,
      brightness: brightnessOf(drawn.curve),
      misses: report.segments.filter(({ verdict }) => verdict !== 'good').length,
    };
  } catch (error) {
    for (const { path: partial } of partials) await rm(partial, { recursive: true, force: true });
    if (isDiskFull(error)) throw diskFull(current.path);
    if (error instanceof RenderError || !(error as NodeJS.ErrnoException).syscall) throw error;
    throw outputNotWritable(current.path, fileTrouble(error));
  }
}

function phaseEvent(
  { id }: RenderJob,
  { frames: { selection } }: RenderPlan,
  phase: 'concat' | 'mux' | 'fit' | 'verify',
  output: string | undefined,
): RenderEvent {
  const { frames, parts } = selection;
  const { segment } = parts.at(-1)!;
  return {
    type: 'progress',
    id,
    frame: frames,
    frames,
    segment,
    fps: 0,
    etaSeconds: null,
    phase,
    ...(output === undefined ? {} : { output }),
  };
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
  { frames, machine }: RenderPlan,
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
