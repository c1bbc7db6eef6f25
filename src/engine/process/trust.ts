// What a reel of an untrusted workspace may not open: files and code.

import type { ScenePlan } from '../../contract/plan.ts';
import { planMedia } from '../inputs/plan-media.ts';
import { untrusted } from '../errors/engine-error.ts';

/** The files that a plan names, as written in the reel. */
export function mediaOf(plan: ScenePlan): string[] {
  return [...new Set(planMedia(plan).map(({ ref }) => ref.written))];
}

export function demandTrust(trusted: boolean, plan: ScenePlan): void {
  if (trusted) return;
  const media = mediaOf(plan);
  if (media.length === 0) return;
  throw untrusted(
    `This reel uses ${media.slice(0, 3).join(', ')}, and files are only opened in a trusted workspace.`,
    'Trust the workspace to see and hear it.',
  );
}
