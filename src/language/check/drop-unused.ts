// Takes out of a scene's plan the steps that nothing uses, and renumbers the rest in order.

import type { Arg, Args, EffectCall, NodeId, PlanNode, PlanScene } from '../../contract/plan.ts';
import { argNodes } from './node-table.ts';

/** Keeps the nodes that the scene reaches, in order, and renumbers what refers to them. */
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

/** Every node the scene names, replaced by what `to` makes of it. */
function mapScene(scene: PlanScene, to: (id: NodeId) => NodeId): void {
  const each = <T extends object>(owner: T, ...keys: (keyof T)[]): void => {
    for (const key of keys) if (typeof owner[key] === 'number') owner[key] = to(owner[key] as number) as T[keyof T];
  };
  const call = (effect: EffectCall | null): void => {
    if (effect) effect.args = mapArgs(effect.args, to);
  };
  for (const item of scene.items) {
    if (item.kind === 'layer') each(item, 'value', 'hue', 'color', 'saturation', 'threshold', 'mask', 'opacity');
    else if (item.kind === 'particles') call(item.effect);
    else if (item.kind === 'text') {
      each(item, 'color', 'from', 'to', 'backdrop', 'opacity');
      each(item.reveal, 'seconds');
      item.at = mapArg(item.at, to);
    } else each(item, 'row', 'rows', 'speed', 'color', 'opacity');
  }
  each(scene, 'gamma', 'background', 'level');
  call(scene.feedback);
  scene.shade.forEach(call);
  if (scene.transition) {
    call(scene.transition.effect);
    each(scene.transition, 'seconds');
  }
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
