// The parts of a scene that a person can change, and to which of them a measured site belongs: that of an item, of one inside a group, of
// a shader, or of a call in an expression.

import type { CostPart } from '../../contract/frame-costs.ts';
import { itemName } from '../../contract/item-name.ts';
import type { Arg, EffectCall, NodeId, PlanScene, SceneItem } from '../../contract/plan.ts';
import { siteOf } from '../../contract/site-of.ts';

export type ScenePart = Omit<CostPart, 'ms'>;

export class PartSites {
  readonly parts: readonly ScenePart[];
  readonly #owners = new Map<number, ScenePart[]>();

  constructor(scene: PlanScene) {
    const file = scene.file === undefined ? {} : { file: scene.file };
    const items = scene.items.map((item) => {
      const part: ScenePart = { site: siteOf(item), kind: item.kind, name: itemName(item), range: item.range, ...file };
      for (const site of sitesOf(item, scene)) this.#own(site, part);
      return part;
    });
    const effects = (kind: ScenePart['kind'], calls: readonly EffectCall[]) =>
      calls.map(({ fn, site, range, args }) => {
        const part: ScenePart = { site, kind, name: fn, range: range ?? null, ...file };
        this.#own(site, part);
        for (const inner of callSites(scene, argNodes(args))) this.#own(inner, part);
        return part;
      });
    this.parts = [
      ...items,
      ...effects('feedback', scene.feedback ? [scene.feedback] : []),
      ...effects('shader', scene.shade),
      ...effects('transition', scene.transition ? [scene.transition.effect] : []),
    ];
  }

  /** Those that share what was measured at a site. */
  ownersOf(site: number): readonly ScenePart[] {
    return this.#owners.get(site) ?? [];
  }

  #own(site: number, part: ScenePart): void {
    const owners = this.#owners.get(site);
    if (!owners) this.#owners.set(site, [part]);
    else if (!owners.includes(part)) owners.push(part);
  }
}

function sitesOf(item: SceneItem, scene: PlanScene): number[] {
  const own = siteOf(item);
  switch (item.kind) {
    case 'group':
      return [own, ...shaderSites(item.shade), ...item.items.flatMap((inner) => sitesOf(inner, scene))];
    case 'layer': {
      const { value, hue, color, saturation, ink, paper, steady, crisp, threshold, mask, opacity } = item;
      const nodes = [value, hue, color, saturation, ink, paper, steady, crisp, threshold, mask, opacity];
      return [own, ...shaderSites(item.shade ?? []), ...callSites(scene, nodes)];
    }
    case 'particles':
      return [own, ...callSites(scene, argNodes(item.effect.args))];
    case 'text':
      return [own, ...shaderSites(item.shade ?? [])];
    default:
      return [own];
  }
}

const shaderSites = (calls: readonly EffectCall[]): number[] => calls.map(({ site }) => site);

const argNodes = (args: EffectCall['args']): NodeId[] => Object.values(args).flatMap(nodesOf);

function nodesOf(arg: Arg): NodeId[] {
  if ('node' in arg) return [arg.node];
  if ('nodes' in arg) return arg.nodes;
  if ('point' in arg) return arg.point;
  if ('points' in arg) return arg.points.flat();
  if ('stops' in arg) return arg.stops.flatMap(({ at, value }) => [at, value]);
  return [];
}

/** Sites of the calls that these nodes depend on. */
function callSites(scene: PlanScene, roots: readonly (NodeId | null)[]): number[] {
  const seen = new Set<NodeId>();
  const sites: number[] = [];
  const visit = (id: NodeId): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const node = scene.nodes[id];
    if (node?.k !== 'call') return;
    sites.push(node.site);
    for (const next of [...argNodes(node.args), ...(node.input === undefined ? [] : [node.input])]) visit(next);
  };
  for (const root of roots) if (root !== null) visit(root);
  return sites;
}
