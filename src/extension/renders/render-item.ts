// One render in the list: what was asked, how far it is, how it ended. Plain data; the queue changes it.

import type { RenderEvent, RenderJob } from '../../contract/render.ts';
import type { RenderPart } from './make-job.ts';

export type RenderState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
type EventOf<T extends RenderEvent['type']> = Extract<RenderEvent, { type: T }>;

export interface RenderItem {
  readonly id: string;
  /** URI of the reel. */
  readonly uri: string;
  /** What a person calls it: "cathedral · arrive". */
  readonly label: string;
  readonly job: RenderJob;
  readonly part: RenderPart;
  state: RenderState;
  start: EventOf<'start'> | null;
  progress: EventOf<'progress'> | null;
  done: EventOf<'done'> | null;
  error: { message: string; help: string; code?: string } | null;
  warnings: string[];
  /** How often the engine was lost under it. */
  losses: number;
}

/** As a list shows them: the running one, those that wait in the order of their turns, then what has ended. `items` are newest first. */
export function inOrder(items: readonly RenderItem[]): RenderItem[] {
  const waiting = items.filter(({ state }) => state === 'queued').toReversed();
  return [
    ...items.filter(({ state }) => state === 'running'),
    ...waiting,
    ...items.filter(({ state }) => state !== 'running' && state !== 'queued'),
  ];
}

/** 0..1, or null while nothing is known. */
export const fractionOf = ({ progress }: RenderItem) =>
  progress && progress.frames > 0 ? progress.frame / progress.frames : null;

const PHASES: Record<EventOf<'progress'>['phase'], string> = {
  audio: 'hearing the sound',
  estimate: 'measuring',
  frames: 'drawing',
  concat: 'joining clips',
  mux: 'adding sound',
  verify: 'verifying',
};

/** One line for notification, tree and status bar: "segment 2 of 3 · frame 120 of 480 · 34 s left". */
export function describeProgress({ progress, start, state }: RenderItem): string {
  if (state === 'queued') return 'waiting';
  if (!progress) return 'starting';
  if (progress.phase !== 'frames') return PHASES[progress.phase];
  const parts = [`frame ${progress.frame} of ${progress.frames}`];
  if (start && start.segments > 1 && progress.segment > 0)
    parts.unshift(`segment ${progress.segment} of ${start.segments}`);
  if (progress.etaSeconds !== null) parts.push(`${formatSeconds(progress.etaSeconds)} left`);
  return parts.join(' · ');
}

/** "0.8 s", "34 s", "2 min 05 s", "1 h 12 min". */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${Math.max(0, seconds).toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
