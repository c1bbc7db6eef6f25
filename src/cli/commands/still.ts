// `still FILE --at TIME -o OUT.png`: one frame as a picture.

import path from 'node:path';
import { Command } from 'commander';
import { CliError, EXIT, usageError } from '../exit.ts';
import { encodePng } from '../../engine/outputs/pictures/encode-png.ts';
import { skippedShaders } from '../../engine/render/plan/skipped-shaders.ts';
import { interruptible } from '../interrupt.ts';
import { DEFAULT_BPM } from '../../contract/defaults.ts';
import { detectedGrid, steadyGrid } from '../../language/plan/beat-grid.ts';
import { type DrawOrder, openRenderer } from '../draw-session.ts';
import {
  allowCodeOption,
  allowPathOption,
  setOption,
  aspectOption,
  qualityOption,
  resolutionOption,
  sceneOption,
} from '../options.ts';
import { inSeconds, type Moment, parseBeatMoment } from '../parse-option.ts';
import { prepareDrawing, type DrawingOptions } from '../prepare-drawing.ts';
import { seekToFrame } from '../seek-to-frame.ts';
import { writeOutput } from '../write-output.ts';
import { errColors, friendlyPath, print, say } from '../terminal.ts';
import { voiceOption } from '../voices.ts';

interface StillOptions extends DrawingOptions {
  at: Moment | { beats: number };
  output: string;
}

export function stillCommand(): Command {
  return new Command('still')
    .description('draw one frame as a PNG')
    .argument('<file>', 'the reel')
    .requiredOption('--at <time>', 'when, such as 2.5s or 8beats', parseBeatMoment)
    .requiredOption('-o, --output <path>', 'the picture, a .png')
    .addOption(sceneOption())
    .addOption(qualityOption(false))
    .addOption(aspectOption())
    .addOption(resolutionOption())
    .addOption(allowCodeOption())
    .addOption(allowPathOption())
    .addOption(voiceOption())
    .addOption(setOption())
    .action(still);
}

async function still(file: string, options: StillOptions): Promise<void> {
  if (path.extname(options.output).toLowerCase() !== '.png')
    throw usageError(`Expected an output that ends in .png, but got ${options.output}.`);
  await interruptible(async (signal) => {
    const { order, frames, fps } = await prepareDrawing(file, options, signal);
    const frame = Math.floor(secondsOf(options.at, order, fps) * fps + 1e-6);
    if (frame >= frames) {
      throw new CliError(
        EXIT.input,
        `Expected a time before the end at ${Math.round((frames / fps) * 1000) / 1000}s, but got ${Math.round((frame / fps) * 1000) / 1000}s.`,
      );
    }
    const renderer = await openRenderer(order);
    try {
      await seekToFrame(renderer, frame, signal);
      const { width, height } = renderer.draw(frame);
      const skipped = skippedShaders(order.plan, order.format, options.scene);
      if (skipped !== null) say(`${errColors.yellow('warning')}: ${skipped}`);
      const picture = order.plan.alpha
        ? encodePng(renderer.packRgba(), width, height, 'rgba')
        : encodePng(renderer.packRgb(), width, height);
      await writeOutput(options.output, picture);
    } finally {
      renderer.dispose();
    }
    print(`Wrote ${friendlyPath(path.resolve(options.output))}.`);
  });
}

function secondsOf(at: StillOptions['at'], { audio }: DrawOrder, fps: number): number {
  if (!('beats' in at)) return inSeconds(at, fps);
  const { tempo, beats, beatOffset, rows, first } = audio;
  const grid =
    rows === 0 || beats.length === 0
      ? steadyGrid(tempo > 0 ? tempo : DEFAULT_BPM, audio.fps, beatOffset)
      : detectedGrid({ times: [...beats], tempo }, audio.fps);
  const start = first / audio.fps;
  return grid.after(start, at.beats) - start;
}
