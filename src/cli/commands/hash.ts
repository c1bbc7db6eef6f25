// `hash FILE`: one line `frame sha256` a frame, then `total sha256`. What it draws depends on nothing but the reel.

import { createHash } from 'node:crypto';
import { Command } from 'commander';
import { badRange } from '../../engine/errors/render-errors.ts';
import { hashInOrder } from '../hash-pool.ts';
import { interruptible } from '../interrupt.ts';
import {
  allowCodeOption,
  allowPathOption,
  setOption,
  aspectOption,
  fpsOption,
  qualityOption,
  rangeOption,
  resolutionOption,
  sceneOption,
  workersOption,
} from '../options.ts';
import { prepareDrawing, type DrawingOptions } from '../prepare-drawing.ts';
import { inSeconds, type MomentRange } from '../parse-option.ts';
import { print } from '../terminal.ts';
import { voiceOption } from '../voices.ts';

interface HashOptions extends DrawingOptions {
  workers: number;
  range?: MomentRange;
}

export function hashCommand(): Command {
  return new Command('hash')
    .description('print the SHA-256 of every frame as it is drawn')
    .argument('<file>', 'the reel')
    .addOption(qualityOption(false))
    .addOption(aspectOption())
    .addOption(resolutionOption())
    .addOption(fpsOption())
    .addOption(workersOption('number of threads that draw; it does not change the hashes').default(1))
    .addOption(sceneOption())
    .addOption(rangeOption())
    .addOption(allowCodeOption())
    .addOption(allowPathOption())
    .addOption(voiceOption())
    .addOption(setOption())
    .addHelpText(
      'after',
      "\nEach hash is of the R, G and B planes; the total is of all the lines' hashes. Frames are numbered from the reel's first.",
    )
    .action(hash);
}

async function hash(file: string, options: HashOptions): Promise<void> {
  await interruptible(async (signal) => {
    const { order, frames, fps } = await prepareDrawing(file, options, signal);
    const from = options.range ? Math.round(inSeconds(options.range.from, fps) * fps) : 0;
    const to = options.range ? Math.round(inSeconds(options.range.to, fps) * fps) : frames;
    if (from >= to || to > frames) throw badRange(from / fps, to / fps, frames / fps);
    const total = createHash('sha256');
    await hashInOrder(
      order,
      from,
      to,
      options.workers,
      (frame, digest) => {
        total.update(digest);
        print(`${frame} ${digest}`);
      },
      signal,
    );
    print(`total ${total.digest('hex')}`);
  });
}
