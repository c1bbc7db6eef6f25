// Writes the clips of a render that the store does not have as job files, for schedulers that run one command a job: Slurm, OpenCue,
// Deadline, Kubernetes, Lambda. `glyphreel clip` draws each; rendering with the same store joins them.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { RenderJob } from '../../contract/render.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeAtomic } from '../files/write-atomic.ts';
import { checkOutputs } from '../render/plan/check-output.ts';
import { laneClips } from '../render/plan/clip-plan.ts';
import { prepareRender } from '../render/plan/prepare-render.ts';
import { sceneStates } from '../render/plan/scene-state.ts';
import type { Farm } from './open-farm.ts';
import { ORDER_VERSION, type ClipOrder } from './order/render-order.ts';
import { isStored } from './store/stored-clips.ts';

const JOB_LANES = { workers: 16, cores: 16 };

/** Resolves with the paths of the files, `clip-1.json` …; none where the store has all clips. */
export async function writeJobs(job: RenderJob, farm: Farm, folder: string, signal: AbortSignal): Promise<string[]> {
  const outputs = checkOutputs(job.options, job.reel, job.plan);
  const render = await prepareRender(job, outputs, { signal, farm });
  try {
    const { setup, encoder, clips } = render;
    const lanes = laneClips(clips, sceneStates(setup.plan), JOB_LANES);
    const missing = [];
    for (const lane of lanes) {
      const stored = await Promise.all(
        lane.flatMap(({ targets }) => targets.map(({ key }) => isStored(farm.store, key))),
      );
      if (!stored.every(Boolean)) missing.push(lane);
    }
    if (missing.length === 0) return [];
    const order = await farm.putOrder({ setup, encoder: encoder!, clips }, signal);
    makeFolder(folder);
    const files: string[] = [];
    for (const lane of missing) {
      const file = path.join(folder, `clip-${files.length + 1}.json`);
      const content: ClipOrder = { glyphreel: 'clip', version: ORDER_VERSION, order, clips: lane };
      await writeAtomic(file, `${JSON.stringify(content, null, 2)}\n`);
      files.push(file);
    }
    return files;
  } finally {
    await rm(render.folders.workDir, { recursive: true, force: true });
  }
}
