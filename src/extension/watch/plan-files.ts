// The absolute paths of all files that a plan names: audio, captions, fonts, lookup tables, pictures, modules.

import type { ScenePlan } from '../../contract/plan.ts';

export function planFiles(plan: ScenePlan): Set<string> {
  const found = new Set<string>();
  visit(plan, found);
  return found;
}

/** A file reference is an object with `written` and `path`, wherever it is in the plan. */
function visit(value: unknown, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if ('written' in value && 'path' in value && typeof value.path === 'string') found.add(value.path);
  for (const part of Object.values(value)) visit(part, found);
}
