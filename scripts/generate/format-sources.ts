// The texts that are generated from the output formats: their registry, their facts and their page in the reference.

import { takenBy } from '../../src/catalog/format-options.ts';
import type { FormatFacts } from '../../src/contract/format-facts.ts';

export function formatRegistrySource(formats: readonly FormatFacts[]): string {
  return [
    '// Made by `npm run generate` from the folders beside it; do not edit. Formats are loaded when a render uses them.',
    '',
    "import type { OutputFormat } from '../output-format.ts';",
    "import type { PlanFormat } from '../plan-format.ts';",
    '',
    'export const formatLoaders: Readonly<Record<string, () => Promise<OutputFormat | PlanFormat>>> = {',
    ...formats.map(({ name }) => `  ${name}: async () => (await import('./${name}/${name}.ts')).${name},`),
    '};',
    '',
  ].join('\n');
}

export function formatFactsSource(formats: readonly FormatFacts[]): string {
  return [
    '// Made by `npm run generate` from src/engine/outputs/formats; do not edit. The default format comes first.',
    '',
    "import type { FormatFacts } from '../contract/format-facts.ts';",
    '',
    'export const outputFormats: readonly FormatFacts[] = [',
    ...formats.map((format) => `  ${JSON.stringify(format)},`),
    '];',
    '',
  ].join('\n');
}

/** What `npm run bench:formats` measured. */
export interface FormatResults {
  date: string;
  machine: string;
  ffmpeg: string;
  film: { reel: string; scene: string; seconds: number; width: number; height: number; fps: number; quality: string };
  rows: readonly {
    format: string;
    codec: string | null;
    encoder: string;
    bytes: number;
    /** Of the whole render, drawing included. */
    cpuSeconds: number;
    /** Mean SSIM of luma and of chroma against what was drawn; null for formats that are no pictures. */
    ssim: { y: number; uv: number } | null;
  }[];
}

export function formatsPage(formats: readonly FormatFacts[], results: FormatResults): string {
  const rows = formats.map(({ name, title, extensions, hasSound, isSequence }) =>
    [
      `[${title}](#${title.toLowerCase().replaceAll(' ', '-')})`,
      `\`${name}\``,
      extensions.map((extension) => `\`${extension}\``).join(' '),
      isSequence ? 'one file per frame' : 'one file',
      hasSound ? 'yes' : 'no',
    ].join(' | '),
  );
  return [
    '# Output formats',
    '',
    '`glyphreel render -o` chooses the format by the extension; `--format` names it. This page is generated from the formats themselves (`npm run generate`).',
    '',
    '| format | `--format` | extensions | files | sound |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
    ...comparison(formats, results),
    ...formats.flatMap(({ name, title, summary, doc, extensions, isSequence, options, codecs, encoders }) => [
      `## ${title}`,
      '',
      `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
      '',
      '```sh',
      `glyphreel render film.reel -o ${isSequence ? `'film/%05d${extensions[0]}'` : `film${extensions[0]}`}`,
      `glyphreel render film.reel --format ${name}`,
      '```',
      '',
      doc,
      '',
      ...optionRows(options),
      ...codecRows(codecs),
      `ffmpeg encoders needed: ${encodersOf(encoders, codecs)}.`,
      '',
    ]),
  ].join('\n');
}

/** The same film in every format, smallest first. */
function comparison(formats: readonly FormatFacts[], { date, machine, ffmpeg, film, rows }: FormatResults): string[] {
  const titleOf = (name: string) => formats.find((format) => format.name === name)?.title ?? name;
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => a.bytes - b.bytes);
  return [
    '## Sizes compared',
    '',
    `Scene \`${film.scene}\` of [${film.reel}](../../${film.reel}), ${film.seconds} seconds, ${film.width}×${film.height} at ${film.fps} fps, \`-q ${film.quality}\`. Time is CPU time of the whole render with one worker, drawing included. Likeness is the mean SSIM against the drawn frames, of brightness and of colour: 1 is equal. Measured by \`npm run bench:formats\` on ${date} (${machine}; ffmpeg ${ffmpeg}).`,
    '',
    '| format | encoder | size | time | brightness | colour |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...sorted.map(({ format, codec, encoder, bytes, cpuSeconds, ssim }) => {
      const name = codec === null ? titleOf(format) : `${titleOf(format)}, \`${codec}\``;
      const likeness = ssim ? [ssim.y.toFixed(3), ssim.uv.toFixed(3)] : ['–', '–'];
      return `| ${[name, `\`${encoder}\``, kilobytes(bytes), `${cpuSeconds.toFixed(1)} s`, ...likeness].join(' | ')} |`;
    }),
    '',
  ];
}

const kilobytes = (bytes: number): string =>
  bytes < 1e6 ? `${Math.round(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;

function optionRows(options: FormatFacts['options']): string[] {
  if (options.length === 0) return [];
  const rows = options.map((option) =>
    [
      `\`--${option.name}\``,
      takenBy(option),
      option.default === null ? 'chosen' : `\`${option.default}\``,
      option.summary,
    ].join(' | '),
  );
  return [
    '| option | takes | default | what it is |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ];
}

function codecRows(codecs: FormatFacts['codecs'] = []): string[] {
  if (codecs.length === 0) return [];
  const rows = codecs.map(({ name, title, alpha, software, hardware }) =>
    [
      `\`${name}\``,
      title,
      alpha ? 'yes' : 'no',
      listed(software, ' or '),
      hardware.length > 0 ? listed(hardware) : 'none',
    ].join(' | '),
  );
  return [
    '| `--codec` | codec | alpha | encoders of ffmpeg | in hardware, where they work |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
  ];
}

const listed = (names: readonly string[], between = ', ') => names.map((name) => `\`${name}\``).join(between);

function encodersOf({ always, forSound }: FormatFacts['encoders'], codecs: FormatFacts['codecs']): string {
  if (always.length + forSound.length === 0) return 'none';
  return [
    always.length > 0 ? listed(always) : '',
    codecs ? 'one of the codec' : '',
    forSound.length > 0 ? `${listed(forSound)} for sound` : '',
  ]
    .filter(Boolean)
    .join('; ');
}
