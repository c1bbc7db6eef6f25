// The blocks of a scene around a place of the text, from the inside out.

import type { Analysis } from '../../compile.ts';
import type { ItemNode, SceneItemNode, SceneNode, Setting, Statement } from '../../syntax/tree.ts';

export interface Block {
  /** `scene`, `layer`, `text` … */
  keyword: string;
  /** `layer sky`, for sentences. */
  label: string;
  settings: readonly Setting[];
  /** Items directly in it, settings of a scene included. */
  children: readonly ItemNode[];
  /** Of the whole, in the file. */
  start: number;
  end: number;
  /** Start of the statement: spans of its nodes are relative to it. */
  base: number;
}

/** The innermost first; the last is the scene. Empty outside of scenes. */
export function enclosingBlocks({ main }: Analysis, offset: number): Block[] {
  const statement = main.parsed.statements.find(
    ({ node, base }) => node?.k === 'scene' && base + node.start < offset && offset < base + node.end,
  );
  if (statement?.node?.k !== 'scene') return [];
  const { text } = main.parsed;
  const scene = statement.node;
  // Between the name and the brace is no place for items.
  if (offset <= text.indexOf('{', statement.base + (scene.length?.end ?? scene.name.end))) return [];
  const blocks: Block[] = [blockOfScene(scene, statement)];
  const at = offset - statement.base;
  let items: readonly (ItemNode | SceneItemNode)[] = scene.items;
  for (;;) {
    const inner = items.find(
      (item): item is SceneItemNode => item.k === 'item' && item.start < at && at <= item.end && isInside(item, at),
    );
    if (!inner) return blocks;
    blocks.unshift(blockOfItem(inner, statement.base));
    items = inner.items;
  }
}

/** Behind its brace an item has ended. */
const isInside = (item: SceneItemNode, at: number): boolean =>
  at < item.end || (item.settings.length === 0 && item.items.length === 0);

const blockOfScene = (node: SceneNode, { base }: Statement): Block => ({
  keyword: 'scene',
  label: `scene ${node.name.text}`,
  settings: node.items.filter((item) => item.k === 'setting'),
  children: node.items,
  start: base + node.start,
  end: base + node.end,
  base,
});

const blockOfItem = (node: SceneItemNode, base: number): Block => ({
  keyword: node.keyword,
  label: [node.keyword, node.name?.text].filter(Boolean).join(' '),
  settings: node.settings,
  children: node.items,
  start: base + node.start,
  end: base + node.end,
  base,
});
