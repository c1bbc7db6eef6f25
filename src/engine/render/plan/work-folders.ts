// The folders of one render.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { cacheNotWritable, diskFull, isDiskFull, writeTrouble } from '../../errors/render-errors.ts';
import { holdSoundTrack } from '../../inputs/audio/sound-track.ts';
import type { SoundTrack } from '../../inputs/audio/sound-track.ts';
import { makeFolder } from '../../files/make-folder.ts';
import { noteClips } from '../cache/running-renders.ts';

export interface WorkFolders {
  /** `PID-random`: marks everything this render writes. */
  jobId: string;
  /** Lists and logs of this render, and its clips where the cache is off. */
  workDir: string;
  clipDir: string;
  logDir: string;
}

/**
 * Creates them, notes which cached clips this render uses, and holds the decoded track, which the cache may drop. Throws `machine-cache` or `machine-disk-full`.
 */
export async function makeWorkFolders(
  cacheDir: string,
  useCache: boolean,
  clips: readonly ClipJob[],
  track: SoundTrack | null,
): Promise<{ folders: WorkFolders; sound: SoundTrack | null }> {
  const jobId = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const workDir = path.join(cacheDir, 'work', jobId);
  const clipDir = path.join(useCache ? cacheDir : workDir, 'clips');
  const logDir = path.join(workDir, 'logs');
  try {
    makeFolder(clipDir);
    makeFolder(logDir);
    await noteClips(
      workDir,
      clips.flatMap(({ targets }) => targets.map(({ key }) => key)),
    );
    const sound = track && (await holdSoundTrack(track, workDir));
    return { folders: { jobId, workDir, clipDir, logDir }, sound };
  } catch (error) {
    throw isDiskFull(error) ? diskFull(workDir) : cacheNotWritable(cacheDir, writeTrouble(error));
  }
}
