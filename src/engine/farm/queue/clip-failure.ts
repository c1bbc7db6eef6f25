// A failure on its way through the queue, which carries only a text.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { clipGaveUp } from '../../errors/farm-errors.ts';
import { fromFailure, toFailure, type RenderError, type RenderFailure } from '../../errors/render-error.ts';

/** Tries of a job before the render fails. */
export const TRIES = 3;

export const failureText = (error: unknown): string => JSON.stringify(toFailure(error));

/** The error that a render fails with. `text`: from `failureText`, or BullMQ's own. */
export function failureOf(text: string, clip: ClipJob): RenderError {
  const failure = parse(text);
  if (failure === null) return clipGaveUp(clip.segment, clip.scene, TRIES, `${text.replace(/\.$/, '')}.`);
  if (failure.code === 'machine-worker')
    return clipGaveUp(failure.segment ?? clip.segment, clip.scene, TRIES, failure.message);
  return fromFailure(failure);
}

function parse(text: string): RenderFailure | null {
  try {
    const value = JSON.parse(text) as Partial<RenderFailure>;
    return typeof value?.code === 'string' && typeof value.message === 'string' && typeof value.help === 'string'
      ? (value as RenderFailure)
      : null;
  } catch {
    return null;
  }
}
