// A scene item: one file each, from which grammar, highlighting, completion, hover, outline and plan follow.

import type { SymbolKind } from 'vscode-languageserver';
import type { SettingSpec } from '../../catalog/settings.ts';
import type { Arg, EffectCall, PlanScene, SceneItem, SoundItem } from '../../contract/plan.ts';
import type { Env } from '../check/context.ts';
import type { ItemSyntax } from '../syntax/item-syntax.ts';
import type { SceneItemNode } from '../syntax/tree.ts';

/** Renumbers the nodes an item refers to. */
export interface NodeMapper {
  /** Replaces the node ids in these properties; null is left alone. */
  nodes<T extends object>(owner: T, ...keys: (keyof T)[]): void;
  arg(arg: Arg): Arg;
  effect(call: EffectCall): void;
}

export interface ItemDefinition<Plan extends SceneItem | SoundItem = SceneItem | SoundItem> extends ItemSyntax {
  /** Shown on hover, and with the snippet in completion. */
  docs: string;
  /** A short example, shown on hover. */
  form: string;
  snippet: string;
  settings: readonly SettingSpec[];
  /** Draws text that people read: shaders that mirror the frame get a warning. */
  isText: boolean;
  /** Its entry in the outline. */
  symbol(node: SceneItemNode): { name: string; detail: string; kind: keyof typeof SymbolKind };
  /** The item of the plan; null after errors, which are reported. */
  compile(env: Env, node: SceneItemNode): Plan | null;
  /** Passes every node of the item to the mapper. */
  mapNodes(item: Plan, map: NodeMapper): void;
  /** Reports what compiles but usually looks wrong. */
  warn?(env: Env, node: SceneItemNode, scene: PlanScene): void;
}

/** Keeps the type of the plan's item inferred. */
export const defineItem = <Plan extends SceneItem | SoundItem>(item: ItemDefinition<Plan>): ItemDefinition<Plan> =>
  item;
