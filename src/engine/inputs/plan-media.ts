// The files that a plan names, each with the kind of input it is. Trust, clip keys, watchers and the media store all use this list.

import { kindOfPath } from '../../catalog/media.ts';
import { flatItems } from '../../contract/flat-items.ts';
import type { MediaRef, ScenePlan } from '../../contract/plan.ts';
import { mediaKinds, type MediaKind } from '../../catalog/media.generated.ts';

export interface PlanMedia {
  kind: MediaKind;
  ref: MediaRef;
}

/** Every file once a kind, in a fixed order. */
export function planMedia(plan: ScenePlan): PlanMedia[] {
  const found = new Map<string, PlanMedia>();
  const add = (kind: MediaKind | null, ref: MediaRef | null): void => {
    if (ref && kind && !found.has(`${kind} ${ref.path}`)) found.set(`${kind} ${ref.path}`, { kind, ref });
  };
  add('audio', plan.audio);
  for (const { media } of plan.sounds ?? []) if (media.path !== '') add('audio', media);
  if (plan.captions?.path !== '') add('captions', plan.captions);
  add('fonts', plan.font);
  for (const module of plan.modules) add('modules', module);
  for (const scene of plan.scenes) {
    for (const item of flatItems(scene.items)) if ('font' in item) add('fonts', item.font);
    for (const { media } of scene.materials) if (isKind(media.kind)) add(media.kind, media);
    for (const ref of scene.media) add((ref.kind as MediaKind | undefined) ?? kindOfPath(ref.path), ref);
  }
  return [...found.values()];
}

const isKind = (kind: string | undefined): kind is MediaKind => kind !== undefined && Object.hasOwn(mediaKinds, kind);
