// `render FILE`: the whole reel, a scene, a segment or a range as a verified video.

import path from 'node:path';
import { Command } from 'commander';
import { deliver, type Delivery, fitToSize } from '../../catalog/deliver.ts';
import { platformNamed } from '../../catalog/delivery-platforms.ts';
import { DEFAULT_FORMAT, defaultOutput, formatNamed } from '../../catalog/output-formats.ts';
import type { FormatOptionValues } from '../../contract/format-facts.ts';
import type { ScenePlan } from '../../contract/plan.ts';
import type { AspectName, EmbedName, QualityName, RenderOptions, SidecarName } from '../../contract/render.ts';
import { sceneFileName } from '../../contract/scene-name.ts';
import { usageError } from '../exit.ts';
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
  allOption,
  forOption,
  formatOption,
  maxSizeOption,
  fpsOption,
  outputOption,
  qualityOption,
  rangeOption,
  runnerOption,
  resolutionOption,
  sceneOption,
  type SIDECAR_CHOICES,
  sidecarsOption,
  embedOption,
  storeOption,
  workersOption,
} from '../options.ts';
import { inSeconds, type MomentRange, wholeNumber } from '../parse-option.ts';
import { runJob } from '../run-job.ts';
import { outputRequests } from '../output-requests.ts';
import { sayDiagnostics } from '../say-diagnostics.ts';
import { errColors, printJson, say } from '../terminal.ts';
import { variantOptions } from '../variants/variant-output.ts';
import { type TypedVoices, voiceOption } from '../voices.ts';

export interface RenderCommandOptions {
  /** At least one. */
  output?: readonly string[];
  overwrite?: boolean;
  format?: string;
  /** Options of that format. */
  formatOptions?: FormatOptionValues;
  quality: QualityName;
  for?: string;
  maxSize?: number;
  aspect?: AspectName;
  all?: AspectName[];
  resolution?: { width: number; height: number };
  fps?: number;
  workers?: number;
  scene?: string;
  segment?: number;
  range?: MomentRange;
  report?: boolean;
  still?: boolean;
  sidecars?: readonly (typeof SIDECAR_CHOICES)[number][];
  embed?: readonly EmbedName[];
  keepIntermediates?: boolean;
  cache: boolean;
  json?: boolean;
  allowCode?: boolean;
  allowPath?: string[];
  voice?: TypedVoices;
  set?: ReadonlyMap<string, string>;
  data?: string;
  ffmpeg?: string;
  runner?: string;
  store?: string;
  jobs?: string;
}

export function renderCommand(): Command {
  const command = new Command('render')
    .description('render a reel to a video, with a report of its brightness')
    .argument('<file>', 'the reel')
    .addOption(outputOption())
    .option('-y, --overwrite', 'replace existing files that Glyphreel did not write, without asking')
    .addOption(formatOption())
    .addOption(forOption())
    .addOption(qualityOption(true))
    .addOption(aspectOption())
    .addOption(allOption())
    .addOption(maxSizeOption())
    .addOption(resolutionOption())
    .addOption(fpsOption())
    .addOption(workersOption('number of processes that draw at once (default: from cores and memory)'))
    .addOption(sceneOption())
    .option(
      '--segment <number>',
      'only this segment of the timeline, counted from 1',
      wholeNumber('a segment', 1, 1_000_000),
    )
    .addOption(rangeOption())
    .option('--report', 'write the brightness report beside the video, as a page and as JSON')
    .option('--still', 'write one bright frame of the video beside it, as PNG')
    .addOption(sidecarsOption())
    .addOption(embedOption())
    .option('--keep-intermediates', 'keep clips and logs (also KEEP_INTERMEDIATES=1)')
    .option('--no-cache', 'render without the clip cache')
    .option('--json', 'print JSON events, one per line')
    .addOption(allowCodeOption())
    .addOption(allowPathOption())
    .addOption(voiceOption())
    .addOption(setOption())
    .option(
      '--data <file>',
      "one video for each row of a CSV or JSON file; columns set params of their name, {row.NAME} in -o is the row's value",
    )
    .addOption(runnerOption())
    .addOption(storeOption())
    .option(
      '--jobs <folder>',
      'write the clips that the store does not have as jobs for `glyphreel clip`, and draw nothing',
    )
    .addOption(ffmpegOption());
  return addFormatOptions(command)
    .addHelpText(
      'after',
      "\nAt most one of --segment and --range may be given; --scene may have a --range, in the scene's own time.\nClips of segments that did not change come from the cache; an interrupted render goes on from them.",
    )
    .action(render);
}

