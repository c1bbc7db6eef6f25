// Writes a moving picture as a render does: three clips, which are joined.

import path from 'node:path';
import type { FrameFormat } from '../../src/contract/render.ts';
import { sketchFrame } from '../../src/engine/outputs/frame-sketch.ts';
import type { ClipSettings, OutputFormat, SettingsRequest } from '../../src/engine/outputs/output-format.ts';

export const FORMAT: FrameFormat = {
  width: 64,
  height: 48,
  fps: 23.976,
  gridScale: 1,
  shaders: 'full',
  particles: 0,
  particleLevel: 'low',
};
/** Frames of each clip. */
const CLIPS = [5, 1, 4];

/** `name`: of the files in `folder`. */
export async function writeMovingPicture<S extends ClipSettings>(
  output: OutputFormat<S>,
  folder: string,
  name: string,
  drawn: (frame: number) => Uint8Array,
  request: Pick<SettingsRequest, 'alpha' | 'crf' | 'options'>,
) {
  const settings = await output.settings({
    quality: 'production',
    ffmpeg: null,
    cacheDir: folder,
    softwareOnly: true,
    ...request,
  });
  const clips: { path: string; frames: number }[] = [];
  let at = 0;
  for (const [i, frames] of CLIPS.entries()) {
    const clip = path.join(folder, `${name}-${i}.clip`);
    const writer = output.openClip({
      ...{ ffmpegPath: null, format: FORMAT, settings, frames, threads: 2, target: clip, log: '', watchdogMs: 1000 },
    });
    for (let frame = 0; frame < frames; frame++) await writer.write(drawn(at + frame));
    const written = await writer.finish();
    if (written !== frames) throw new Error(`Expected ${frames} frames in the clip, but got ${written}.`);
    clips.push({ path: clip, frames });
    at += frames;
  }
  const target = { path: path.join(folder, name + output.extensions[0]), pattern: null };
  const task = { target, clips, format: FORMAT, settings, ffmpeg: null, workDir: folder };
  await output.join({ ...task, sound: null, options: {}, chapters: [], captions: [] });
  const samples = [0, 3, 5, 9].map((frame) => ({
    frame,
    sketch: sketchFrame(drawn(frame), output.pixels(settings), FORMAT.width, FORMAT.height),
  }));
  const verify = (frames: number, given = samples) => output.verify({ ...task, frames, sound: null, samples: given });
  return { target, task, verify, samples };
}
