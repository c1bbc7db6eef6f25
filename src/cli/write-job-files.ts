// `render --jobs FOLDER`: the clips of a render as files, for schedulers that run `glyphreel clip`.

import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { RenderJob } from '../contract/render.ts';
import { counted, friendlyPath, print, printJson } from './terminal.ts';

export async function writeJobFiles(
  job: Omit<RenderJob, 'id'>,
  folder: string,
  json: boolean,
  signal: AbortSignal,
): Promise<void> {
  const [{ openFarm }, { writeJobs }] = await Promise.all([
    import('../engine/farm/open-farm.ts'),
    import('../engine/farm/write-jobs.ts'),
  ]);
  const farm = await openFarm({ ...job.options, runner: 'local' }, signal);
  try {
    const files = await writeJobs({ ...job, id: randomUUID() }, farm, folder, signal);
    if (json) return printJson({ type: 'jobs', folder, jobs: files.map((file) => path.basename(file)) });
    if (files.length === 0) return print('The store has all clips already.');
    const [first, last] = [files[0]!, files.at(-1)!].map((file) => path.basename(file));
    print(
      `${counted(files.length, 'job')} in ${friendlyPath(folder)}: ${first === last ? first : `${first} … ${last}`}`,
    );
  } finally {
    await farm.close();
  }
}
