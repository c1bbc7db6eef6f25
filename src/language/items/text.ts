// A text over the picture.

import { FRAME_SIZES, GRID_FONT_PX, isGridName } from '../../contract/defaults.ts';
import { longLine } from '../../contract/diagnostics/scenes.ts';
import type { TextItem } from '../../contract/plan.ts';
import { type Env, report } from '../check/context.ts';
import { checkText, notePixelGlyphs } from '../check/glyphs.ts';
import { SettingsReader } from '../check/settings-reader.ts';
import { textContent, wordsOf } from '../check/text-content.ts';
import { sourceContent } from '../check/text-source.ts';
import { readMarkup } from '../syntax/text-markup.ts';
import type { SceneItemNode, StringExpr } from '../syntax/tree.ts';
import { defineItem } from './define-item.ts';
import { mapTextNodes, textItem, textSettings } from './text-settings.ts';

const settings = textSettings('center');
/** Sources that are laid out already. */
const KEPT_AS_IT_IS = new Set(['box', 'table', 'banner', 'progress']);

export const text = defineItem<TextItem>({
  keyword: 'text',
  subject: { is: 'text' },
  grid: null,
  block: 'optional',
  shape: 'text "HELLO" { … }',
  settingExample: 'at: center',
  docs: 'A text over the picture. Its size is the same at every quality. `[green]…[/]` is a span, `${…}` a number that is written each frame, `"""…"""` a raw text over several lines.',
  form: 'text "HELLO [b]world[/]" { at: center  reveal: typewriter(2s) }',
  snippet: 'text "${1:HELLO}" { at: ${2:center}  reveal: ${3:typewriter(2s)} }',
  settings,
  isText: true,
  symbol: (node) => ({
    name: node.source ? node.source.name.text : `“${(node.text?.value ?? '').replace(/\n/g, ' ')}”`,
    detail: 'text',
    kind: 'String',
  }),
  mapNodes: mapTextNodes,
  compile(env, node) {
    const reader = new SettingsReader(env, node.settings, settings, 'a text');
    const content = node.source ? sourceContent(env, node.source) : node.text ? textContent(env, node.text) : null;
    if (content === null) return null;
    if (node.text) {
      checkText(env, wordsOf(content), node.text);
      notePixelGlyphs(env, wordsOf(content), node.text, reader.setting('font') !== undefined);
    }
    const pre = node.source !== null && KEPT_AS_IT_IS.has(node.source.name.text);
    const align = pre ? 'left' : 'center';
    return textItem(env, node, reader, content, { align, pre });
  },
  warn(env, node) {
    if (env.ctx.format.height > env.ctx.format.width) warnLongLine(env, node);
  },
});

/** Longest line that is comfortable to read on a portrait frame, in characters. */
const PORTRAIT_LINE = 30;
const USUAL_PORTRAIT_LINE = 25;

function warnLongLine(env: Env, node: SceneItemNode): void {
  const given = (name: string): boolean => node.settings.some((each) => each.name.text === name);
  if (!node.text || given('pre') || given('size')) return;
  const { format } = env.ctx;
  const setting = node.settings.find((each) => each.name.text === 'maxChars')?.value;
  const grid = node.settings.find((each) => each.name.text === 'grid')?.value;
  const gridName = grid?.k === 'call' && isGridName(grid.name.text) ? grid.name.text : 'lg';
  const px = GRID_FONT_PX[gridName];
  const fits = Math.floor(
    (FRAME_SIZES.portrait.width / Math.round(px * 0.602)) * (format.width / Math.min(format.width, format.height)),
  );
  const limit = Math.min(PORTRAIT_LINE, fits);
  const wrap = setting?.k === 'number' ? setting.value : USUAL_PORTRAIT_LINE;
  const longest = longestLine(withoutTags(env, node.text), wrap);
  if (longest <= limit) return;
  const best = Math.min(USUAL_PORTRAIT_LINE, fits);
  const number = setting?.k === 'number' ? setting : null;
  const finding = longLine.line({ length: longest, usual: USUAL_PORTRAIT_LINE, best, setting: number });
  report(env, number && number.value > limit ? number : node.text, finding);
}

/** The text without its tags; a number counts as eight characters. */
function withoutTags(env: Env, { start, end }: StringExpr): string {
  const token = env.unit.parsed.text.slice(env.place.base + start, env.place.base + end);
  return readMarkup(token)
    .map((piece) => (piece.k === 'text' ? piece.text : piece.k === 'value' ? '00000000' : ''))
    .join('');
}

/** Length of the longest line after wrapping between words; a longer word is a line of its own. */
export function longestLine(lines: string, wrap: number): number {
  let longest = 0;
  for (const paragraph of lines.split('\n')) {
    let line = 0;
    for (const word of paragraph.split(/ +/)) {
      const length = [...word].length;
      if (line > 0 && line + 1 + length > wrap) {
        longest = Math.max(longest, line);
        line = length;
      } else line += (line > 0 ? 1 : 0) + length;
    }
    longest = Math.max(longest, line);
  }
  return longest;
}
