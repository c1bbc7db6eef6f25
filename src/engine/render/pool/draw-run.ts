// Draws a run of clips: one clip, or several short ones that share their encoders. Each frame is drawn and measured once, and packed and
// encoded for every output whose clip is missing. A clip's record is written last and makes it valid.

import { rename, rm, stat } from 'node:fs/promises';
import type { ClipJob } from '../../../contract/clip-runner.ts';
import { encoderEnded } from '../../errors/encoder-failure.ts';
import { fileCrc } from '../../files/file-crc.ts';
import { removeFolderAt } from '../../files/remove-folder-at.ts';
import type { Renderer } from '../../frame/renderer/renderer.ts';
import type { OutputFormat } from '../../outputs/output-format.ts';
import { packFrame } from '../../outputs/pack-frame.ts';
import { clipFile, storeClip } from '../cache/clip-cache.ts';
import { framesOf } from '../plan/clip-plan.ts';
import { threadMs } from '../plan/frame-cost.ts';
import { measureClip } from './clip-measure.ts';
import type { ClipMeasure } from './clip-measure.ts';
import type { LaneResult, WorkerMessage, WorkerSetup } from './pool-messages.ts';
import { runFailure } from './run-failure.ts';
import { runReporter } from './run-reporter.ts';
import { dropWriting, openWritings } from './run-writings.ts';
import type { Writing } from './run-writings.ts';

export interface RunDrawing {
  renderer: Renderer;
  formats: readonly OutputFormat[];
  setup: WorkerSetup;
  threads: number;
  post: (message: WorkerMessage) => void;
}

/** `run`: as `headRun` gives it. */
export async function drawRun(drawing: RunDrawing, run: readonly ClipJob[]): Promise<LaneResult> {
  const { renderer, formats, setup, threads, post } = drawing;
  const began = performance.now();
  const frames = framesOf(run);
  let at = 0,
    steadyFrom = began;
  const reporter = runReporter(post);
  reporter.begin(run[0]!);
  const writings = openWritings(formats, setup, run, threads);
  const layouts = [...new Set(writings.map(({ layout }) => layout))];
  const tellEncoder = ({ output, writer }: Writing, running: boolean, memoryBytes = 0) => {
    if (writer.pid !== undefined)
      post({ kind: 'encoder', clip: run[0]!, output, pid: writer.pid, running, memoryBytes });
  };
  let failing = writings[0]!;
  const each = (list: readonly Writing[], work: (writing: Writing) => Promise<void>): Promise<void[]> =>
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
    const measures: ClipMeasure[] = [];
    for (const [i, clip] of run.entries()) {
      at = i;
      if (i > 0) reporter.begin(clip);
      const measure = measureClip(clip, setup.format, layouts);
      measures.push(measure);
      for (let offset = 0; offset < clip.count; offset++) {
        const drawFrom = threadMs();
        await renderer.prepare(clip.first + offset);
        const frame = renderer.draw(clip.first + offset, { pack: layouts[0]!, measure: true });
        const first = packFrame(renderer, layouts[0]!);
        measure.drawn(offset, frame, renderer.stats(), drawFrom);
        for (const layout of layouts) {
          // One buffer holds the packed frame: writers copy it before the next packing.
          const pixels = layout === layouts[0] ? first : packFrame(renderer, layout);
          measure.packed(offset, pixels, layout);
          await each(
            writings.filter((writing) => writing.layout === layout),
            ({ writer }) => writer.write(pixels),
          );
        }
        if (i === 0 && offset === 0) steadyFrom = performance.now();
        reporter.drawn(clip, offset + 1);
      }
    }
    await each(writings, async (writing) => {
      const { writer, settings, layout, files } = writing;
      const memoryBytes = writer.memoryBytes();
      const counts = await writer.finish();
      for (const [i, { count }] of run.entries()) {
        at = i;
        if (counts[i]! < 0) throw encoderEnded('it did not report how many frames it wrote');
        if (counts[i] !== count) throw encoderEnded(`it wrote ${counts[i]} of ${count} frames`);
      }
      tellEncoder(writing, false, memoryBytes);
      const ended = performance.now();
      // A hardware encoder uses no CPU time: its cost is the time it took.
      const cpuMs = settings.isHardware ? null : writer.cpuMs();
      const encodeMs = cpuMs === null ? (ended - steadyFrom) / Math.max(1, frames - 1) : cpuMs / frames;
      await Promise.all(
        files.map(async ({ key, partial }, i) => {
          const { count } = run[i]!;
          const { size } = await stat(partial);
          const crc = fileCrc(partial);
          removeFolderAt(clipFile(setup.clipDir, key));
          await rename(partial, clipFile(setup.clipDir, key));
          await storeClip(setup.clipDir, key, {
            version: 4,
            key,
            frames: count,
            bytes: size,
            crc,
            seconds: (((ended - began) / 1000) * count) / frames,
            cost: { drawMs: measures[i]!.drawMs(), encodeMs },
            ...measures[i]!.record(layout),
          });
        }),
      );
      await rm(files[0]!.log, { force: true });
    });
    for (const clip of run) post({ kind: 'clip', clip });
    return { ok: true };
  } catch (error) {
    // Kept before the other encoders are ended: what they then fail with is no cause.
    const where = { clip: run[at]!, log: failing.files[0]!.log, partial: failing.files[at]!.partial };
    for (const writing of writings) {
      await dropWriting(writing);
      tellEncoder(writing, false);
    }
    return runFailure(error, { ...where, watchdogMs: setup.watchdogMs });
  }
}
