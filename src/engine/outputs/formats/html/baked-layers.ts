// Which layers of a reel show pictures or footage, and the plan that plays them from recorded cells.

import type { LayerItem, NodeId, PlanNode, PlanScene, SceneItem, ScenePlan } from '../../../../contract/plan.ts';
import { flatItems } from '../../../../contract/flat-items.ts';

/** Sites of the layers whose cells are recorded. */
export function bakedSites(plan: ScenePlan): Set<number> {
  return new Set(
    plan.scenes.flatMap(({ items, nodes }) =>
      flatItems(items).flatMap((item) => (item.kind === 'layer' && readsMedia(item, nodes) ? [item.site] : [])),
    ),
  );
}

/** What else than layers and character art reads pixels of a scene's files, as a noun; null: nothing. */
export function otherReader({ items, nodes, ...scene }: PlanScene): string | null {
  for (const item of flatItems(items)) {
    if (item.kind === 'layer') {
      if (readsMedia({ shade: item.shade ?? [] }, nodes)) return 'a shader of a layer';
    } else if (item.kind === 'group') {
      const { items: _, ...own } = item;
      if (readsMedia(own, nodes)) return 'a group';
    } else if (readsMedia(item, nodes)) return item.kind === 'art' ? 'the place of character art' : item.kind;
  }
  const { materials: _, media: __, sounds: ___, ...settings } = scene;
  return readsMedia(settings, nodes) ? 'a setting of the scene' : null;
}

/** The plan with constants in the place of what recorded layers compute. */
export function withBakedLayers(plan: ScenePlan, sites: ReadonlySet<number>): ScenePlan {
  const scene = (from: PlanScene): PlanScene => {
    if (!flatItems(from.items).some((item) => item.kind === 'layer' && sites.has(item.site))) return from;
    const zero = from.nodes.length;
    const black = zero + 1;
    const nodes: PlanNode[] = [...from.nodes, { k: 'num', v: 0 }, { k: 'rgb', v: [0, 0, 0] }];
    const item = <T extends SceneItem>(given: T): T => {
      if (given.kind === 'group') return { ...given, items: given.items.map(item) };
      return given.kind === 'layer' && sites.has(given.site) ? { ...given, ...constants(given, zero, black) } : given;
    };
    return { ...from, nodes, items: from.items.map(item) };
  };
  return { ...plan, scenes: plan.scenes.map(scene) };
}

function constants({ glyphs, paper }: LayerItem, zero: NodeId, black: NodeId): Partial<LayerItem> {
  const isMatch = glyphs === 'match';
  return {
    value: zero,
    hue: null,
    saturation: null,
    color: black,
    ink: null,
    paper: isMatch || paper === null ? null : black,
    mask: null,
    opacity: null,
    threshold: null,
    steady: null,
    crisp: null,
    dither: 'none',
  };
}

/** Whether anything in `part` names a node that depends on a file's pixels. Numbers in plans are nodes, except for these. */
function readsMedia(part: object, nodes: readonly PlanNode[]): boolean {
  const seen = new Set<NodeId>();
  const node = (id: NodeId): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const found = nodes[id];
    if (found?.k === 'media') return true;
    if (found?.k !== 'call') return false;
    return (found.input !== undefined && node(found.input)) || Object.values(found.args).some((arg) => within(arg));
  };
  const within = (value: unknown, key = ''): boolean => {
    if (NOT_NODES.has(key)) return false;
    if (typeof value === 'number') return node(value);
    if (Array.isArray(value)) return value.some((each) => within(each));
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).some(([name, each]) => within(each, name));
    return false;
  };
  return within(part);
}

const NOT_NODES = new Set([
  'site',
  'range',
  'nameRange',
  'material',
  'maxChars',
  'style',
  'rows',
  'highlight',
  'after',
  'seconds',
  'seed',
  'length',
]);
