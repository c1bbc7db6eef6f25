// The expressions around an offset, outermost first, and the setting or definition that they belong to.

import type { Analysis } from '../compile.ts';
import { exprChildren } from '../syntax/expr-children.ts';
import type { Expr, ItemNode, SceneItemNode, Setting, Span, StatementNode } from '../syntax/tree.ts';

export interface ExprPlace {
  /** Start of the statement: spans are relative to it. */
  base: number;
  statement: StatementNode;
  /** The innermost item of a scene that the offset is in. */
  item: SceneItemNode | null;
  /** The setting, where the expressions are its value. */
  setting: Setting | null;
  /** Outermost first; the last is the smallest that holds the offset. */
  path: Expr[];
}

/** The expressions around an offset; `path` is empty outside of any. Null outside of statements. */
export function exprAt({ main }: Analysis, offset: number): ExprPlace | null {
  const statement = main.parsed.statements.find(
    ({ node, base }) => node && base + node.start <= offset && offset <= base + node.end,
  );
  if (!statement?.node) return null;
  const { node, base } = statement;
  const at = offset - base;
  const holds = (span: Span | null): boolean => span !== null && span.start <= at && at <= span.end;
  const place: ExprPlace = { base, statement: node, item: null, setting: null, path: [] };
  const walk = (expr: Expr | null): void => {
    if (!expr || !holds(expr)) return;
    place.path.push(expr);
    walk(exprChildren(expr).find(holds) ?? null);
  };
  const settings = (list: readonly Setting[]): void => {
    const found = list.find((setting) => holds(setting));
    if (!found) return;
    if (found.block?.some((setting) => holds(setting))) return settings(found.block);
    place.setting = found;
    walk(found.value);
  };
  const items = (list: readonly ItemNode[]): void => {
    for (const item of list) {
      if (!holds(item)) continue;
      if (item.k === 'let') walk(item.value);
      else if (item.k === 'setting') settings([item]);
      else {
        place.item = item;
        settings(item.settings);
        items(item.items);
      }
    }
  };
  switch (node.k) {
    case 'reel':
    case 'media':
      settings(node.settings);
      break;
    case 'scene':
      for (const { value } of node.params) walk(value);
      walk(node.length);
      items(node.items);
      break;
    case 'let':
    case 'field':
    case 'palette':
    case 'colors':
    case 'look':
      walk(node.value);
      break;
    case 'timeline':
      for (const play of node.plays) {
        if (!holds(play)) continue;
        for (const { value } of play.args ?? []) walk(value);
        walk(play.length);
      }
      break;
  }
  return place;
}
