// Which clips of a video that did not pass its check are at fault. Each is checked alone: its stream, its frames' count and
// times, and the frames of which a sketch was kept while they were drawn.

import { existsSync } from 'node:fs';
import pMap from 'p-map';
import { verifyVideo } from '../../outputs/formats/mp4/verify-video.ts';
import type { DrawnClip } from '../pool/draw-clips.ts';
import type { Prepared } from '../plan/prepare-render.ts';
import { readClip } from './clip-cache.ts';

/** Clips that are missing, cannot be decoded or are not what was drawn. */
export async function damagedClips(prepared: Prepared, clips: readonly DrawnClip[]): Promise<DrawnClip[]> {
  const { ffmpeg, chosen, setup, workDir, deps, hardware } = prepared;
  const damaged = await pMap(
    clips,
    async (clip) => {
      const record = await readClip(setup.clipDir, clip.key);
      if (record === null || !existsSync(clip.path)) return clip;
      const { faults } = await verifyVideo({
        ffmpeg,
        video: clip.path,
        width: chosen.format.width,
        height: chosen.format.height,
        fps: chosen.format.fps,
        frames: clip.frames,
        hasAudio: false,
        samples: record.samples.map(({ offset, sketch }) => ({ frame: offset, sketch })),
        workDir,
        ...(deps.signal ? { signal: deps.signal } : {}),
      });
      return faults.length > 0 ? clip : null;
    },
    { concurrency: hardware.cores },
  );
  return damaged.filter((clip) => clip !== null);
}
