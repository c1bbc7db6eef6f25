// Drops the nodes of a scene's plan that nothing uses, and renumbers the rest in order.

import type { Arg, Args, NodeId, PlanNode, PlanScene } from '../../contract/plan.ts';
import { argNodes } from '../check/node-table.ts';
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
  mapScene(scene, mark);
  while (stack.length > 0) {
    const id = stack.pop()!;
    if (keep[id]) continue;
    keep[id] = 1;
    const node = nodes[id]!;
    if (node.k !== 'call') continue;
    stack.push(...argNodes(node.args));
    if (node.input !== undefined) stack.push(node.input);
  }
  if (keep.every((kept) => kept === 1)) {
    scene.nodes = [...nodes];
    return;
  }
  const renumbered = new Int32Array(nodes.length);
  let count = 0;
  for (let id = 0; id < nodes.length; id++) if (keep[id]) renumbered[id] = count++;
  const to = (id: NodeId): NodeId => renumbered[id]!;
  scene.nodes = nodes
    .filter((_, id) => keep[id])
    .map((node) =>
      node.k === 'call'
        ? { ...node, args: mapArgs(node.args, to), ...(node.input === undefined ? {} : { input: to(node.input) }) }
        : node,
    );
  mapScene(scene, to);
}

/** Replaces every node the scene refers to by what `to` returns for it. */
function mapScene(scene: PlanScene, to: (id: NodeId) => NodeId): void {
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
  for (const item of scene.items) itemByKeyword.get(item.kind)?.mapNodes(item, map);
  for (const setting of sceneSettingRegistry) setting.mapNodes(scene, map);
}

function mapArgs(args: Args, to: (id: NodeId) => NodeId): Args {
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
