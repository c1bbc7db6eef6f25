// Runs a render job in this process and prints its progress.

import { randomUUID } from 'node:crypto';
import type { RenderEvent, RenderJob } from '../contract/render.ts';
import { confirmOverwrite } from './confirm-overwrite.ts';
import type { Farm } from '../engine/farm/open-farm.ts';
import { RenderFailed } from './render-failed.ts';
import { type RenderView, renderView } from './render-view.ts';

export interface RunOptions {
  json?: boolean;
  overwrite?: boolean;
  onEvent?: (event: RenderEvent) => void;
  /** Where events are shown; by default as `json` says. */
  view?: RenderView;
  /** Draws the clips; it is open already, for several jobs. */
  farm?: Farm | null;
}

/** Asks before it replaces a file that Glyphreel did not write. Rejects with RenderFailed where the job fails. */
export async function runJob(
  job: Omit<RenderJob, 'id'>,
  { json = false, overwrite = false, onEvent, farm = null, view = renderView(json) }: RunOptions,
  signal: AbortSignal,
): Promise<void> {
  if (!overwrite) await confirmOverwrite(job.options, !json, signal);
  const { renderAnywhere } = await import('../engine/farm/render-anywhere.ts');
  let failure: Extract<RenderEvent, { type: 'error' }> | null = null;
  try {
    await renderAnywhere(
      { ...job, id: randomUUID() },
      {
        signal,
        onEvent: (event) => {
          if (event.type === 'error') failure = event;
          view.show(event);
          onEvent?.(event);
        },
      },
      farm,
    );
  } finally {
    view.stop();
  }
  if (failure !== null) throw new RenderFailed(failure);
}
