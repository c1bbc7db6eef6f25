// What a page cannot hold.

import { kindOfPath } from '../../../../catalog/media.ts';
import type { ScenePlan } from '../../../../contract/plan.ts';
import { pageCannotHold } from '../../../errors/render-errors.ts';

/** Throws `input-plan` with the first. */
export function refuseUnbaked(plan: ScenePlan): void {
  const [module] = plan.modules;
  if (module) throw pageCannotHold(`\`use "${module.written}"\` imports effects that are code`);
  for (const { materials, media } of plan.scenes) {
    const [material] = materials;
    if (material) throw pageCannotHold(`\`media ${material.name}\` shows ${material.media.written}`);
    const other = media.find(({ kind, path }) => !BAKED.has(kind ?? kindOfPath(path) ?? ''));
    if (other) throw pageCannotHold(`it shows ${other.written}`);
  }
}

const BAKED = new Set(['lut', 'texts', 'fonts']);
