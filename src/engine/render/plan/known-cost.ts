// How long the frames that are not in the cache will take, from earlier renders of the same reel on this machine.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { meanCost, renderSeconds } from './frame-cost.ts';
import type { CostMachine } from './frame-cost.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';

/**
 * `known`: for each output, the cost of a frame by scene. Scenes without a known cost get the mean of the others. Null where something is
 * to be drawn for an output of which no cost is known.
 */
export function knownSeconds(
  missing: readonly ClipJob[],
  known: readonly ReadonlyMap<string, FrameCost>[],
  machine: CostMachine,
): number | null {
  const means = known.map((costs) => meanCost([...costs.values()].map((cost) => ({ frames: 1, cost }))));
  const work: { frames: number; cost: FrameCost }[] = [];
  for (const { scene, count, targets } of missing) {
    const costs = targets.flatMap(({ output }) => known[output]!.get(scene) ?? means[output] ?? []);
    if (costs.length < targets.length) return null;
    work.push({ frames: count, cost: costOfAll(costs) });
  }
  return renderSeconds(work, machine);
}

/** A frame that is drawn once and encoded for each. */
export const costOfAll = (costs: readonly FrameCost[]): FrameCost => ({
  drawMs: Math.max(...costs.map(({ drawMs }) => drawMs)),
  encodeMs: costs.reduce((sum, { encodeMs }) => sum + encodeMs, 0),
});
