// Options that several commands share: their help texts and accepted values.

import { InvalidArgumentError, Option } from 'commander';
import { DEFAULT_FORMAT, defaultOutput, outputFormats } from '../catalog/output-formats.ts';
import { platformNames } from '../catalog/delivery-platforms.ts';
import { ASPECT_NAMES, FPS_LIMITS, QUALITY_NAMES } from '../contract/defaults.ts';
import { EMBED_NAMES } from '../contract/render.ts';
import { parseBytes, parseMomentRange, parseSize, realNumber, wholeNumber } from './parse-option.ts';

export const qualityOption = (auto: boolean) =>
  auto
    ? new Option('-q, --quality <name>', 'draft, preview, production, max, or auto (chosen for this machine)')
        .choices(QUALITY_NAMES)
        .default('auto')
    : new Option('-q, --quality <name>', 'draft, preview, production or max')
        .default('production')
        .argParser((text) => {
          const fixed = QUALITY_NAMES.filter((name) => name !== 'auto');
          if (!(fixed as string[]).includes(text))
            throw new InvalidArgumentError(
              `Expected ${fixed.join(', ')}, but got ${text}${text === 'auto' ? ', whose pixels depend on the machine' : ''}.`,
            );
          return text;
        });
/** `-o`, once for each output. */
export const outputOption = () =>
  new Option(
    '-o, --output <path>',
    `the output; its extension chooses the format (default: ${defaultOutput(DEFAULT_FORMAT, 'NAME')} in this folder); repeat it for more formats of the same frames`,
  ).argParser((path: string, before: string[] = []) => [...before, path]);
export const formatOption = () =>
  new Option(
    '--format <name>',
    `output format: ${outputFormats.map(({ name, summary }) => `${name} (${summary})`).join('; ')}`,
  ).choices(outputFormats.map(({ name }) => name));
export const aspectOption = () =>
  new Option('-a, --aspect <name>', "shape of the frame, instead of the reel's own").choices(ASPECT_NAMES);
export const forOption = () =>
  new Option('--for <platform>', 'frame, rate, bit rates, size and loudness as a platform takes them').choices(
    platformNames,
  );
export const allOption = () =>
  new Option('--all <shapes>', 'one video for each of these shapes, such as landscape,portrait,square').argParser(
    namesOf('shapes', ASPECT_NAMES),
  );
const namesOf =
  <T extends string>(what: string, known: readonly T[]) =>
  (text: string): T[] => {
    const names = text.split(',').map((name) => name.trim());
    const isKnown = (name: string): name is T => known.some((each) => each === name);
    const wrong = names.find((name) => !isKnown(name));
    if (wrong !== undefined)
      throw new InvalidArgumentError(`Expected ${what} of ${known.join(', ')}, but got ${wrong || 'none'}.`);
    return [...new Set(names.filter(isKnown))];
  };
/** The page comes with its data. */
export const SIDECAR_CHOICES = ['report', 'still', 'thumbnail', 'srt', 'vtt', 'chapters'] as const;
export const sidecarsOption = () =>
  new Option('--sidecars <names>', `write files beside the video: ${SIDECAR_CHOICES.join(', ')}`).argParser(
    namesOf('sidecars', SIDECAR_CHOICES),
  );
export const embedOption = () =>
  new Option('--embed <names>', 'write chapters or captions into the video').argParser(
    namesOf('what can be embedded', EMBED_NAMES),
  );
export const maxSizeOption = () =>
  new Option('--max-size <size>', 'largest size of each output, such as 8MB; larger ones are encoded again').argParser(
    parseBytes,
  );
export const resolutionOption = () =>
  new Option('-r, --resolution <WxH>', 'exact size in pixels, such as 1280x720').argParser(parseSize);
export const fpsOption = () =>
  new Option('--fps <number>', 'frames per second').argParser(
    realNumber('frames per second', FPS_LIMITS.min, FPS_LIMITS.max),
  );
export const workersOption = (what: string) =>
  new Option('-w, --workers <number>', what).argParser(wholeNumber('workers', 1, 256));
export const sceneOption = () =>
  new Option('-s, --scene <name>', "play this scene alone, by its own length; times are the scene's");
export const rangeOption = () =>
  new Option('--range <A..B>', 'only these times, such as 2s..5s (the end is not included)').argParser(
    parseMomentRange,
  );
export const allowCodeOption = () => new Option('--allow-code', 'run the TypeScript that the reel names with `use`');
export const allowPathOption = () =>
  new Option(
    '--allow-path <dir>',
    'a folder that `media` and `file()` may read besides the reel’s own; can be repeated',
  ).argParser((dir: string, before: string[] = []) => [...before, dir]);
export const setOption = () =>
  new Option('--set <name=value>', 'a value for a `param` of the reel; can be repeated').argParser(
    (text: string, before: ReadonlyMap<string, string> = new Map()) => {
      const at = text.indexOf('=');
      if (at < 1) throw new InvalidArgumentError(`Expected a name and a value such as title=Ada, but got ${text}.`);
      return new Map(before).set(text.slice(0, at).trim(), text.slice(at + 1));
    },
  );
export const ffmpegOption = () =>
  new Option('--ffmpeg <path>', "the ffmpeg to use, instead of GLYPHREEL_FFMPEG, the PATH's or the bundled one");
export const runnerOption = () =>
  new Option(
    '--runner <url>',
    'draw on the workers of a queue: redis://HOST:6379 or postgres://USER@HOST/DB (default: on this machine)',
  ).env('GLYPHREEL_QUEUE');
export const storeOption = () =>
  new Option('--store <place>', 'clips and inputs shared with other machines: a folder, or s3://BUCKET/PREFIX').env(
    'GLYPHREEL_STORE',
  );
export const maxInputOption = () =>
  new Option('--max-input <MB>', 'most megabytes of the files of one render')
    .default(20_000)
    .argParser(wholeNumber('megabytes', 1, 10_000_000));
