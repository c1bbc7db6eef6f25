// What a page cannot hold.

import { kindOfPath } from '../../../../catalog/media.ts';
import type { ScenePlan } from '../../../../contract/plan.ts';
import { pageCannotHold } from '../../../errors/render-errors.ts';
import { otherReader } from './baked-layers.ts';

/** Throws `input-plan` with the first. */
export function refuseUnbaked(plan: ScenePlan): void {
  const [module] = plan.modules;
  if (module) throw pageCannotHold(`\`use "${module.written}"\` imports effects that are code`);
  for (const scene of plan.scenes) {
    const reader = otherReader(scene);
    if (reader !== null)
      throw pageCannotHold(
        `${reader} in the scene \`${scene.name}\` follows a picture or footage, which only layers can`,
      );
    const shown = new Set(scene.materials.map(({ media }) => media.path));
    const other = scene.media.find(({ kind, path }) => !shown.has(path) && !HELD.has(kind ?? kindOfPath(path) ?? ''));
    if (other) throw pageCannotHold(`an effect in the scene \`${scene.name}\` reads ${other.written}`);
  }
}

const HELD = new Set(['lut', 'texts', 'fonts']);
