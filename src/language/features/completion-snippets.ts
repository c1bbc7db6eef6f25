// Completion's fixed part: statements and items as snippets, and the words between them.

import { CompletionItemKind } from 'vscode-languageserver';
import type { CatalogEntry } from '../../contract/catalog-entry.ts';

/** An item in the making; `rank` sorts, `then` opens the next list at once. */
export interface Draft {
  label: string;
  kind: CompletionItemKind;
  detail?: string;
  docs?: string;
  entry?: CatalogEntry;
  snippet?: string;
  rank: number;
  then?: boolean;
}

const keyword = (label: string, snippet: string, docs: string): Draft => ({
  label,
  kind: CompletionItemKind.Snippet,
  detail: 'snippet',
  docs,
  snippet,
  rank: 1,
});
export const FOR: Draft = { label: 'for', kind: CompletionItemKind.Keyword, snippet: 'for ${1:6s}', rank: 0 };
export const LENGTHS: Draft[] = ['6s', '8beats', '2bars', '48f'].map((label) => ({
  label,
  kind: CompletionItemKind.Unit,
  detail: 'length',
  rank: 1,
}));
export const ON: Draft = { label: 'on', kind: CompletionItemKind.Keyword, snippet: 'on $0', rank: 0, then: true };
export const PLAY: Draft = { label: 'play', kind: CompletionItemKind.Keyword, snippet: 'play $0', rank: 1, then: true };
export const STATEMENT_DRAFTS: Draft[] = [
  keyword(
    'scene',
    'scene ${1:name} for ${2:6s} {\n  layer on ${3|md,sm,lg,xs,xl,xxl|} {\n    value: ${4:plasma()}\n    hue: ${5:hueCycle(0.08)}\n    palette: ${6:dense}\n  }\n}',
    'A scene with one layer.',
  ),
  keyword(
    'reel',
    'reel "${1:Title}" {\n  size: ${2|landscape,portrait,square,ultrawide|}\n  fps: ${3:24}\n  seed: ${4:1}\n}',
    'The header: format, seed and sound.',
  ),
  keyword('let', 'let ${1:name} = $0', 'A named value.'),
  keyword('field', 'field ${1:name}(${2:amount} = ${3:1}) =\n  $0', 'A value field of your own, with parameters.'),
  keyword('look', 'look ${1:name} = ${2:bloom()} | ${3:vignette(0.2)}', 'A named chain of shaders.'),
  keyword('palette', 'palette ${1:name} = " ${2:.:*#}"', 'Glyphs, dark to bright.'),
  keyword('colors', 'colors ${1:name} = [${2:#1a0500}, ${3:#ff5a00}, ${4:#ffe8b0}]', 'A list of colours.'),
  keyword('timeline', 'timeline {\n  play $0\n}', 'Which scenes play, in which order.'),
  keyword('import', 'import "$0"', "Another reel's definitions."),
  keyword('use', 'use "$0"', 'Effects of your own, written in TypeScript.'),
];
export const ITEM_DRAFTS: Draft[] = [
  keyword(
    'layer',
    'layer on ${1|md,sm,lg,xs,xl,xxl|} {\n  value: ${2:plasma()}\n  hue: ${3:0.6}\n  palette: ${4:dense}\n}',
    'A grid of glyphs that shows a value.',
  ),
  keyword('particles', 'particles ${1:embers} on ${2|sm,md,lg,xs,xl,xxl|} { $0 }', 'A particle system.'),
  keyword('text', 'text "${1:HELLO}" { at: ${2:center}  reveal: ${3:typewriter(2s)} }', 'A text over the picture.'),
  keyword('ticker', 'ticker "${1:signal · }" { row: ${2:-2}  speed: ${3:12} }', 'A text that scrolls.'),
  keyword('let', 'let ${1:name} = $0', 'A named value of this scene.'),
];
