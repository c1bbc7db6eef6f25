// One render in the list: what was asked for, its progress and its result. Plain data, changed by the queue alone.

import { l10n } from 'vscode';
import type { ScenePlan } from '../../contract/plan.ts';
import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import { formatSeconds } from '../shared/format-seconds.ts';
import type { RenderPart } from './render-part.ts';

/** `interrupted`: the window closed while it ran or waited. */
export type RenderState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';
type EventOf<T extends RenderEvent['type']> = Extract<RenderEvent, { type: T }>;

/** A job; without its plan once it was restored from an earlier window. */
export type ItemJob = Omit<RenderJob, 'plan'> & { plan: ScenePlan | null };

export interface RenderItem {
  readonly id: string;
  /** URI of the reel. */
  readonly uri: string;
  /** For people: "cathedral · arrive". */
  readonly label: string;
  readonly job: ItemJob;
  readonly part: RenderPart;
  state: RenderState;
  start: EventOf<'start'> | null;
  progress: EventOf<'progress'> | null;
  done: EventOf<'done'> | null;
  error: { message: string; help: string; code?: string } | null;
  warnings: string[];
  /** Clips that other machines draw or have drawn, by their number. */
  readonly clips: Map<number, EventOf<'clip'>>;
  /** How often the engine process was lost while it ran. */
  losses: number;
}

/** Running or waiting. */
export const isOpen = ({ state }: RenderItem): boolean => state === 'running' || state === 'queued';

/** The order of lists: the running one, the queue in its order, then ended ones. `items` are newest first. */
export function inOrder(items: readonly RenderItem[]): RenderItem[] {
  const waiting = items.filter(({ state }) => state === 'queued').toReversed();
  return [...items.filter(({ state }) => state === 'running'), ...waiting, ...items.filter((item) => !isOpen(item))];
}

/** 0..1, or null while nothing is known. */
export const fractionOf = ({ progress }: RenderItem): number | null =>
  progress && progress.frames > 0 ? progress.frame / progress.frames : null;

const PHASES: Record<EventOf<'progress'>['phase'], string> = {
  audio: l10n.t('analysing audio'),
  footage: l10n.t('analysing footage'),
  estimate: l10n.t('measuring'),
  frames: l10n.t('drawing'),
  concat: l10n.t('joining clips'),
  mux: l10n.t('adding sound'),
  fit: l10n.t('fitting the size'),
  verify: l10n.t('verifying'),
};

/** One line for notification, tree and status bar: "segment 2 of 3 · frame 120 of 480 · 34 s left". */
export function describeProgress({ progress, start, state }: RenderItem): string {
  if (state === 'queued') return l10n.t('waiting');
  if (!progress) return l10n.t('starting');
  if (progress.phase !== 'frames') return PHASES[progress.phase];
  const parts = [l10n.t('frame {0} of {1}', progress.frame, progress.frames)];
  if (start && start.segments > 1 && progress.segment > 0)
    parts.unshift(l10n.t('segment {0} of {1}', progress.segment, start.segments));
  if (progress.etaSeconds !== null) parts.push(l10n.t('{0} left', formatSeconds(progress.etaSeconds)));
  return parts.join(' · ');
}
