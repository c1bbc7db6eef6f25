// From finished clips to a verified video at its place, with report, page and still. The video is moved there last of all, so it
// is there whole or not at all.

import { rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { RenderEvent, RenderReport, SegmentReport } from '../../contract/render.ts';
import { diskFull, fileTrouble, interrupted, isDiskFull, outputNotWritable, verifyFailed } from '../errors/render-errors.ts';
import { RenderError } from '../errors/render-error.ts';
import { eachAtOnce } from '../outputs/each-at-once.ts';
import { grabPng } from '../outputs/grab-frame.ts';
import { grabKeyPng, KEY_FRAMES_APART } from '../outputs/grab-key-frames.ts';
import { joinClips } from '../outputs/join-clips.ts';
import { verifyVideo } from '../outputs/verify-video.ts';
import { partialName, writeWhole } from '../inputs/write-whole.ts';
import type { DrawnClips } from './draw-clips.ts';
import { engineVersion } from './engine-version.ts';
import type { Prepared } from './prepare-render.ts';
import type { ReportHead } from './report-page.ts';
import { reportFiles, writeReport } from './write-report.ts';

/**
 * Frames decoded back: the first, the last and one between, more in longer reels. Eight of them, each sought by a process of
 * its own, were a tenth of the whole render of ten seconds.
 */
const SAMPLES = { least: 3, most: 8, framesEach: 240 };
const MOST_WORST_PICTURES = 12;
const PICTURE_WIDTH = 320;
/** A still's brightness, as a share of the brightest wish's, that is good enough where the frame is quicker to reach. */
const BRIGHT_ENOUGH = 0.9;

export async function finishVideo(prepared: Prepared, drawn: DrawnClips, startedAt: number, emit: (event: RenderEvent) => void): Promise<Extract<RenderEvent, { type: 'done' }>> {
  const { job, chosen, selection, ffmpeg, deps } = prepared;
  const { format } = chosen;
  const { output } = job.options;
  const signal = deps.signal ? { signal: deps.signal } : {};
  const partial = partialName(output);
  const files = reportFiles(output);
  const phase = (name: 'concat' | 'mux' | 'verify') => emit({ type: 'progress', id: job.id, frame: selection.frames, frames: selection.frames, segment: selection.parts.at(-1)!.segment, fps: 0, etaSeconds: null, phase: name });
  try {
    const audio = job.plan.audio && prepared.audio.features.seconds > selection.audioFrom ? { path: job.plan.audio.path, from: selection.audioFrom } : null;
    phase(audio ? 'mux' : 'concat');
    await joinClips({ ffmpegPath: ffmpeg.path, clips: drawn.clips, fps: format.fps, audio, target: partial, workDir: prepared.workDir, ...signal });
    phase('verify');
    const alone = drawn.samples.filter(({ frame }, i) => i + 1 === drawn.samples.length || drawn.samples[i + 1].frame - frame >= KEY_FRAMES_APART);
    const samples = spread(alone, Math.min(SAMPLES.most, Math.max(SAMPLES.least, Math.ceil(selection.frames / SAMPLES.framesEach))));
    const grab = (frame: number, width?: number) => grabPng({ ffmpegPath: ffmpeg.path, video: partial, frame, fps: format.fps, ...(width === undefined ? {} : { width }), ...signal });
    const grabStill = async () => {
      const { frame, isQuick } = stillFrame(drawn.curve, alone.map((sample) => sample.frame));
      return (isQuick ? await grabKeyPng({ ffmpegPath: ffmpeg.path, video: partial, frames: [frame], fps: format.fps, workDir: prepared.workDir, ...signal }) : null) ?? (await grab(frame));
    };
    // Beside each other: either keeps one core.
    const [check, still] = await Promise.all([
      verifyVideo({ ffmpeg, video: partial, width: format.width, height: format.height, fps: format.fps, frames: selection.frames, hasAudio: audio !== null, samples, workDir: prepared.workDir, ...signal }),
      grabStill(),
    ]);
    if (deps.signal?.aborted) throw interrupted();
    if (check.faults.length) throw verifyFailed(output, check.faults.join('; '));

    if (still) await writeWhole(files.still, still);
    const wallSeconds = (performance.now() - startedAt) / 1000;
    const report = reportOf(prepared, drawn, wallSeconds, { frames: check.frames, seconds: check.seconds, streams: check.streams, worstDifference: check.worstDifference });
    const worst = new Map<number, Uint8Array>();
    await eachAtOnce(report.segments.filter((entry) => entry.worst).slice(0, MOST_WORST_PICTURES), prepared.hardware.cores, async (segment) => {
      const png = await grab(Math.min(selection.frames - 1, Math.max(0, Math.round(segment.worst!.seconds * format.fps) - selection.first)), Math.min(PICTURE_WIDTH, format.width));
      if (png) worst.set(segment.segment, await jpegOf(png));
    });
    if (deps.signal?.aborted) throw interrupted();
    await writeReport(files, report, drawn.curve, { middle: new Map(drawn.segments.map((segment) => [segment.segment, segment.thumbnail])), worst });
    await rename(partial, output);
    return {
      type: 'done', id: job.id, output, ...files, frames: selection.frames, seconds: selection.frames / format.fps, wallSeconds,
      cachedSegments: report.cachedSegments, segments: report.segments.length, brightness: brightnessOf(drawn.curve), misses: report.segments.filter(({ verdict }) => verdict !== 'good').length,
    };
  } catch (error) {
    await rm(partial, { force: true });
    if (isDiskFull(error)) throw diskFull(output);
    if (error instanceof RenderError || !(error as NodeJS.ErrnoException).syscall) throw error;
    throw outputNotWritable(output, fileTrouble(error));
  }
}

function reportOf(prepared: Prepared, drawn: DrawnClips, wallSeconds: number, verified: RenderReport['verified']): ReportHead {
  const { job, chosen, selection, workers, estimateSeconds } = prepared;
  const { fps } = chosen.format;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  const segments: SegmentReport[] = drawn.segments.map(({ thumbnail: _picture, cached, seconds, segment, ...judged }, i) => {
    const part = selection.parts[i];
    const scene = job.plan.scenes.find(({ name }) => name === part.scene)!;
    return { segment, scene: part.scene, range: scene.nameRange, startFrame: part.first, frames: part.count, startSeconds: round(part.first / fps), cached, ...judged, renderSeconds: round(seconds) };
  });
  return {
    version: 1, engine: engineVersion(), reel: job.reel, output: job.options.output, title: job.plan.title, createdAt: new Date().toISOString(),
    settings: { ...chosen.format, quality: chosen.quality, crf: chosen.settings.crf, preset: chosen.settings.preset, workers, encoder: chosen.settings.encoder, ...(chosen.why ? { why: chosen.why } : {}) },
    frames: selection.frames, seconds: round(selection.frames / fps), wallSeconds: round(wallSeconds), estimateSeconds: estimateSeconds === null ? null : round(estimateSeconds),
    cachedSegments: drawn.segments.filter(({ cached }) => cached).length, segments, verified, warnings: drawn.warnings,
  };
}

/** At most `most`, the first and the last among them. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items];
  return Array.from({ length: most }, (_, i) => items[Math.round((i * (items.length - 1)) / (most - 1))]);
}

/**
 * The frame that stands for the video: after its beginning, where texts are still being typed, a bright one that is no flash. One of
 * those that are quick to decode (`quick`), where one of them is about as bright: others take up to two seconds of video to reach.
 */
function stillFrame(curve: Float32Array, quick: readonly number[]): { frame: number; isQuick: boolean } {
  const count = curve.length / 4;
  const from = Math.floor(count * 0.4), to = Math.max(from + 1, Math.ceil(count * 0.9));
  const sorted = Array.from({ length: to - from }, (_, i) => ({ frame: from + i, mean: curve[(from + i) * 4] })).toSorted((a, b) => a.mean - b.mean);
  const wish = sorted[Math.floor((sorted.length - 1) * 0.85)];
  const near = sorted.filter(({ frame, mean }) => mean <= wish.mean && mean >= wish.mean * BRIGHT_ENOUGH && quick.includes(frame)).at(-1);
  return { frame: (near ?? wish).frame, isQuick: near !== undefined };
}

function brightnessOf(curve: Float32Array): { mean: number; min: number; max: number } {
  let sum = 0, min = 255, max = 0;
  for (let i = 0; i < curve.length; i += 4) { sum += curve[i]; min = Math.min(min, curve[i]); max = Math.max(max, curve[i]); }
  const round = (value: number) => Math.round(value * 100) / 100;
  return { mean: round(sum / (curve.length / 4)), min: round(min), max: round(max) };
}

async function jpegOf(png: Uint8Array): Promise<Uint8Array> {
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.encodeSync('jpeg', 82);
}

/** For people who keep the intermediates: what belongs to what. */
export async function noteIntermediates(prepared: Prepared, drawn: DrawnClips): Promise<void> {
  const lines = await Promise.all(drawn.clips.map(async ({ path: clip, frames }, i) => `${path.basename(clip)}  segment ${prepared.clips[i].segment} ${prepared.clips[i].scene}  frames ${prepared.clips[i].first}..${prepared.clips[i].first + frames - 1}  ${(await stat(clip)).size} bytes`));
  await writeFile(path.join(prepared.workDir, 'contents.txt'), `${lines.join('\n')}\n`);
}
