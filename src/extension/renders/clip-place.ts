// A clip of a render and the machine that draws it: the children of a render in the list.

import { l10n } from 'vscode';
import type { RenderEvent } from '../../contract/render.ts';
import type { RenderItem } from './render-item.ts';

export interface ClipPlace {
  readonly item: RenderItem;
  readonly clip: Extract<RenderEvent, { type: 'clip' }>;
}

/** Those being drawn first, then finished ones, each in the order of the video. */
export function clipPlaces(item: RenderItem): ClipPlace[] {
  const clips = [...item.clips.values()].toSorted((a, b) => a.clip - b.clip);
  const isDone = ({ done, frames }: ClipPlace['clip']): boolean => done >= frames;
  return [...clips.filter((clip) => !isDone(clip)), ...clips.filter(isDone)].map((clip) => ({ item, clip }));
}

/** `render-3:4711 · frame 40 of 96` */
export function describeClip({ clip: { machine, done, frames } }: ClipPlace): string {
  return done >= frames ? machine : `${machine} · ${l10n.t('frame {0} of {1}', done, frames)}`;
}

/** `on 3 machines`; empty where no other machine draws. */
export function describeMachines({ clips }: RenderItem): string {
  const machines = new Set([...clips.values()].map(({ machine }) => machine));
  if (machines.size === 0) return '';
  return machines.size === 1 ? l10n.t('on {0}', [...machines][0]!) : l10n.t('on {0} machines', machines.size);
}
