// How long the frames that are not in the cache will take, from earlier renders of the same reel on this machine.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { meanCost, renderSeconds } from './frame-cost.ts';
import type { CostMachine } from './frame-cost.ts';
import type { FrameCost } from '../../machine/hardware/machine-notes.ts';

/** Scenes without a known cost get the mean of the others. Null where no cost is known and there is something to draw. */
export function knownSeconds(
  missing: readonly ClipJob[],
  known: ReadonlyMap<string, FrameCost>,
  machine: CostMachine,
): number | null {
  const mean = meanCost([...known.values()].map((cost) => ({ frames: 1, cost })));
  if (mean === null && missing.length > 0) return null;
  const work = missing.map(({ scene, count }) => ({ frames: count, cost: known.get(scene) ?? mean! }));
  return renderSeconds(work, machine);
}
