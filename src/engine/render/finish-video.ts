// From finished clips to a verified video at its place, with report, page and still. The video is moved there last of all, so it
// is there whole or not at all.

import { rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pMap from 'p-map';
import type { RenderEvent, RenderReport, SegmentReport } from '../../contract/render.ts';
import {
  clipsVanished,
  diskFull,
  fileTrouble,
  interrupted,
  isDiskFull,
  outputNotWritable,
  verifyFailed,
} from '../errors/render-errors.ts';
import { RenderError } from '../errors/render-error.ts';
import type { Sketch } from '../outputs/frame-sketch.ts';
import { joinClips } from '../outputs/formats/mp4/join-clips.ts';
import { audioDigest } from '../inputs/audio/sound-track.ts';
import { verifySound } from '../outputs/verify-sound.ts';
import { verifyVideo } from '../outputs/formats/mp4/verify-video.ts';
import { makeFolder } from '../files/make-folder.ts';
import { partialName, writeWhole } from '../files/write-atomic.ts';
import { dropClip, readClip } from './cache/clip-cache.ts';
import { writeNotes } from './cache/clip-notes.ts';
import type { DrawnClip, DrawnClips } from './pool/draw-clips.ts';
import { engineVersion } from './cache/engine-version.ts';
import type { Prepared } from './plan/prepare-render.ts';
import type { ReportHead } from './report/report-page.ts';
import { framesAlone, takePictures } from './report/take-pictures.ts';
import { placeReport, writeReport } from './report/write-report.ts';

/**
 * Frames decoded back of what was drawn in this render: the first, the last and one between, more in longer ones. Clips of the cache were
 * checked in the render that drew them and are byte for byte what they were then, so a render of such clips alone decodes nothing.
 */
const SAMPLES = { least: 3, most: 8, framesEach: 240 };
const MOST_WORST_PICTURES = 12;

export async function finishVideo(
  prepared: Prepared,
  target: string,
  drawn: DrawnClips,
  startedAt: number,
  emit: (event: RenderEvent) => void,
): Promise<Extract<RenderEvent, { type: 'done' }>> {
  const { job, chosen, selection, ffmpeg, deps } = prepared;
  const { format } = chosen;
  const { output } = job.options;
  const signal = deps.signal ? { signal: deps.signal } : {};
  const partial = partialName(target);
  const phase = (name: 'concat' | 'mux' | 'verify') =>
    emit({
      type: 'progress',
      id: job.id,
      frame: selection.frames,
      frames: selection.frames,
      segment: selection.parts.at(-1)!.segment,
      fps: 0,
      etaSeconds: null,
      phase: name,
    });
  try {
    const audio =
      prepared.sound && prepared.sound.seconds > selection.audioFrom
        ? { track: prepared.sound, from: selection.audioFrom }
        : null;
    phase(audio ? 'mux' : 'concat');
    await joinClips({
      ffmpegPath: ffmpeg.path,
      clips: drawn.clips,
      fps: format.fps,
      audio,
      target: partial,
      workDir: prepared.workDir,
      ...signal,
    });
    phase('verify');
    const unchecked = drawn.clips.filter(({ notes }) => notes.difference === null);
    const samples = await withSketches(prepared, samplesOf(unchecked, drawn));
    const pictures = takePictures(prepared, drawn, partial);
    const notesBefore = new Map(drawn.clips.map((clip) => [clip, JSON.stringify(clip.notes)]));
    // Beside each other: either keeps one core.
    const [check, soundFault, still] = await Promise.all([
      verifyVideo({
        ffmpeg,
        video: partial,
        width: format.width,
        height: format.height,
        fps: format.fps,
        frames: selection.frames,
        hasAudio: audio !== null,
        samples,
        workDir: prepared.workDir,
        ...signal,
      }),
      audio &&
        verifySound({
          ffmpegPath: ffmpeg.path,
          video: partial,
          sound: audio,
          seconds: selection.frames / format.fps,
          ...signal,
        }),
      pictures.still(),
    ]);
    if (deps.signal?.aborted) throw interrupted();
    if (soundFault) check.faults.push(soundFault);
    if (check.faults.length) throw verifyFailed(output, check.faults.join('; '));
    for (const { notes } of unchecked) notes.difference = check.worstDifference;

    const files = await placeReport(output, job.options.sidecars ?? [], prepared.cacheDir);
    if (still) await writeWhole(files.still, still);
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const report = reportOf(prepared, drawn, wallSeconds, {
      frames: check.frames,
      seconds: check.seconds,
      streams: check.streams,
      worstDifference: Math.max(...drawn.clips.map(({ notes }) => notes.difference!)),
    });
    const worst = new Map<number, Uint8Array>();
    await pMap(
      report.segments.filter((entry) => entry.worst).slice(0, MOST_WORST_PICTURES),
      async (segment) => {
        const picture = await pictures.small(
          Math.min(
            selection.frames - 1,
            Math.max(0, Math.round(segment.worst!.seconds * format.fps) - selection.first),
          ),
        );
        if (picture) worst.set(segment.segment, picture);
      },
      { concurrency: prepared.hardware.cores },
    );
    if (deps.signal?.aborted) throw interrupted();
    await writeReport(files, report, drawn.curve, {
      middle: new Map(drawn.segments.map((segment) => [segment.segment, segment.thumbnail])),
      worst,
    });
    await warnOfChangedSound(prepared, emit);
    await rename(partial, target);
    if (job.options.useCache !== false)
      await keepNotes(
        prepared,
        drawn.clips.filter((clip) => notesBefore.get(clip) !== JSON.stringify(clip.notes)),
      );
    return {
      type: 'done',
      id: job.id,
      output,
      ...files,
      frames: selection.frames,
      seconds: selection.frames / format.fps,
      wallSeconds,
      cachedSegments: report.cachedSegments,
      segments: report.segments.length,
      brightness: brightnessOf(drawn.curve),
      misses: report.segments.filter(({ verdict }) => verdict !== 'good').length,
    };
  } catch (error) {
    await rm(partial, { force: true });
    if (isDiskFull(error)) throw diskFull(output);
    if (error instanceof RenderError || !(error as NodeJS.ErrnoException).syscall) throw error;
    throw outputNotWritable(output, fileTrouble(error));
  }
}

/** The video keeps the sound, and what was drawn to it, as they were when the render began. */
async function warnOfChangedSound({ job, sound }: Prepared, emit: (event: RenderEvent) => void): Promise<void> {
  const file = job.plan.audio?.path;
  if (!sound || file === undefined) return;
  const digest = await audioDigest(file).catch(() => null);
  if (digest === sound.digest) return;
  emit({
    type: 'warning',
    id: job.id,
    code: 'audio-changed',
    message: `${file} changed while it was rendered. The video has the sound as it was before; render again for the new one.`,
  });
}

/** At least one frame of each clip that was not checked yet; by preference frames that can be decoded alone. */
function samplesOf(unchecked: readonly DrawnClip[], drawn: DrawnClips): DrawnClips['samples'] {
  const alone = new Set(framesAlone(drawn.samples));
  const ofClip = new Map<DrawnClip, DrawnClips['samples']>(unchecked.map((clip) => [clip, []]));
  for (const sample of drawn.samples) ofClip.get(sample.clip)?.push(sample);
  const chosen = new Set<DrawnClips['samples'][number]>();
  for (const samples of ofClip.values()) {
    const best = samples.filter((sample) => alone.has(sample));
    const from = best.length > 0 ? best : samples;
    // The middle of a clip says more than its first frame, which an encoder that stops early has written too.
    if (from.length > 0) chosen.add(from[from.length >> 1]);
  }
  const frames = unchecked.reduce((sum, clip) => sum + clip.frames, 0);
  const least = Math.min(SAMPLES.most, Math.max(SAMPLES.least, Math.ceil(frames / SAMPLES.framesEach)));
  const others = [...alone].filter((sample) => ofClip.has(sample.clip));
  for (const sample of spread(others, least)) if (chosen.size < least) chosen.add(sample);
  return [...chosen].sort((a, b) => a.frame - b.frame);
}

async function withSketches(
  { setup }: Prepared,
  samples: DrawnClips['samples'],
): Promise<(DrawnClips['samples'][number] & { sketch: Sketch })[]> {
  return Promise.all(
    samples.map(async (sample) => {
      const record = await readClip(setup.clipDir, sample.clip.key);
      const found = record?.samples.find(({ offset }) => sample.clip.first + offset === sample.frame);
      if (!found) throw clipsVanished(setup.clipDir);
      return { ...sample, sketch: found.sketch };
    }),
  );
}

/** Moves clips that are not what was drawn from the cache to the intermediates, so that they are drawn again. */
export async function setAside({ workDir, setup, job }: Prepared, clips: readonly DrawnClip[]): Promise<void> {
  const folder = path.join(workDir, 'damaged');
  makeFolder(folder);
  for (const clip of clips) {
    // It may be missing, which is why it counts as damaged.
    if (job.options.useCache !== false)
      await rename(clip.path, path.join(folder, path.basename(clip.path))).catch(() => {});
    await dropClip(setup.clipDir, clip.key);
  }
}

async function keepNotes({ setup, hardware }: Prepared, clips: readonly DrawnClip[]): Promise<void> {
  await pMap(clips, ({ key, notes }) => writeNotes(setup.clipDir, key, notes), { concurrency: hardware.cores }).catch(
    () => {},
  );
}

function reportOf(
  prepared: Prepared,
  drawn: DrawnClips,
  wallSeconds: number,
  verified: RenderReport['verified'],
): ReportHead {
  const { job, chosen, selection, workers, estimateSeconds } = prepared;
  const { fps } = chosen.format;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const segments: SegmentReport[] = drawn.segments.map(
    ({ thumbnail: _picture, cached, seconds, segment, ...judged }, i) => {
      const part = selection.parts[i];
      const scene = job.plan.scenes.find(({ name }) => name === part.scene)!;
      return {
        segment,
        scene: part.scene,
        range: scene.nameRange,
        startFrame: part.first,
        frames: part.count,
        startSeconds: round(part.first / fps),
        cached,
        ...judged,
        renderSeconds: round(seconds),
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
      crf: chosen.settings.crf,
      preset: chosen.settings.preset,
      workers,
      encoder: chosen.settings.encoder,
      ...(chosen.why ? { why: chosen.why } : {}),
    },
    frames: selection.frames,
    seconds: round(selection.frames / fps),
    wallSeconds: round(wallSeconds),
    estimateSeconds: estimateSeconds === null ? null : round(estimateSeconds),
    cachedSegments: drawn.segments.filter(({ cached }) => cached).length,
    segments,
    verified,
    warnings: drawn.warnings,
  };
}

/** At most `most`, the first and the last among them. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]);
}

function brightnessOf(curve: Float32Array): { mean: number; min: number; max: number } {
  let sum = 0,
    min = 255,
    max = 0;
  for (let i = 0; i < curve.length; i += 4) {
    sum += curve[i];
    min = Math.min(min, curve[i]);
    max = Math.max(max, curve[i]);
  }
  const round = (value: number) => Math.round(value * 100) / 100;
  return { mean: round(sum / (curve.length / 4)), min: round(min), max: round(max) };
}

/** For people who keep the intermediates: what belongs to what. */
export async function noteIntermediates(prepared: Prepared, drawn: DrawnClips): Promise<void> {
  const lines = await Promise.all(
    drawn.clips.map(
      async ({ path: clip, frames }, i) =>
        `${path.basename(clip)}  segment ${prepared.clips[i].segment} ${prepared.clips[i].scene}  frames ${prepared.clips[i].first}..${prepared.clips[i].first + frames - 1}  ${(await stat(clip)).size} bytes`,
    ),
  );
  await writeFile(path.join(prepared.workDir, 'contents.txt'), `${lines.join('\n')}\n`);
}
