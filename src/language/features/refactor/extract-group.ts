// Extract to `group`: layers, particles and groups next to each other, drawn as before.

import type { Analysis } from '../../compile.ts';
import { itemSyntax } from '../../syntax/keywords.ts';
import type { ItemNode, SceneItemNode, Setting } from '../../syntax/tree.ts';
import type { TextEdit } from '../format.ts';
import { freeName } from './free-name.ts';
import { eolOf, indentAt, indentUnit, startsLine } from './layout.ts';
import { checked, type Refactoring, refused } from './refactoring.ts';
import { placeAfter } from './text-edits.ts';

const DRAFT = { title: 'Extract to group', kind: 'refactor.extract.group' };
const HELD: readonly string[] = itemSyntax('group')?.holds ?? [];

/** With a selection, the items in it; else the item whose first words the cursor is on. */
export function extractGroup(analysis: Analysis, start: number, end: number): Refactoring[] {
  const statement = analysis.main.parsed.statements.find(
    ({ base, length, node }) => node?.k === 'scene' && base <= start && end <= base + length,
  );
  if (statement?.node?.k !== 'scene') return [];
  const { base, node } = statement;
  const siblings = levelOf(node.items, start - base, end - base);
  const taken = siblings.filter((item) =>
    start === end ? isOnHead(analysis.text, item, base, start) : isWithin(item, start - base, end - base),
  );
  const [first] = taken;
  const last = taken.at(-1);
  if (!first || !last) return [];
  const odd = taken.find((item) => item.k !== 'item' || !HELD.includes(item.keyword));
  if (odd) {
    if (start === end) return [];
    const what = odd.k === 'item' ? odd.keyword : odd.name.text;
    return [refused(DRAFT, `A group holds ${HELD.join(', ')}; leave \`${what}\` out of the selection.`)];
  }
  const items = taken as SceneItemNode[];
  const blends = new Set(items.map((item) => blendOf(item, siblings)));
  const [blend] = blends;
  const shared = blends.size === 1 && blend !== 'normal' ? `blend: ${blend}` : '';
  const name = freeName(
    analysis,
    first.k === 'item' && first.name && first.keyword !== 'particles' ? `${first.name.text}Group` : 'together',
  );
  const wrap = wrapped(analysis.text, base + first.start, base + last.end, name, shared);
  const edits = [wrap, ...keptBlend(analysis.text, base, siblings, items)];
  const rename = placeAfter(edits, wrap) + 'group '.length;
  return [checked(analysis, { ...DRAFT, edits, rename }, false)];
}

/** The items of the scene, or of the innermost group around the offsets. */
function levelOf(items: readonly ItemNode[], start: number, end: number): readonly ItemNode[] {
  const inner = items.find(
    (item): item is SceneItemNode =>
      item.k === 'item' &&
      item.items.some((each) => each.start <= end && start <= each.end) &&
      item.start < start &&
      end < item.end,
  );
  return inner ? levelOf(inner.items, start, end) : items;
}

const isWithin = (item: ItemNode, start: number, end: number): boolean => start <= item.start && item.end <= end;

const isOnHead = (text: string, item: ItemNode, base: number, offset: number): boolean =>
  item.k === 'item' &&
  base + item.start <= offset &&
  offset <= base + item.end &&
  !text.slice(base + item.start, offset).includes('{');

const blendSetting = ({ settings }: SceneItemNode): Setting | undefined =>
  settings.find(({ name }) => name.text === 'blend');
const isLayer = (item: ItemNode): item is SceneItemNode => item.k === 'item' && item.keyword === 'layer';

/** The blend mode as written, or the one that the item has by its place. */
function blendOf(item: SceneItemNode, among: readonly ItemNode[]): string {
  const written = blendSetting(item)?.value;
  if (written?.k === 'call') return written.name.text;
  if (item.keyword === 'particles') return 'screen';
  return item.keyword === 'group' || among.find(isLayer) === item ? 'normal' : 'screen';
}

/** The layer that becomes the first one keeps its blend mode. */
function keptBlend(
  text: string,
  base: number,
  siblings: readonly ItemNode[],
  taken: readonly SceneItemNode[],
): TextEdit[] {
  const [first, ...others] = siblings.filter(isLayer);
  if (!first || !taken.includes(first)) return [];
  const next = others.find((item) => !taken.includes(item));
  if (!next || blendSetting(next)) return [];
  const open = text.indexOf('{', base + (next.grid?.end ?? next.start)) + 1;
  const line = /^[ \t]*\r?\n([ \t]*)/.exec(text.slice(open));
  const newText = line ? `${eolOf(text)}${line[1]}blend: screen` : ' blend: screen ';
  return [{ start: open, end: open, newText }];
}

function wrapped(text: string, start: number, end: number, name: string, setting: string): TextEdit {
  const inside = text.slice(start, end);
  if (!startsLine(text, start) || (!inside.includes('\n') && /\S/.test(restOfLine(text, end))))
    return { start, end, newText: `group ${name} { ${setting && `${setting}  `}${inside} }` };
  const eol = eolOf(text);
  const unit = indentUnit(text);
  const indent = indentAt(text, start);
  const lines = [...(setting ? [setting] : []), inside.replaceAll(/\n(?=[ \t]*\S)/g, `\n${unit}`)];
  const body = lines.map((line) => `${indent}${unit}${line}`).join(eol);
  return { start, end, newText: `group ${name} {${eol}${body}${eol}${indent}}` };
}

const restOfLine = (text: string, offset: number): string =>
  /^[^\r\n]*/.exec(text.slice(offset))![0].replace(/\/\/.*/, '');
