// Whether a changed reel still draws the same: its plan, whatever the order of its nodes and the places in the text.

import { flatItems } from '../../../contract/flat-items.ts';
import type { NodeId, PlanNode, PlanScene, ScenePlan } from '../../../contract/plan.ts';
import { mapArgs, mapMaterial, mapScene } from '../../plan/drop-unused.ts';

const PLACES = new Set(['range', 'nameRange', 'headerRange']);

/** Equal for plans that draw the same. `withSites`: the random numbers are the same too. */
export function pictureOf(plan: ScenePlan, withSites: boolean): string {
  const sites = new Map<number, number>();
  const siteOf = (site: number): number => {
    if (withSites || site === 0) return site;
    if (!sites.has(site)) sites.set(site, sites.size + 1);
    return sites.get(site)!;
  };
  const scenes = plan.scenes.map(inOrderOfUse).sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify({ ...plan, scenes }, (key, value: unknown) =>
    PLACES.has(key) ? undefined : key === 'site' ? siteOf(value as number) : value,
  );
}

/** The scene with its nodes in the order in which its items need them, and materials by name. */
function inOrderOfUse(given: PlanScene): PlanScene {
  const scene = structuredClone(given);
  const { nodes } = scene;
  const names = scene.materials.map(({ name }) => name);
  const numbers = new Map<NodeId, NodeId>();
  const ordered: PlanNode[] = [];
  const visit = (id: NodeId): NodeId => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    const node = nodes[id]!;
    let mapped: object = node;
    if (node.k === 'call')
      mapped = {
        ...node,
        args: mapArgs(node.args, visit),
        ...(node.input !== undefined && { input: visit(node.input) }),
      };
    else if (node.k === 'media') mapped = { ...node, use: names[node.use] };
    numbers.set(id, ordered.length);
    ordered.push(mapped as PlanNode);
    return ordered.length - 1;
  };
  mapScene(scene, visit);
  for (const material of scene.materials) mapMaterial(material, visit);
  for (const item of flatItems(scene.items))
    if (item.kind === 'art') Object.assign(item, { material: names[item.material] });
  scene.nodes = ordered;
  scene.materials.sort((a, b) => (a.name < b.name ? -1 : 1));
  scene.media.sort((a, b) => (a.path < b.path ? -1 : 1));
  return scene;
}
