// What an untrusted workspace's reel may not reach: files that ffmpeg or the font reader would open, and code.

import type { ScenePlan } from '../../contract/plan.ts';
import { EngineError } from '../errors/engine-error.ts';

/** The files that a plan names, by what is written in the reel. */
export function mediaOf(plan: ScenePlan): string[] {
  const refs = [plan.audio, plan.captions, plan.font, ...plan.modules, ...plan.scenes.flatMap((scene) => scene.media)];
  for (const scene of plan.scenes) for (const item of scene.items) if ('font' in item) refs.push(item.font);
  return [...new Set(refs.flatMap((ref) => (ref ? [ref.written] : [])))];
}

export function demandTrust(trusted: boolean, plan: ScenePlan): void {
  if (trusted) return;
  const media = mediaOf(plan);
  if (media.length === 0) return;
  throw new EngineError(
    'untrusted',
    `This reel uses ${media.slice(0, 3).join(', ')}, and files are only opened in a trusted workspace.`,
    'Trust the workspace to see and hear it.',
  );
}
