// Draws one clip: each frame is drawn and measured once, and packed and encoded for every output whose clip is missing. Its records are
// written last and make it valid.

import { packFrame } from '../../outputs/pack-frame.ts';
import type { ClipJob } from '../../../contract/clip-runner.ts';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { diskFull, encoderDied, encoderHung, isDiskFull, workerDied } from '../../errors/render-errors.ts';
import { RenderError, toFailure } from '../../errors/render-error.ts';
import { removeFolderAt } from '../../files/remove-folder-at.ts';
import { fileCrc } from '../../files/file-crc.ts';
import { encoderEnded, EncoderFailure } from '../../errors/encoder-failure.ts';
import { sketchFrame, thumbnail } from '../../outputs/frame-sketch.ts';
import type { PixelLayout } from '../../outputs/frame-sketch.ts';
import type { ClipSettings, ClipWriter, OutputFormat } from '../../outputs/output-format.ts';
import { encodeJpeg } from '../../outputs/pictures/encode-jpeg.ts';
import type { Renderer } from '../../frame/renderer/renderer.ts';
import { clipFile, storeClip } from '../cache/clip-cache.ts';
import type { ClipRecord } from '../cache/clip-cache.ts';
import { threadMs } from '../plan/frame-cost.ts';
import { createLightRecorder } from '../report/flashes/light-record.ts';
import { partialClip } from './pool-messages.ts';
import type { LaneResult, WorkerMessage, WorkerSetup } from './pool-messages.ts';

const THUMBNAIL_WIDTH = 320;
const THUMBNAIL_QUALITY = 82;
const REPORT_EVERY_MS = 100;

export async function drawClip(
  renderer: Renderer,
  formats: readonly OutputFormat[],
  setup: WorkerSetup,
  clip: ClipJob,
  threads: number,
  post: (message: WorkerMessage) => void,
): Promise<LaneResult> {
  const { width, height } = setup.format;
  post({ kind: 'begin', clip });
  const began = performance.now();
  let steadyFrom = began;
  let reported = began;
  const sampled = new Set([0, clip.count >> 1, clip.count - 1]);
  const writings = openWritings(formats, setup, clip, Math.max(1, Math.floor(threads / clip.targets.length)), [
    ...sampled,
  ]);
  const layouts = [...new Set(writings.map(({ layout }) => layout))];
  const tellEncoder = ({ output, encoder }: Writing, running: boolean, memoryBytes = 0) => {
    if (encoder.pid !== undefined) post({ kind: 'encoder', clip, output, pid: encoder.pid, running, memoryBytes });
  };
  let failing = writings[0]!;
  const each = async <T>(list: readonly Writing[], work: (writing: Writing) => Promise<T>): Promise<T[]> =>
    Promise.all(
      list.map((writing) =>
        work(writing).catch((error: unknown) => {
          failing = writing;
          throw error;
        }),
      ),
    );
  for (const writing of writings) tellEncoder(writing, true);
  try {
    const stats = new Float32Array(clip.count * 4);
    const light = createLightRecorder(width, height, setup.format.fps, clip.count);
    let picture: Uint8Array = new Uint8Array(0);
    // The first frames include the setup of their scene and code that is not optimised yet.
    const warm = clip.count >> 1;
    let drawMs = 0;
    for (let offset = 0; offset < clip.count; offset++) {
      const drawFrom = threadMs();
      await renderer.prepare(clip.first + offset);
      light.add(offset, renderer.draw(clip.first + offset, { pack: layouts[0]!, measure: true }));
      const { mean, max, p1, p99 } = renderer.stats();
      stats.set([mean, max, p1, p99], offset * 4);
      let pixels = packFrame(renderer, layouts[0]!);
      if (offset >= warm) drawMs += (threadMs() - drawFrom) / (clip.count - warm);
      for (const layout of layouts) {
        // One buffer holds the packed frame: writers copy it before the next packing.
        if (layout !== layouts[0]) pixels = packFrame(renderer, layout);
        const same = writings.filter((writing) => writing.layout === layout);
        if (sampled.has(offset)) {
          const sketch = sketchFrame(pixels, layout, width, height);
          for (const { samples } of same) samples.push({ offset, sketch });
        }
        if (layout === layouts[0] && offset === clip.count >> 1) picture = await jpegOf(pixels, layout, width, height);
        await each(same, ({ encoder }) => encoder.write(pixels));
      }
      const now = performance.now();
      if (offset === 0) steadyFrom = now;
      if (offset === 0 || now - reported > REPORT_EVERY_MS) {
        post({ kind: 'frames', clip, done: offset + 1 });
        reported = now;
      }
    }
    await each(writings, async (writing) => {
      const { encoder, settings, partial, key, samples, log } = writing;
      const memoryBytes = encoder.memoryBytes();
      const frames = await encoder.finish();
      if (frames < 0) throw encoderEnded('it did not report how many frames it wrote');
      if (frames !== clip.count) throw encoderEnded(`it wrote ${frames} of ${clip.count} frames`);
      tellEncoder(writing, false, memoryBytes);
      const { size } = await stat(partial);
      const ended = performance.now();
      // A hardware encoder uses no CPU time: its cost is the time it took.
      const cpuMs = settings.isHardware ? null : encoder.cpuMs();
      const crc = fileCrc(partial);
      removeFolderAt(clipFile(setup.clipDir, key));
      await rename(partial, clipFile(setup.clipDir, key));
      await storeClip(setup.clipDir, key, {
        version: 4,
        key,
        frames: clip.count,
        bytes: size,
        crc,
        seconds: (ended - began) / 1000,
        cost: {
          drawMs,
          encodeMs: cpuMs === null ? (ended - steadyFrom) / Math.max(1, clip.count - 1) : cpuMs / clip.count,
        },
        stats,
        light: light.bytes,
        samples,
        thumbnail: picture,
      });
      await rm(log, { force: true });
    });
    post({ kind: 'clip', clip });
    return { ok: true };
  } catch (error) {
    for (const writing of writings) {
      writing.encoder.kill();
      tellEncoder(writing, false);
      await rm(writing.partial, { force: true });
    }
    return failed(error, clip, failing.log, failing.partial, setup.watchdogMs);
  }
}

