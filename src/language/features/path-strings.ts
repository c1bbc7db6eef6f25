// Every string of a reel that is the path of a file, as the text has it: no compile is needed, and broken scenes have theirs.

import { LIBRARY } from '../../catalog/library.ts';
import { builtIn } from '../../catalog/lookup.ts';
import { mediaSettings } from '../../catalog/media-settings.ts';
import { headerSettings, sceneSettings, type SettingSpec } from '../../catalog/settings.ts';
import { isRemote } from '../check/is-remote.ts';
import { items } from '../generated/item-registry.ts';
import { exprChildren } from '../syntax/expr-children.ts';
import type { ParsedReel } from '../syntax/parse-reel.ts';
import type { CallExpr, Expr, ItemNode, Setting, Span, StatementNode, StringExpr } from '../syntax/tree.ts';

/** Offsets of the string in its quotes. */
export interface PathString extends Span {
  value: string;
  /** Of an import or a module, which is written as `./name`. */
  isModule: boolean;
}

const specs: SettingSpec[] = [
  ...headerSettings,
  ...sceneSettings,
  ...mediaSettings,
  ...items.flatMap((item) => item.settings),
];
const FILE_SETTINGS: ReadonlySet<string> = new Set(
  specs.filter(({ kind }) => kind === 'media').map(({ name }) => name),
);

export function pathStrings(parsed: ParsedReel): PathString[] {
  const found: PathString[] = [];
  for (const { node, base } of parsed.statements) {
    if (!node) continue;
    const isModule = node.k === 'import' || node.k === 'use';
    for (const { value, start, end } of ofStatement(node)) {
      const isPlain = parsed.text[base + start] === '"' && !parsed.text.startsWith('"""', base + start);
      if (isPlain && value !== '' && !isRemote(value) && !LIBRARY.has(value) && !value.includes('${'))
        found.push({ start: base + start, end: base + end, value, isModule });
    }
  }
  return found;
}

function ofStatement(node: StatementNode): StringExpr[] {
  switch (node.k) {
    case 'import':
    case 'use':
      return [node.path];
    case 'media':
      return [node.path, ...ofSettings(node.settings)];
    case 'reel':
      return ofSettings(node.settings);
    case 'scene':
      return [...node.params.flatMap(({ value }) => ofExpr(value)), ...ofItems(node.items)];
    case 'timeline':
      return node.plays.flatMap(({ args }) => (args ?? []).flatMap(({ value }) => ofExpr(value)));
    case 'field':
      return [...node.params.flatMap(({ value }) => ofExpr(value)), ...ofExpr(node.value)];
    default:
      return ofExpr(node.value);
  }
}

const ofItems = (list: readonly ItemNode[]): StringExpr[] =>
  list.flatMap((item) => {
    if (item.k === 'let') return ofExpr(item.value);
    if (item.k === 'setting') return ofSettings([item]);
    const own = item.keyword === 'sound' && item.text ? [item.text] : [];
    return [...own, ...ofExpr(item.source), ...ofSettings(item.settings), ...ofItems(item.items)];
  });

const ofSettings = (list: readonly Setting[]): StringExpr[] =>
  list.flatMap(({ name, value, block }) => [
    ...(value.k === 'string' && FILE_SETTINGS.has(name.text) ? [value] : ofExpr(value)),
    ...ofSettings(block ?? []),
  ]);

const ofExpr = (expr: Expr | null): StringExpr[] =>
  expr === null ? [] : [...(expr.k === 'call' ? ofCall(expr) : []), ...exprChildren(expr).flatMap(ofExpr)];

/** `file("a.txt")`, and arguments of effects that are files. */
function ofCall({ name, args }: CallExpr): StringExpr[] {
  const params = builtIn.allNamed(name.text).flatMap((entry) => entry.params.map((param, i) => ({ ...param, i })));
  return (args ?? []).flatMap(({ name: given, value }, i) => {
    if (value.k !== 'string') return [];
    const isFile =
      (name.text === 'file' && i === 0) ||
      params.some((param) => param.kind === 'media' && (given ? param.name === given.text : param.i === i));
    return isFile ? [value] : [];
  });
}