async function render(file: string, parsed: RenderCommandOptions): Promise<void> {
  const options = { ...parsed, formatOptions: givenFormatOptions(parsed) };
  if (options.segment !== undefined && (options.scene !== undefined || options.range !== undefined)) {
    throw usageError(
      'Expected --segment alone, but got it with --scene or --range.',
      '`--segment` already selects one scene; use one of the three.',
    );
  }
  const besideAll = ['aspect', 'resolution', 'data', 'jobs'].filter((name) => Object.hasOwn(parsed, name));
  if (options.all && besideAll.length > 0)
    throw usageError(
      `Expected --all alone, but got it with --${besideAll.join(' and --')}.`,
      '`--all` names the shapes itself; give --aspect for one shape.',
    );
  const { data } = options;
  await interruptible(async (signal) => {
    if (data !== undefined) {
      const { renderRows } = await import('../rows/render-rows.ts');
      const pattern = options.output?.length === 1 ? options.output[0] : undefined;
      if (pattern === undefined)
        throw usageError(
          'Expected one -o with --data.',
          `For example -o '${defaultOutput(DEFAULT_FORMAT, 'out/{row.name}')}', with a column of the data.`,
        );
      await renderRows({
        file,
        data,
        pattern,
        load: loadOptions(options, signal),
        ...(options.scene === undefined ? {} : { scene: options.scene }),
        json: options.json === true,
        overwrite: options.overwrite === true,
        optionsOf: (output, fps) => toJobOptions(file, { ...options, output: [output] }, fps),
        deliver: (plan, wanted) => delivered(options, plan, wanted),
        signal,
      });
      return;
    }
    const reel = await loadReel(file, loadOptions(options, signal));
    const plan = planToPlay(reel, options.scene);
    if (!options.json) await sayDiagnostics(reel.diagnostics, reel);
    const jobFor = (shape: RenderCommandOptions) =>
      delivered(options, plan, toJobOptions(file, shape, plan.format.fps));
    if (options.all) {
      const { renderVariants } = await import('../variants/render-variants.ts');
      const variants = options.all.map((aspect) => {
        const { notes, ...job } = jobFor({ ...options, aspect });
        return { aspect, job: { ...job, reel: reel.path, options: variantOptions(job.options, aspect) }, notes };
      });
      await renderVariants(variants, { json: options.json === true, overwrite: options.overwrite === true, signal });
      return;
    }
    const { notes, ...job } = jobFor(options);
    if (options.json && notes.length > 0) printJson({ type: 'delivery', platform: options.for ?? null, notes });
    else for (const note of notes) say(`${errColors.dim(options.for ?? 'size')}: ${note}`);
    if (options.jobs !== undefined) {
      const { writeJobFiles } = await import('../write-job-files.ts');
      return writeJobFiles({ ...job, reel: reel.path }, path.resolve(options.jobs), options.json === true, signal);
    }
    await runJob({ ...job, reel: reel.path }, options, signal);
  });
}

/** The job as `--for` and `--max-size` change it, where they are given. */
export function delivered(
  { for: platform }: Pick<RenderCommandOptions, 'for'>,
  plan: ScenePlan,
  options: RenderOptions,
): Delivery {
  return platform === undefined ? fitToSize(plan, options) : deliver(platformNamed(platform)!, plan, options);
}

/** The command's options as job options. Times in frames use the frame rate that is rendered. */
export function toJobOptions(file: string, options: RenderCommandOptions, reelFps: number): RenderOptions {
  const fps = options.fps ?? reelFps;
  const { aspect, resolution, workers, scene, segment, formatOptions } = options;
  return {
    quality: options.quality,
    ...(aspect && { aspect }),
    ...(resolution && { resolution }),
    ...(options.fps !== undefined && { fps: options.fps }),
    ...(workers !== undefined && { workers }),
    ...(scene !== undefined && { scene }),
    ...(segment !== undefined && { segment }),
    ...(options.range && { range: { from: inSeconds(options.range.from, fps), to: inSeconds(options.range.to, fps) } }),
    keepIntermediates: options.keepIntermediates === true || process.env.KEEP_INTERMEDIATES === '1',
    useCache: options.cache,
    sidecars: sidecarsOf(options),
    ...(options.embed && { embed: options.embed }),
    ...(options.maxSize !== undefined && { maxBytes: options.maxSize }),
    ...outputRequests(options.output ?? [outputFor(file, options, fps)], options.format, formatOptions),
    ...(options.ffmpeg !== undefined && { ffmpegPath: options.ffmpeg }),
    ...(options.runner !== undefined && { runner: options.runner }),
    ...(options.store !== undefined && { store: options.store }),
  };
}

function sidecarsOf({ report, still, sidecars = [] }: RenderCommandOptions): SidecarName[] {
  const names = new Set<SidecarName>(sidecars);
  if (report === true || names.has('report')) names.add('report').add('page');
  if (still === true) names.add('still');
  return [...names];
}

/** `film.mp4`, `film-birth.mp4`, `film-2.mp4`, `film-2s-5s.mp4`, `film-youtube.mp4`: a part never overwrites the whole. */
export function outputFor(
  file: string,
  {
    format,
    for: platform,
    scene,
    segment,
    range,
  }: Pick<RenderCommandOptions, 'format' | 'for' | 'scene' | 'segment' | 'range'>,
  fps: number,
): string {
  const parts = [path.basename(file, path.extname(file))];
  if (scene !== undefined) parts.push(sceneFileName(scene));
  if (segment !== undefined) parts.push(String(segment));
  if (range) parts.push(`${round(inSeconds(range.from, fps))}s`, `${round(inSeconds(range.to, fps))}s`);
  if (platform !== undefined) parts.push(platform);
  const facts = (format === undefined ? undefined : formatNamed(format)) ?? DEFAULT_FORMAT;
  return defaultOutput(facts, parts.join('-'));
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