/** One output's clip while it is written. */
interface Writing {
  /** Number of the output. */
  output: number;
  key: string;
  settings: ClipSettings;
  layout: PixelLayout;
  encoder: ClipWriter;
  partial: string;
  log: string;
  samples: ClipRecord['samples'];
}

function openWritings(
  formats: readonly OutputFormat[],
  setup: WorkerSetup,
  clip: ClipJob,
  threads: number,
  checkedFrames: readonly number[],
): Writing[] {
  return clip.targets.map(({ output, key }) => {
    const { format, settings } = setup.encodings[output]!;
    const partial = path.join(setup.clipDir, partialClip(key, setup.jobId));
    const name = `clip-${clip.index + 1}${setup.encodings.length > 1 ? `-${format}-${output + 1}` : ''}`;
    const log = path.join(setup.logDir, `${name}.log`);
    const encoder = formats[output]!.openClip({
      ffmpegPath: setup.ffmpegPath,
      format: setup.format,
      settings,
      frames: clip.count,
      threads,
      target: partial,
      checkedFrames,
      log,
      watchdogMs: setup.watchdogMs,
    });
    const layout = formats[output]!.pixels(settings);
    return { output, key, settings, layout, encoder, partial, log, samples: [] };
  });
}

function failed(error: unknown, clip: ClipJob, log: string, partial: string, watchdogMs: number): LaneResult {
  const result = (failure: RenderError, retry: boolean): LaneResult => ({
    ok: false,
    clip,
    failure: toFailure(failure),
    retry,
  });
  if (error instanceof EncoderFailure) {
    if (error.code === 'encoder-disk-full') return result(diskFull(partial), false);
    if (error.code === 'encoder-hung')
      return result(encoderHung(clip.segment, clip.scene, Math.round(watchdogMs / 1000), log), true);
    return result(encoderDied(clip.segment, clip.scene, error.message, log), true);
  }
  if (isDiskFull(error)) return result(diskFull(partial), false);
  if (error instanceof RenderError) return result(error, false);
  return result(workerDied(clip.segment, clip.scene, error instanceof Error ? error.message : String(error)), true);
}

function jpegOf(pixels: Uint8Array, layout: PixelLayout, width: number, height: number): Promise<Uint8Array> {
  const small = thumbnail(pixels, layout, width, height, Math.min(width, THUMBNAIL_WIDTH));
  return encodeJpeg(small.rgba, small.width, small.height, THUMBNAIL_QUALITY);
}
