// Drops the nodes of a scene's plan that nothing uses, and renumbers the rest in order.

import { flatItems } from '../../contract/flat-items.ts';
import type { Arg, Args, NodeId, PlanMaterial, PlanNode, PlanScene } from '../../contract/plan.ts';
import { MATERIAL_NODES } from '../check/material.ts';
import { eachArgNode } from '../check/node-table.ts';
import { itemByKeyword } from '../generated/item-registry.ts';
import type { NodeMapper } from '../items/define-item.ts';
import { sceneSettingRegistry } from '../scene-settings/index.ts';

export function dropUnused(scene: PlanScene, nodes: readonly PlanNode[]): void {
  const keep = new Uint8Array(nodes.length);
  const stack: NodeId[] = [];
  const mark = (id: NodeId): NodeId => {
    stack.push(id);
    return id;
  };
  const used = new Set<number>();
  const use = (material: number): void => {
    if (used.has(material)) return;
    used.add(material);
    mapMaterial(scene.materials[material]!, mark);
  };
  mapScene(scene, mark);
  for (const item of scene.items) if (item.kind === 'art') use(item.material);
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (keep[id]) continue;
    keep[id] = 1;
    const node = nodes[id]!;
    if (node.k === 'media') use(node.use);
    if (node.k !== 'call') continue;
    eachArgNode(node.args, mark);
    if (node.input !== undefined) stack.push(node.input);
  }
  if (keep.every((kept) => kept === 1) && used.size === scene.materials.length) {
    scene.nodes = [...nodes];
    return;
  }
  const renumbered = new Int32Array(nodes.length);
  let count = 0;
  for (let id = 0; id < nodes.length; id++) if (keep[id]) renumbered[id] = count++;
  const to = (id: NodeId): NodeId => renumbered[id]!;
  const place = new Map([...used].sort((a, b) => a - b).map((material, i) => [material, i]));
  scene.nodes = nodes
    .filter((_, id) => keep[id])
    .map((node) =>
      node.k === 'call'
        ? { ...node, args: mapArgs(node.args, to), ...(node.input === undefined ? {} : { input: to(node.input) }) }
        : node.k === 'media'
          ? { ...node, use: place.get(node.use)! }
          : node,
    );
  mapScene(scene, to);
  for (const item of scene.items) if (item.kind === 'art') item.material = place.get(item.material)!;
  scene.materials = scene.materials.filter((_, i) => used.has(i));
  for (const material of scene.materials) mapMaterial(material, to);
}

/** Replaces every node the material refers to. */
export function mapMaterial(material: PlanMaterial, to: (id: NodeId) => NodeId): void {
  for (const name of MATERIAL_NODES) {
    const id = material[name];
    if (id !== null) material[name] = to(id);
  }
  if (material.at) material.at = [to(material.at[0]), to(material.at[1])];
}

/** Replaces every node the scene refers to by what `to` returns for it. */
export function mapScene(scene: PlanScene, to: (id: NodeId) => NodeId): void {
  const map: NodeMapper = {
    nodes(owner, ...keys) {
      for (const key of keys)
        if (typeof owner[key] === 'number') owner[key] = to(owner[key]) as (typeof owner)[typeof key];
    },
    arg: (arg) => mapArg(arg, to),
    effect: (call) => {
      call.args = mapArgs(call.args, to);
    },
  };
  for (const item of flatItems(scene.items)) itemByKeyword.get(item.kind)?.mapNodes(item, map);
  for (const setting of sceneSettingRegistry) setting.mapNodes(scene, map);
}

export function mapArgs(args: Args, to: (id: NodeId) => NodeId): Args {
  const mapped: Args = {};
  for (const name in args) mapped[name] = mapArg(args[name]!, to);
  return mapped;
}

function mapArg(arg: Arg, to: (id: NodeId) => NodeId): Arg {
  if ('node' in arg) return { node: to(arg.node) };
  if ('nodes' in arg) return { nodes: arg.nodes.map(to) };
  if ('point' in arg) return { point: [to(arg.point[0]), to(arg.point[1])] };
  if ('points' in arg) return { points: arg.points.map(([x, y]): [NodeId, NodeId] => [to(x), to(y)]) };
  if ('stops' in arg) return { stops: arg.stops.map((stop) => ({ at: to(stop.at), value: to(stop.value) })) };
  return arg;
}
