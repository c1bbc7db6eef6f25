// `clip JOB.json`: one job of a render on this machine, for schedulers such as Slurm, OpenCue and Deadline.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { CliError, EXIT, usageError } from '../exit.ts';
import { interruptible } from '../interrupt.ts';
import { allowCodeOption, ffmpegOption, maxInputOption, storeOption } from '../options.ts';
import { counted, friendlyPath, print, printJson } from '../terminal.ts';

interface ClipOptions {
  store?: string;
  out?: string;
  allowCode?: boolean;
  maxInput: number;
  ffmpeg?: string;
  json?: boolean;
}

export function clipCommand(): Command {
  return new Command('clip')
    .description('draw one clip of a render from a job file')
    .argument('<job>', 'a file that `render --jobs` wrote')
    .addOption(storeOption())
    .option('-o, --out <file>', 'write the clip to this file, besides the store')
    .addOption(allowCodeOption())
    .addOption(maxInputOption())
    .addOption(ffmpegOption())
    .option('--json', 'print JSON events, one per line')
    .addHelpText(
      'after',
      '\nThe clip goes into the store, from which `render FILE --store STORE` joins the video. A clip that is there is not drawn again.',
    )
    .action(clip);
}

async function clip(file: string, options: ClipOptions): Promise<void> {
  const { store, out, json, ffmpeg } = options;
  if (store === undefined) throw usageError('Expected --store, but got none.', 'Name the store of `render --jobs`.');
  const job = readJob(file);
  const { drawClipFile } = await import('../../engine/farm/draw-clip-file.ts');
  await interruptible((signal) =>
    drawClipFile(job, {
      store,
      ...(out === undefined ? {} : { out: path.resolve(out) }),
      allowCode: options.allowCode === true,
      maxInputBytes: options.maxInput * 1e6,
      ...(ffmpeg === undefined ? {} : { ffmpegPath: ffmpeg }),
      signal,
      onFrames({ index, count }, done) {
        if (json) printJson({ type: 'frames', clip: index, frames: count, done });
      },
      onClip({ index, scene, segment, count }, isDrawn) {
        if (json) printJson({ type: 'clip', clip: index, segment, scene, frames: count, drawn: isDrawn });
        else
          print(
            `Clip ${index + 1}, segment ${segment} (${scene}): ${isDrawn ? counted(count, 'frame') : 'in the store already'}.`,
          );
      },
    }),
  );
}

function readJob(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new CliError(EXIT.input, `Expected a job file, but ${friendlyPath(file)} ${why}.`);
  }
}
