// A render whose format holds the plan: nothing is drawn into clips. The output appears whole or not at all, once it has been verified.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { resolveFormatOptions } from '../../catalog/format-options.ts';
import { requestedOutputs } from '../../contract/render.ts';
import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import { RenderError } from '../errors/render-error.ts';
import {
  diskFull,
  fileTrouble,
  interrupted,
  isDiskFull,
  outputNotWritable,
  verifyFailed,
  wholeReelOnly,
} from '../errors/render-errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import { partialName } from '../files/write-atomic.ts';
import { mixSound } from '../inputs/audio/mix/mix-sound.ts';
import { planFeatures } from '../inputs/audio/plan-features.ts';
import { MediaStore } from '../inputs/media-store.ts';
import { sizeOf } from '../files/size-of.ts';
import { detectHardware } from '../machine/hardware/hardware.ts';
import { loadPlanFormat } from '../outputs/load-format.ts';
import { publishOutput } from '../outputs/publish-output.ts';
import type { CheckedOutput } from './plan/check-output.ts';
import { chooseFrames } from './plan/choose-frames.ts';
import { findMachine } from './plan/find-machine.ts';
import type { RenderDeps } from './plan/prepare-render.ts';
import { makeWorkFolders } from './plan/work-folders.ts';

type DoneEvent = Extract<RenderEvent, { type: 'done' }>;
type Emit = (event: RenderEvent) => void;

/** Writes the outputs that hold the plan. `drawn`: what the others of the job became; null where there are none. Rejects with a RenderError. */
export async function exportPlans(
  job: RenderJob,
  outputs: readonly CheckedOutput[],
  drawn: DoneEvent | null,
  deps: RenderDeps,
  startedAt: number,
  emit: Emit,
): Promise<DoneEvent> {
  const reports = new Map(drawn?.outputs.map((report) => [report.path, report]));
  let done = drawn;
  for (const output of outputs) {
    if (!output.format.holdsPlan) continue;
    const exported = await exportPlan(job, output, deps, emit);
    reports.set(output.path, exported.outputs[0]!);
    done ??= exported;
  }
  return {
    ...done!,
    output: outputs[0]!.path,
    outputs: outputs.map(({ path: written }) => reports.get(written)!),
    wallSeconds: (performance.now() - startedAt) / 1000,
  };
}

/** Nothing is left beside the output where it rejects. */
async function exportPlan(
  job: RenderJob,
  output: CheckedOutput,
  { signal, hardware = detectHardware() }: RenderDeps,
  emit: Emit,
): Promise<DoneEvent> {
  const { plan, options } = job;
  const { scene } = options;
  const exporter = await loadPlanFormat(output.format.name);
  exporter.checkPlan(plan);
  if (options.segment !== undefined || options.range) throw wholeReelOnly(output.format.title);
  // A small machine plays the page as well as any: the reel's own format unless another was asked for.
  const quality = options.quality === 'auto' ? 'production' : options.quality;
  const { chosen, selection } = chooseFrames({ ...job, options: { ...options, quality } }, hardware);
  const { format } = chosen;
  const machine = await findMachine(options, [output.format], plan, hardware);
  const common = {
    cacheDir: machine.cacheDir,
    ...(machine.ffmpeg ? { ffmpegPath: machine.ffmpeg.path } : {}),
    ...(signal ? { signal } : {}),
  };
  emit({
    type: 'start',
    id: job.id,
    frames: selection.frames,
    segments: selection.parts.length,
    quality,
    format,
    workers: 1,
    estimateSeconds: null,
    output: options.output,
    outputs: requestedOutputs(options).map((request) => request.output),
  });
  const progress = (phase: 'audio' | 'frames' | 'verify', frame: number) =>
    emit({
      type: 'progress',
      id: job.id,
      frame,
      frames: selection.frames,
      segment: 0,
      fps: 0,
      etaSeconds: null,
      phase,
    });
  const store = await MediaStore.open(plan, { ...common, except: ['audio'] });
  const partial = { ...output.target, path: partialName(output.target.path) };
  let workDir: string | null = null;
  try {
    await store.complete({ signal });
    progress('audio', 0);
    const audio = await planFeatures(plan, { ...common, ...(scene === undefined ? {} : { scene }) });
    const seconds = selection.frames / format.fps;
    const mix = await mixSound(plan, { ...common, end: selection.audioFrom + seconds });
    const { folders, sound } = await makeWorkFolders(machine.cacheDir, false, [], mix);
    ({ workDir } = folders);
    makeFolder(path.dirname(partial.path));
    const written = await (
      await loadPlanFormat(output.format.name)
    ).exportPlan({
      plan,
      format,
      audio,
      store,
      ...(scene === undefined ? {} : { scene }),
      sound: sound && sound.seconds > selection.audioFrom ? { track: sound, from: selection.audioFrom } : null,
      seconds,
      target: partial,
      options: resolveFormatOptions(output.format, output.formatOptions),
      ffmpeg: machine.ffmpeg,
      workDir,
      ...(signal ? { signal } : {}),
      onProgress: (done) => progress('frames', done),
    });
    progress('verify', selection.frames);
    const check = await written.verify();
    if (signal?.aborted) throw interrupted(false);
    if (check.faults.length > 0) throw verifyFailed(output.path, check.faults.join('; '));
    await publishOutput(partial.path, output.target.path, output.target.files !== undefined);
    const { faults: _, wrongFrames: __, ...verified } = check;
    return {
      type: 'done',
      id: job.id,
      output: output.path,
      outputs: [
        {
          path: output.target.files ? output.target.path : output.path,
          format: output.format.name,
          encoder: output.format.name,
          bytes: sizeOf(output.target.path).bytes,
          verified,
        },
      ],
      sidecars: [],
      report: '',
      page: '',
      still: '',
      frames: written.frames,
      seconds,
      wallSeconds: 0,
      cachedSegments: 0,
      segments: selection.parts.length,
      brightness: null,
      misses: 0,
    };
  } catch (error) {
    await rm(partial.path, { recursive: true, force: true });
    if (isDiskFull(error)) throw diskFull(output.path);
    if (error instanceof RenderError || !(error as NodeJS.ErrnoException).syscall) throw error;
    throw outputNotWritable(output.path, fileTrouble(error));
  } finally {
    store.dispose();
    if (workDir !== null) await rm(workDir, { recursive: true, force: true });
  }
}
