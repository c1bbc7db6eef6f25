// What happens to the working files of a render once it has ended.

import type { ClipJob } from '../../contract/clip-runner.ts';
import { copyFile, link, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RenderJob } from '../../contract/render.ts';
import type { RenderFailure } from '../errors/render-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { DEFAULT_CACHE_BYTES, dropClip, pruneClips } from './cache/clip-cache.ts';
import { clipsInUse } from './cache/running-renders.ts';
import type { DrawnClip, DrawnVideo } from './draw-video.ts';
import type { RenderPlan } from './plan/prepare-render.ts';
import type { WorkFolders } from './plan/work-folders.ts';

/** After success: removes the intermediates, or keeps them where asked; shrinks the cache to its limit. */
export async function tidyUp(
  { options }: RenderJob,
  { folders, clips, machine, encodings }: RenderPlan,
  drawn: DrawnVideo,
  onKept: (message: string) => void,
): Promise<void> {
  if (options.keepIntermediates || process.env.KEEP_INTERMEDIATES === '1') {
    const kept = new Map<string, KeptClip>();
    for (const [i, { output }] of encodings.entries())
      for (const [at, clip] of drawn.outputs[i]!.clips.entries())
        kept.set(clip.key, { clip, job: clips[at]!, name: `${clip.key}${output.clipExtension}` });
    await keepClips(folders.workDir, [...kept.values()]);
    onKept(`Intermediates are kept in ${folders.workDir}.`);
  } else {
    await rm(folders.workDir, { recursive: true, force: true });
  }
  if (options.useCache === false) return;
  const inUse = clipsInUse(path.join(machine.cacheDir, 'work'));
  if (!inUse) return;
  const keep = new Set([...inUse, ...clips.flatMap(({ targets }) => targets.map(({ key }) => key))]);
  await pruneClips(folders.clipDir, options.cacheLimitBytes ?? DEFAULT_CACHE_BYTES, keep).catch(() => {});
}

/** After a failure the intermediates stay, to find the cause; after a cancel only finished clips in the cache do. */
export async function cleanUpFailed({ jobId, clipDir, workDir }: WorkFolders, failure: RenderFailure): Promise<void> {
  for (const name of await readdir(clipDir).catch(() => []))
    if (name.includes(jobId)) await rm(path.join(clipDir, name), { force: true });
  if (failure.code === 'interrupted') await rm(workDir, { recursive: true, force: true });
}

/** Moves clips that are not what was drawn from the cache to the intermediates, so that they are drawn again. */
export async function setAside(
  { workDir, clipDir }: WorkFolders,
  clips: readonly DrawnClip[],
  useCache: boolean,
): Promise<void> {
  const folder = path.join(workDir, 'damaged');
  makeFolder(folder);
  for (const clip of clips) {
    // It may be missing, which is why it counts as damaged.
    if (useCache) await rename(clip.path, path.join(folder, path.basename(clip.path))).catch(() => {});
    await dropClip(clipDir, clip.key);
  }
}

interface KeptClip {
  clip: DrawnClip;
  job: ClipJob;
  name: string;
}

/** Copies the clips, and writes `contents.txt`: which of them holds which frames. */
async function keepClips(workDir: string, kept: readonly KeptClip[]): Promise<void> {
  const folder = path.join(workDir, 'clips');
  makeFolder(folder);
  const lines: string[] = [];
  for (const { clip, job, name } of kept) {
    const copy = path.join(folder, name);
    await link(clip.path, copy).catch(() => copyFile(clip.path, copy));
    const { size } = await stat(clip.path);
    const { segment, scene, first } = job;
    lines.push(`${name}  segment ${segment} ${scene}  frames ${first}..${first + clip.frames - 1}  ${size} bytes`);
  }
  await writeFile(path.join(workDir, 'contents.txt'), `${lines.join('\n')}\n`);
}
