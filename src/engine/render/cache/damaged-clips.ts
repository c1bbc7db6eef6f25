// Finds the damaged clips of an output that failed verification. The output format checks each one alone.

import { existsSync } from 'node:fs';
import pMap from 'p-map';
import type { DrawnClip } from '../draw-video.ts';
import type { Encoding } from '../plan/choose-encoding.ts';
import type { RenderPlan } from '../plan/prepare-render.ts';
import { readClip } from './clip-cache.ts';

/** Clips that are missing, cannot be decoded or are not what was drawn. */
export async function damagedClips(
  { machine, frames, folders }: Pick<RenderPlan, 'machine' | 'frames' | 'folders'>,
  { output, settings }: Encoding,
  clips: readonly DrawnClip[],
  signal?: AbortSignal,
): Promise<DrawnClip[]> {
  const damaged = await pMap(
    clips,
    async (clip) => {
      const record = await readClip(folders.clipDir, clip.key);
      if (record === null || !existsSync(clip.path)) return clip;
      const faults = await output.verifyClip({
        clip: clip.path,
        frames: clip.frames,
        samples: record.samples.map(({ offset, sketch }) => ({ frame: offset, sketch })),
        format: frames.chosen.format,
        settings,
        ffmpeg: machine.ffmpeg,
        workDir: folders.workDir,
        ...(signal ? { signal } : {}),
      });
      return faults.length > 0 ? clip : null;
    },
    { concurrency: machine.hardware.cores },
  );
  return damaged.filter((clip) => clip !== null);
}
