// `still FILE --at TIME -o OUT.png`: one frame as a picture.

import path from 'node:path';
import { Command } from 'commander';
import { resolveFormatOptions, wrongFormatOption } from '../../catalog/format-options.ts';
import { formatNamed, formatOfPath, outputFormats } from '../../catalog/output-formats.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { cacheRoot } from '../../engine/files/cache-dir.ts';
import { loadFormat } from '../../engine/outputs/load-format.ts';
import { encodePicture, PICTURE_EXTENSIONS, pictureKind } from '../../engine/outputs/pictures/encode-picture.ts';
import { packFrame } from '../../engine/outputs/pack-frame.ts';
import { addFormatOptions, givenFormatOptions } from '../format-options.ts';
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
  const command = new Command('still')
    .description('draw one frame as a picture or as text')
    .argument('<file>', 'the reel')
    .requiredOption('--at <time>', 'when, such as 2.5s or 8beats', parseBeatMoment)
    .requiredOption('-o, --output <path>', `the picture; its extension chooses the format: ${extensions()}`)
    .addOption(sceneOption())
    .addOption(qualityOption(false))
    .addOption(aspectOption())
    .addOption(resolutionOption())
    .addOption(allowCodeOption())
    .addOption(allowPathOption())
    .addOption(voiceOption())
    .addOption(setOption());
  return addFormatOptions(command, stillFormats()).action(still);
}

const stillFormats = () => outputFormats.filter(({ hasStill }) => hasStill);
const extensions = () =>
  [...stillFormats().flatMap((format) => format.extensions), ...Object.keys(PICTURE_EXTENSIONS)].join(', ');

async function still(file: string, options: StillOptions): Promise<void> {
  const kind = pictureKind(options.output);
  const facts = kind ? formatNamed('png') : formatOfPath(options.output);
  if (!facts?.hasStill) throw usageError(`Expected an output that ends in ${extensions()}, but got ${options.output}.`);
  const given = givenFormatOptions(options);
  const wrong = wrongFormatOption(facts, given);
  if (wrong !== null) throw usageError(wrong);
  await interruptible(async (signal) => {
    const { order, frames, fps } = await prepareDrawing(file, options, signal);
    const frame = Math.floor(secondsOf(options.at, order, fps) * fps + 1e-6);
    if (frame >= frames) {
      throw new CliError(
        EXIT.input,
        `Expected a time before the end at ${Math.round((frames / fps) * 1000) / 1000}s, but got ${Math.round((frame / fps) * 1000) / 1000}s.`,
      );
    }
    const cacheDir = cacheRoot();
    const renderer = await openRenderer({ ...order, cacheDir });
    try {
      await seekToFrame(renderer, frame, signal);
      renderer.draw(frame);
      const { skippedShaders } = await import('../../engine/render/plan/skipped-shaders.ts');
      const skipped = skippedShaders(order.plan, order.format, options.scene);
      if (skipped !== null) say(`${errColors.yellow('warning')}: ${skipped}`);
      const format = await loadFormat(facts.name);
      const settings = await format.settings({
        ...{ quality: options.quality, crf: 0, ffmpeg: null, cacheDir, softwareOnly: true },
        options: resolveFormatOptions(facts, given),
        alpha: order.plan.alpha === true,
      });
      const { width, height } = order.format;
      const picture = kind
        ? await encodePicture(kind, renderer.packRgba(), width, height)
        : await format.still!(packFrame(renderer, format.pixels(settings)), order.format, settings);
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
