// `convert IN -o OUT`: a picture, film or piece of character art as character art, without writing a reel.

import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_FORMAT, defaultOutput, formatNamed } from '../../catalog/output-formats.ts';
import { CONVERT_DEFAULTS, CONVERT_GLYPHS, type ConvertWishes, reelForFile } from '../../catalog/reel-for-file.ts';
import { FRAME_SIZES, GRID_NAMES, isAspectName } from '../../contract/defaults.ts';
import { requestedOutputs } from '../../contract/render.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { addFormatOptions, givenFormatOptions } from '../format-options.ts';
import { interruptible } from '../interrupt.ts';
import { loadReel, planToPlay } from '../load-reel.ts';
import { ffmpegOption, formatOption, fpsOption, outputOption, qualityOption, workersOption } from '../options.ts';
import { inSeconds, type Moment, parseMoment, parseSize, realNumber } from '../parse-option.ts';
import { runJob } from '../run-job.ts';
import { friendlyPath, inShell, print } from '../terminal.ts';
import { writeNewFile } from '../write-new-file.ts';
import { type RenderCommandOptions, toJobOptions } from './render.ts';

interface ConvertOptions
  extends
    Pick<
      RenderCommandOptions,
      'output' | 'format' | 'quality' | 'workers' | 'fps' | 'overwrite' | 'cache' | 'json' | 'ffmpeg' | 'overwrite'
    >,
    Pick<ConvertWishes, 'grid' | 'glyphs' | 'palette' | 'color' | 'paper' | 'steady' | 'size'> {
  from?: Moment;
  to?: Moment;
  reel?: string;
}

export function convertCommand(): Command {
  const command = new Command('convert')
    .description('turn a picture, a film or character art into an ASCII video')
    .argument('<file>', 'a picture, a film, .txt, .ans or .cast')
    .addOption(outputOption())
    .addOption(formatOption())
    .addOption(
      new Option('--grid <name>', 'size of the cells, from fine to coarse')
        .choices(GRID_NAMES)
        .default(CONVERT_DEFAULTS.grid),
    )
    .addOption(
      new Option('--glyphs <method>', 'how a cell chooses its glyph')
        .choices(CONVERT_GLYPHS)
        .default(CONVERT_DEFAULTS.glyphs),
    )
    .option('--palette <name>', 'the glyphs: the name of a palette, or the glyphs themselves', parsePalette)
    .option('--color <color>', 'source (the colours of the file), grey, or one colour such as #ffb000', parseColor)
    .option('--paper <color>', "behind the glyphs: dim (the file's colours, darker), none, or one colour", parsePaper)
    .addOption(
      new Option('--steady <number>', 'how firmly a cell keeps its glyph, 0 to 1')
        .argParser(realNumber('a number', 0, 1))
        .default(CONVERT_DEFAULTS.steady),
    )
    .option(
      '--size <size>',
      "size of the frame: 1280x720, landscape, portrait … (default: the file's shape)",
      parseFrame,
    )
    .addOption(fpsOption())
    .option('--from <time>', 'where to begin in the file, such as 2.5s', parseMoment)
    .option('--to <time>', 'where to end in the file', parseMoment)
    .option('--reel <path>', 'write the reel, to change it by hand; without -o nothing is rendered')
    .addOption(qualityOption(true))
    .addOption(workersOption('number of processes that draw at once (default: from cores and memory)'))
    .option('-y, --overwrite', 'replace existing files that Glyphreel did not write, without asking')
    .option('--no-cache', 'render without the clip cache')
    .option('--json', 'print JSON events, one per line')
    .addOption(ffmpegOption());
  return addFormatOptions(command).action(convert);
}

async function convert(file: string, options: ConvertOptions): Promise<void> {
  const source = path.resolve(file);
  await interruptible(async (signal) => {
    const { identifyMaterial } = await import('../../engine/inputs/identify-material.ts');
    const facts = await identifyMaterial(source, { signal, ...(options.ffmpeg && { ffmpegPath: options.ffmpeg }) });
    const { grid, glyphs, palette, color, paper, steady, size, fps } = options;
    const from = options.from && inSeconds(options.from, facts.fps ?? 24);
    const to = options.to && inSeconds(options.to, facts.fps ?? 24);
    checkPart(facts.seconds, from, to);
    const wishes: ConvertWishes = { grid, glyphs, palette, color, paper, steady, size, fps, from, to };
    if (options.reel !== undefined) {
      const reel = path.resolve(options.reel.endsWith('.reel') ? options.reel : `${options.reel}.reel`);
      const named = path.relative(path.dirname(reel), source).replaceAll(path.sep, '/');
      await writeNewFile(reel, reelForFile(named, facts, wishes));
      print(`Wrote ${friendlyPath(reel)}.`);
      if (options.output === undefined) {
        print(`  glyphreel render ${inShell(friendlyPath(reel))}`);
        return;
      }
    }
    // The reel is never written: paths in it are relative to the folder of the file.
    const beside = `${source}.reel`;
    const text = reelForFile(path.basename(source), facts, wishes);
    const loaded = await loadReel(beside, { signal, text });
    const plan = planToPlay(loaded, undefined);
    const job = toJobOptions(source, renderOptions(source, options), plan.format.fps);
    if (requestedOutputs(job).some(({ output }) => output === source))
      throw usageError(`Expected another output than the file itself, but got ${source}.`);
    await runJob({ plan, reel: source, options: job }, options, signal);
  });
}

/** Without an output it is `NAME-ascii.mp4` in this folder: never the file itself. */
function renderOptions(source: string, options: ConvertOptions): RenderCommandOptions {
  const { format, quality, workers, cache, json, ffmpeg, fps, size } = options;
  const facts = (format === undefined ? undefined : formatNamed(format)) ?? DEFAULT_FORMAT;
  return {
    quality,
    cache,
    formatOptions: givenFormatOptions(options),
    output: options.output ?? [defaultOutput(facts, `${path.parse(source).name}-ascii`)],
    ...(format !== undefined && { format }),
    ...(workers !== undefined && { workers }),
    // What is given holds at every quality; what follows from the file may be reduced by a draft.
    ...(fps !== undefined && { fps }),
    ...(size && { resolution: size }),
    ...(json !== undefined && { json }),
    ...(ffmpeg !== undefined && { ffmpeg }),
  };
}

function checkPart(seconds: number | null, from = 0, to?: number): void {
  if (seconds === null) return;
  if (from >= seconds)
    throw new CliError(
      EXIT.input,
      `Expected --from before the file's end at ${seconds.toFixed(2)} s, but got ${from} s.`,
    );
  if (to !== undefined && to <= from) throw usageError(`Expected --to after --from at ${from} s, but got ${to} s.`);
}

function parsePalette(text: string): string {
  if ([...text].length < 1) throw new InvalidArgumentError('Expected the name of a palette, or glyphs.');
  return text;
}

const parseColor = (text: string): string => oneOf(text, ['source', 'grey']);
const parsePaper = (text: string): string => oneOf(text, ['dim', 'none']);

/** One of the words, or a colour. */
function oneOf(text: string, words: readonly string[]): string {
  if (!words.includes(text) && !/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text))
    throw new InvalidArgumentError(`Expected ${words.join(', ')} or a colour such as #ffb000, but got ${text}.`);
  return text;
}

const parseFrame = (text: string): { width: number; height: number } =>
  isAspectName(text) ? FRAME_SIZES[text] : parseSize(text);
