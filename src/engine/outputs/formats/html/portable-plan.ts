// A plan without what only an editor needs: places in the source, and paths of this machine.

import type { ScenePlan } from '../../../../contract/plan.ts';

const RANGES = new Set(['range', 'nameRange', 'headerRange', 'file']);

interface Named {
  written: string;
  path: string;
}
const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'written' in value && 'path' in value;

/** `names`: what the plan calls a file, by its path. */
export function portablePlan(plan: ScenePlan): { portable: ScenePlan; names: ReadonlyMap<string, string> } {
  const names = new Map<string, string>();
  const text = JSON.stringify(plan, (key, value: unknown) => {
    if (RANGES.has(key)) return undefined;
    if (!isNamed(value)) return value;
    const name = names.get(value.path) ?? `media/${names.size}`;
    names.set(value.path, name);
    return { ...value, written: name, path: name, range: undefined };
  });
  return { portable: JSON.parse(text) as ScenePlan, names };
}
