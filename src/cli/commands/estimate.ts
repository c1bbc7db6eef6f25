// `estimate FILE`: how long a render will take on this machine, from real frames drawn and encoded now.

import { Command } from 'commander';
import type { QualityName } from '../../contract/render.ts';
import { addFormatOptions, givenFormatOptions } from '../format-options.ts';
import { interruptible } from '../interrupt.ts';
import { loadOptions } from '../load-options.ts';
import { loadReel, planToPlay } from '../load-reel.ts';
import {
  allowCodeOption,
  allowPathOption,
  setOption,
  aspectOption,
  ffmpegOption,
  forOption,
  formatOption,
  fpsOption,
  outputOption,
  qualityOption,
  rangeOption,
  resolutionOption,
  sceneOption,
  workersOption,
} from '../options.ts';
import { counted, friendlyBytes, friendlyPath, friendlySeconds, outColors, print, printJson } from '../terminal.ts';
import { delivered, toJobOptions, type RenderCommandOptions } from './render.ts';
import { voiceOption } from '../voices.ts';

export function estimateCommand(): Command {
  const command = new Command('estimate')
    .description('measure how long a render will take on this machine')
    .argument('<file>', 'the reel')
    .addOption(outputOption())
    .addOption(formatOption())
    .addOption(forOption())
    .addOption(qualityOption(true))
    .addOption(aspectOption())
    .addOption(resolutionOption())
    .addOption(fpsOption())
    .addOption(workersOption('number of processes that would draw at once'))
    .addOption(sceneOption())
    .addOption(rangeOption())
    .option('--json', 'print one JSON object')
    .addOption(allowCodeOption())
    .addOption(allowPathOption())
    .addOption(voiceOption())
    .addOption(setOption())
    .addOption(ffmpegOption());
  return addFormatOptions(command).action(estimate);
}

/** Less than this is not worth a line. */
const BUSY = 1.2;

async function estimate(file: string, parsed: RenderCommandOptions & { quality: QualityName }): Promise<void> {
  const options = { ...parsed, formatOptions: givenFormatOptions(parsed) };
  await interruptible(async (signal) => {
    const reel = await loadReel(file, loadOptions(options, signal));
    const plan = planToPlay(reel, options.scene);
    const { estimateJob } = await import('../../engine/render/plan/estimate-job.ts');
    // `render` starts and compiles as this command has.
    const startSeconds = performance.now() / 1000;
    const measured = await estimateJob(
      {
        ...delivered(options, plan, toJobOptions(file, { ...options, cache: true }, plan.format.fps)),
        reel: reel.path,
      },
      { signal },
    );
    const result = { ...measured, seconds: Math.round((measured.seconds + startSeconds) * 10) / 10 };
    if (options.json) return printJson(result);
    const { width, height, fps } = result.format;
    print(
      `${friendlyPath(reel.path)}: about ${outColors.bold(friendlySeconds(result.seconds))} for ${counted(result.frames, 'frame')} of ${width}×${height} at ${fps} fps,`,
    );
    print(
      `quality ${result.quality}, ${counted(result.workers, 'worker')}, ${result.outputs.length > 1 ? 'files' : 'a file'} of about ${friendlyBytes(result.bytes)}.`,
    );
    if (result.outputs.length > 1)
      for (const { path: output, bytes } of result.outputs)
        print(`  ${friendlyPath(output)}: about ${friendlyBytes(bytes)}`);
    const { others, slowdown } = result.load;
    if (slowdown >= BUSY)
      print(
        `This machine is busy (${others.toFixed(1)} cores' worth of other work): ${slowdown.toFixed(1)} times slower than idle.`,
      );
    for (const { segment, scene, frames, msPerFrame } of result.segments) {
      print(`  segment ${segment} ${scene}: ${counted(frames, 'frame')}, ${msPerFrame.toFixed(1)} ms each`);
    }
  });
}
