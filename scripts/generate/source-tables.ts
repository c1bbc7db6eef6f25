// The two tables made of the inputs: sources.generated.ts loads them in the engine, media.generated.ts has their extensions for
// the language and the editor, which do not import the engine.

import type { MediaSource } from '../../src/engine/inputs/media-source.ts';

const key = (kind: string): string => (/^\w+$/.test(kind) ? kind : `'${kind}'`);

export function sourcesSource(sources: readonly MediaSource<unknown>[]): string {
  return [
    '// Made by `npm run generate` from the folders here that have a source.ts; do not edit. Sources are loaded when first needed.',
    '',
    "import type { MediaKind } from '../../catalog/media.generated.ts';",
    "import type { MediaSource, ValueOfSource } from './media-source.ts';",
    '',
    'const loaders = {',
    ...sources.map(({ kind }) => `  ${key(kind)}: () => import('./${kind}/source.ts'),`),
    '};',
    '',
    '/** What each kind of input is opened as. */',
    'export type MediaValues = {',
    "  [K in MediaKind]: ValueOfSource<Awaited<ReturnType<(typeof loaders)[K]>>['default']>;",
    '};',
    '',
    'export const loadSource = async <K extends MediaKind>(kind: K): Promise<MediaSource<MediaValues[K]>> =>',
    '  (await loaders[kind]()).default as unknown as MediaSource<MediaValues[K]>;',
    '',
  ].join('\n');
}

export function mediaSource(sources: readonly MediaSource<unknown>[]): string {
  const quoted = (text: string) => `'${text}'`;
  return [
    '// Made by `npm run generate` from src/engine/inputs; do not edit. The kinds of file that a reel can name.',
    '',
    'export const mediaKinds = {',
    ...sources.flatMap(({ kind, noun, extensions }) => [
      `  ${key(kind)}: {`,
      `    noun: ${quoted(noun)},`,
      `    extensions: [${extensions.map(quoted).join(', ')}],`,
      '  },',
    ]),
    '} as const;',
    '',
    'export type MediaKind = keyof typeof mediaKinds;',
    '',
  ].join('\n');
}
