// The part of a file's time that a reel shows, as far as the plan tells without drawing: at least what is shown, at most the whole
// file. It depends on the plan alone, so that every worker, still and hash finds the same shots.

import { flatItems } from '../../../contract/flat-items.ts';
import type { NodeId, PlanMaterial, PlanNode, PlanScene, ScenePlan } from '../../../contract/plan.ts';
import { sceneSeconds, sceneStart } from '../../frame/features/scene-span.ts';

export interface TimeRange {
  from: number;
  to: number;
}

/** Pictures around the range are shown too: transitions run on, and times are rounded. */
const MARGIN_SECONDS = 0.5;
const OPERATORS: Record<string, (a: TimeRange, b: TimeRange) => TimeRange> = {
  add: (a, b) => ({ from: a.from + b.from, to: a.to + b.to }),
  sub: (a, b) => ({ from: a.from - b.to, to: a.to - b.from }),
  mul: (a, b) => hull([a.from * b.from, a.from * b.to, a.to * b.from, a.to * b.to]),
};

/** Null where no scene that plays shows the file. `seconds`: length of the file. */
export function usedRange(plan: ScenePlan, path: string, seconds: number): TimeRange | null {
  const ranges = plan.scenes.flatMap((scene) =>
    scene.materials
      .filter(({ media }) => media.path === path)
      .flatMap((material) => spansOf(plan, scene).map((span) => shown(scene, material, span, seconds))),
  );
  if (ranges.length === 0) return null;
  const { from, to } = hull(ranges.flatMap((range) => [range.from, range.to]));
  return { from: Math.max(0, from - MARGIN_SECONDS), to: Math.min(seconds, to + MARGIN_SECONDS) };
}

/** Whether something that the reel does with the file needs its shots. */
export function needsShots(plan: ScenePlan, path: string): boolean {
  return plan.scenes.some(
    ({ materials, items }) =>
      materials.some(({ media, tone }) => media.path === path && tone !== 'none') ||
      (materials.some(({ media }) => media.path === path) &&
        flatItems(items).some((item) => item.kind === 'layer' && item.steady !== null)),
  );
}

interface Span {
  /** Reel time at the start. */
  start: number;
  seconds: number;
}

/** Each play of the scene, with the transition that follows it; a scene that is not on the timeline plays alone. */
function spansOf(plan: ScenePlan, scene: PlanScene): Span[] {
  const segments = plan.segments.filter((segment) => segment.scene === scene.name);
  if (segments.length === 0) return [{ start: sceneStart(plan, scene.name), seconds: sceneSeconds(plan, scene.name) }];
  return segments.map(({ number, start, end }) => {
    const next = plan.segments.find((segment) => segment.number === number + 1);
    return { start, seconds: (next ? next.end : end) - start };
  });
}

function shown(
  { nodes }: PlanScene,
  material: PlanMaterial,
  { start, seconds: length }: Span,
  seconds: number,
): TimeRange {
  const whole = { from: 0, to: seconds };
  const span = { from: 0, to: length };
  if (material.time !== null) return rangeOf(nodes, material.time, span, start) ?? whole;
  const first = constant(nodes, material.from) ?? 0;
  const last = constant(nodes, material.to) ?? seconds;
  const speed = material.speed === null ? { from: 1, to: 1 } : rangeOf(nodes, material.speed, span, start);
  const part = { from: Math.min(first, last), to: Math.max(first, last) };
  if (!speed || speed.from < 0) return part;
  const begin = material.clock === 'reel' ? start + material.clockOffset : 0;
  const played = { from: first + begin * speed.from, to: first + (begin + length) * speed.to };
  // Past its end it starts again or turns back.
  return played.to <= part.to ? played : part;
}

const constant = (nodes: readonly PlanNode[], id: NodeId | null): number | null => {
  const node = id === null ? undefined : nodes[id];
  return node?.k === 'num' ? node.v : null;
};

/** Values that an expression can have while `t` runs over the span; null where they cannot be told. */
function rangeOf(nodes: readonly PlanNode[], id: NodeId, span: TimeRange, start: number): TimeRange | null {
  const node = nodes[id];
  if (node.k === 'num') return { from: node.v, to: node.v };
  if (node.k === 'var') {
    if (node.name === 't') return span;
    if (node.name === 'time') return { from: span.from + start, to: span.to + start };
    return node.name === 'progress' ? { from: 0, to: 1 } : null;
  }
  if (node.k !== 'call' || node.kind !== 'op' || !Object.hasOwn(OPERATORS, node.fn)) return null;
  const [a, b] = ['a', 'b'].map((name) => {
    const arg = node.args[name];
    return arg && 'node' in arg ? rangeOf(nodes, arg.node, span, start) : null;
  });
  return a && b ? OPERATORS[node.fn](a, b) : null;
}

function hull(values: readonly number[]): TimeRange {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    from = Math.min(from, value);
    to = Math.max(to, value);
  }
  return { from, to };
}
