// The statements of a reel as data: keywords, docs, snippets and outline symbols all come from this table.

import type { SymbolKind } from 'vscode-languageserver';
import { gridChoice } from '../../catalog/settings.ts';
import { ASPECT_NAMES, DEFAULT_REEL_FORMAT, GRID_NAMES } from '../../contract/defaults.ts';

export interface StatementSpec {
  keyword: string;
  /** A name elsewhere: it begins a statement only before a name and `=`. */
  isContextual?: boolean;
  /** What follows the keyword. */
  next: readonly ('name' | 'string' | 'block')[];
  /** The statement ends with a block in braces. */
  hasBlock: boolean;
  /** Also allowed inside a scene. */
  inScenes: boolean;
  /** Shown on hover, and with the snippet in completion. */
  docs: string;
  /** A short example, shown on hover. */
  form: string;
  snippet: string;
  symbol: keyof typeof SymbolKind;
}

const statement = (
  spec: Pick<StatementSpec, 'keyword' | 'docs' | 'form' | 'snippet' | 'symbol'> & Partial<StatementSpec>,
): StatementSpec => ({ next: ['name'], hasBlock: false, inScenes: false, ...spec });

export const STATEMENTS: readonly StatementSpec[] = [
  statement({
    keyword: 'reel',
    next: ['string', 'block'],
    hasBlock: true,
    docs: 'The header: format, sound and seed of the whole reel. Every setting is optional.',
    form: 'reel "Title" { size: landscape  fps: 24 }',
    snippet: `reel "\${1:Title}" {\n  size: \${2|${ASPECT_NAMES.join(',')}|}\n  fps: \${3:${DEFAULT_REEL_FORMAT.fps}}\n  seed: \${4:1}\n}`,
    symbol: 'File',
  }),
  statement({
    keyword: 'import',
    next: ['string'],
    docs: 'Makes the definitions and scenes of another file available; its header and timeline are ignored.',
    form: 'import "./shared.reel"',
    snippet: 'import "$0"',
    symbol: 'Module',
  }),
  statement({
    keyword: 'use',
    next: ['string'],
    docs: 'Loads fields and shaders of your own, written in TypeScript. It runs code, so the workspace must be trusted.',
    form: 'use "./effects.ts"',
    snippet: 'use "$0"',
    symbol: 'Module',
  }),
  statement({
    keyword: 'let',
    inScenes: true,
    docs: 'A named value, evaluated once per frame, or per cell if it uses names such as `x`.',
    form: 'let drive = 0.4 + audio.bass',
    snippet: 'let ${1:name} = $0',
    symbol: 'Constant',
  }),
  statement({
    keyword: 'palette',
    docs: 'A named set of glyphs, dark to bright; the first is usually a space.',
    form: 'palette sparks = " .·+*"',
    snippet: 'palette ${1:name} = " ${2:.:*#}"',
    symbol: 'Enum',
  }),
  statement({
    keyword: 'colors',
    docs: 'A named list of colours, for `ramp` and similar functions.',
    form: 'colors ember = [#1a0500, #ff5a00, #ffe8b0]',
    snippet: 'colors ${1:name} = [${2:#1a0500}, ${3:#ff5a00}, ${4:#ffe8b0}]',
    symbol: 'Array',
  }),
  statement({
    keyword: 'media',
    isContextual: true,
    hasBlock: true,
    docs: 'A picture, footage or character art, by its file. The name is its light; `face.color`, `face.seconds` and others are its members.',
    form: 'media face = "face.mp4" { from: 2s  loop: mirror }',
    snippet: 'media ${1:name} = "$2"',
    symbol: 'Variable',
  }),
  statement({
    keyword: 'param',
    isContextual: true,
    docs: 'A value that is set from outside: by `--set`, by a row of `--data`, or in the editor. Its kind follows the default; `in` limits it.',
    form: 'param speed = 0.5 in 0..2',
    snippet: 'param ${1:name} = ${2:0.5} in ${3:0}..${4:1}',
    symbol: 'Constant',
  }),
  statement({
    keyword: 'field',
    docs: 'A value field of your own, with parameters: a number for every cell.',
    form: 'field swirl(arms = 3) = 0.5 + 0.5 * sin(angle * arms - t)',
    snippet: 'field ${1:name}(${2:amount} = ${3:1}) =\n  $0',
    symbol: 'Function',
  }),
  statement({
    keyword: 'look',
    docs: 'A named chain of shaders that can be used wherever shaders can.',
    form: 'look dusk = bloom(threshold: 110) | vignette(0.2)',
    snippet: 'look ${1:name} = ${2:bloom()} | ${3:vignette(0.2)}',
    symbol: 'Interface',
  }),
  statement({
    keyword: 'scene',
    hasBlock: true,
    docs: 'A scene and its length: layers, particles and texts, and the settings of its frame. Parameters get their values from each `play`. `t` is 0 on its first frame.',
    form: 'scene dawn(h = 0.5) for 6s { … }',
    snippet: `scene \${1:name} for \${2:6s} {\n  layer on \${3|${gridChoice('md')}|} {\n    value: \${4:plasma()}\n    hue: \${5:hueCycle(0.08)}\n    palette: \${6:dense}\n  }\n}`,
    symbol: 'Class',
  }),
  statement({
    keyword: 'timeline',
    next: ['block'],
    hasBlock: true,
    docs: 'The scenes that play, in order; a scene may play more than once. Without a timeline, scenes play in source order.',
    form: 'timeline { play dawn  play rise for 4s }',
    snippet: 'timeline {\n  play $0\n}',
    symbol: 'Array',
  }),
];

/** Keywords inside statements and expressions. */
export const CLAUSES: Readonly<
  Record<'play' | 'for' | 'on' | 'off' | 'and' | 'or' | 'not', { docs: string; form: string } | null>
> = {
  play: {
    docs: 'Plays a scene once: one segment of the reel. `for` trims or stretches it; arguments replace the defaults of its parameters.',
    form: 'play dawn(h: 0.2) for 4s',
  },
  for: { docs: 'A length in seconds, milliseconds, frames, beats or bars.', form: 'for 8beats' },
  on: { docs: `The grid of the glyphs, from fine to coarse: ${GRID_NAMES.join(', ')}.`, form: 'on md' },
  off: null,
  and: null,
  or: null,
  not: null,
};

/** Clauses whose keyword is a name elsewhere. */
export const CONTEXTUAL_CLAUSES: Readonly<Record<'repeat' | 'until' | 'in', { docs: string; form: string }>> = {
  repeat: {
    docs: 'Plays what is inside several times; `index` counts from 0.',
    form: 'repeat 4 { play dawn(h: index / 4) }',
  },
  until: {
    docs: 'The point of the reel at which the segment ends: a time, or a bar, section or drop of the audio, counted from 1.',
    form: 'play dawn until section(2)',
  },
  in: {
    docs: 'What a `param` takes: a range of numbers, times or angles, or a list of words.',
    form: 'param side = left in [left, right]',
  },
};
