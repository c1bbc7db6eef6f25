// A render with the runner and store of its options; without them, on this machine, and nothing of a farm is loaded.

import type { RenderJob } from '../../contract/render.ts';
import { toFailure } from '../errors/render-error.ts';
import { renderJob, type RenderJobOptions, type RenderOutcome } from '../render/render-job.ts';
import { isFarm } from './farm-address.ts';
import type { Farm } from './open-farm.ts';

/** As `renderJob`. `farm`: one that is open already, which stays open. */
export async function renderAnywhere(
  job: RenderJob,
  options: RenderJobOptions = {},
  farm: Farm | null = null,
): Promise<RenderOutcome> {
  if (farm) return renderJob(job, { ...options, farm });
  if (!isFarm(job.options)) return renderJob(job, options);
  let opened: Farm;
  try {
    const { openFarm } = await import('./open-farm.ts');
    opened = await openFarm(job.options, options.signal);
  } catch (error) {
    const failure = toFailure(error);
    options.onEvent?.({ type: 'error', id: job.id, ...failure });
    return { ok: false, failure };
  }
  try {
    return await renderJob(job, { ...options, farm: opened });
  } finally {
    await opened.close();
  }
}
