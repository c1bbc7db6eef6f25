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

export function formatsPage(formats: readonly FormatFacts[]): string {
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
