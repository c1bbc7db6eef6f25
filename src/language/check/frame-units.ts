// Lengths in pixels (of a 1080-line frame) as frame units, in which the engine computes.

import { FRAME_UNIT_PX } from '../../contract/defaults.ts';
import type { NodeId } from '../../contract/plan.ts';
import type { Env } from './context.ts';
import type { Dim } from './value.ts';

/** The number in frame units; other measures are left as they are. */
export function inFrameUnits(env: Env, value: { id: NodeId; dim: Dim }): NodeId {
  return value.dim === 'px' ? env.build.table.op('div', value.id, env.build.table.num(FRAME_UNIT_PX)) : value.id;
}
