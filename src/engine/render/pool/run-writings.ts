// The writers of a run of clips: one for each output, which writes a file for each clip.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ClipJob } from '../../../contract/clip-runner.ts';
import type { PixelLayout } from '../../outputs/frame-sketch.ts';
import type { ClipSettings, ClipTask, ClipWriter, OutputFormat, RunWriter } from '../../outputs/output-format.ts';
import { checkedFrames } from './clip-measure.ts';
import { partialClip } from './pool-messages.ts';
import type { WorkerSetup } from './pool-messages.ts';

export interface Writing {
  /** Number of the output. */
  output: number;
  settings: ClipSettings;
  layout: PixelLayout;
  writer: RunWriter;
  /** Of each clip. */
  files: readonly { key: string; partial: string; log: string }[];
}

/** `threads`: of all encoders together. The clips of a run are for the same outputs. */
export function openWritings(
  formats: readonly OutputFormat[],
  setup: WorkerSetup,
  run: readonly ClipJob[],
  threads: number,
): Writing[] {
  const outputs = run[0]!.targets.map(({ output }) => output);
  return outputs.map((output, at) => {
    const format = formats[output]!;
    const { format: name, settings } = setup.encodings[output]!;
    const files = run.map((clip) => {
      const { key } = clip.targets[at]!;
      const log = `clip-${clip.index + 1}${setup.encodings.length > 1 ? `-${name}-${output + 1}` : ''}.log`;
      return {
        key,
        partial: path.join(setup.clipDir, partialClip(key, setup.jobId)),
        log: path.join(setup.logDir, log),
      };
    });
    const tasks = run.map((clip, i): ClipTask => ({
      ffmpegPath: setup.ffmpegPath,
      format: setup.format,
      settings,
      frames: clip.count,
      threads: Math.max(1, Math.floor(threads / outputs.length)),
      target: files[i]!.partial,
      checkedFrames: checkedFrames(clip),
      log: files[i]!.log,
      watchdogMs: setup.watchdogMs,
    }));
    const writer = tasks.length > 1 ? format.runs!.open(tasks) : runOfOne(format.openClip(tasks[0]!));
    return { output, settings, layout: format.pixels(settings), writer, files };
  });
}

const runOfOne = (writer: ClipWriter): RunWriter => ({
  pid: writer.pid,
  write: (pixels) => writer.write(pixels),
  finish: async () => [await writer.finish()],
  kill: () => writer.kill(),
  cpuMs: () => writer.cpuMs(),
  memoryBytes: () => writer.memoryBytes(),
});

/** Ends the writer and removes what it has written. */
export async function dropWriting({ writer, files }: Writing): Promise<void> {
  writer.kill();
  for (const { partial } of files) await rm(partial, { force: true });
}
