// Whether a plan reads the spectrum or waveform of its sound, which take 110 MB per hour and are loaded only if needed.

import type { ScenePlan } from '../../../contract/plan.ts';

const READERS = new Set(['spectrum', 'waveform']);

export function planUsesDetail(plan: ScenePlan): boolean {
  // Effects of a `use` module may read anything.
  return (
    plan.modules.length > 0 ||
    plan.scenes.some((scene) => scene.nodes.some((node) => node.k === 'call' && READERS.has(node.fn)))
  );
}
