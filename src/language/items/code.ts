// Source code in the colours of its language.

import { CONSTANT, PER_FRAME, type SettingSpec } from '../../catalog/settings.ts';
import { CODE_THEMES } from '../../contract/code-themes.ts';
import type { TextItem } from '../../contract/plan.ts';
import { checkText, notePixelGlyphs } from '../check/glyphs.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { codeContent, PLAIN } from '../check/text-content.ts';
import { sourceContent } from '../check/text-source.ts';
import { defineItem } from './define-item.ts';
import { mapTextNodes, textItem, textSettings } from './text-settings.ts';

/** Names and short forms of the languages that are coloured. */
const LANGUAGES =
  'bash c cpp css diff go html ini java javascript js json jsx markdown md plain python py ruby rust rs sh sql toml ts tsx typescript xml yaml yml'.split(
    ' ',
  );

const settings: SettingSpec[] = [
  {
    name: 'lang',
    kind: 'word',
    ...CONSTANT,
    words: LANGUAGES,
    default: 'plain',
    doc: 'Language of the code.',
    example: 'ts',
  },
  {
    name: 'highlight',
    kind: 'fields',
    ...PER_FRAME,
    doc: 'Numbers of the lines that stand out, from 1; the others are dimmed.',
    example: '[3, 5]',
  },
  {
    name: 'theme',
    kind: 'word',
    ...CONSTANT,
    words: Object.keys(CODE_THEMES),
    default: 'dark',
    doc: 'Colours of the code.',
  },
  ...textSettings('left').filter(({ name }) => name !== 'pre'),
];

export const code = defineItem<TextItem>({
  keyword: 'code',
  isContextual: true,
  subject: { is: 'text' },
  grid: null,
  block: 'optional',
  shape: 'code "let x = 1" { … }',
  settingExample: 'lang: ts',
  docs: 'Source code in the colours of its language. It has the settings of a text; lines are never wrapped.',
  form: 'code """const sum = (a, b) => a + b""" { lang: ts  highlight: [1]  reveal: typewriter(2s) }',
  snippet: 'code """\n  $0\n""" { lang: ${1:ts}  reveal: ${2:typewriter(2s)} }',
  settings,
  isText: true,
  symbol: (node) => ({
    name: node.source ? node.source.name.text : `“${(node.text?.value ?? '').split('\n')[0]}”`,
    detail: 'code',
    kind: 'String',
  }),
  mapNodes: mapTextNodes,
  compile(env, node) {
    const reader = new SettingsReader(env, node.settings, settings, 'a code');
    const content = node.source ? sourceContent(env, node.source) : { parts: [], styles: [PLAIN] };
    if (content === null) return null;
    if (node.text) {
      checkText(env, node.text.value, node.text);
      notePixelGlyphs(env, node.text.value, node.text, reader.setting('font') !== undefined);
    }
    const lines = reader.arg('highlight');
    const highlight =
      lines && 'nodes' in lines ? lines.nodes.flatMap((id) => env.build.table.constant(id) ?? []).map(Math.round) : [];
    const [part] = content.parts;
    const source = part && 'media' in part ? part.media : node.text ? codeContent(env, node.text) : '';
    const item = textItem(env, node, reader, content, { align: 'left', pre: true });
    return {
      ...item,
      parts: [
        {
          code: source,
          lang: reader.word('lang') ?? 'plain',
          theme: reader.word('theme') ?? 'dark',
          highlight,
          style: 0,
        },
      ],
      pre: true,
    };
  },
});
