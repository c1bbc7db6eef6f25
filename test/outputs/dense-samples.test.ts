// A video of many short clips is checked in a few passes, not with a process for each clip; a wrong frame among them is still found.

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { openRunEncoder } from '../../src/engine/outputs/video/clip-encoder.ts';
import { softwareSettings } from '../../src/engine/outputs/video/encoder-settings.ts';
import { sketchFrame } from '../../src/engine/outputs/frame-sketch.ts';
import { joinClips } from '../../src/engine/outputs/video/join-clips.ts';
import { verifyVideo } from '../../src/engine/outputs/video/verify-video.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-dense-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [width, height] = [160, 90];

/** A bright bar that moves with the frame number. */
function drawn(frame: number): Uint8Array {
  const yuv = new Uint8Array((width * height * 3) / 2).fill(128);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) yuv[y * width + x] = Math.abs(x - ((frame * 7) % width)) < 12 ? 220 : 30;
  return yuv;
}

test.skipIf(process.platform === 'win32').each([24, 29.97])(
  'samples that lie close are decoded in passes, at %d frames a second',
  { timeout: 60_000 },
  async (fps) => {
    const ffmpeg = await findFfmpeg();
    const lengths = Array.from({ length: 75 }, (_, i) => [3, 1, 12, 2][i % 4]!);
    const format = { width, height, fps, gridScale: 1, shaders: 'full', particles: 0, particleLevel: 'low' } as const;
    const clips = lengths.map((frames, i) => ({ frames, path: path.join(folder, `${fps}-${i}.mp4`) }));
    let frame = 0;
    for (let from = 0; from < clips.length; from += 15) {
      const run = clips.slice(from, from + 15);
      const writer = openRunEncoder(
        run.map(({ frames, path: target }) => ({
          ffmpegPath: ffmpeg.path,
          format,
          settings: softwareSettings('production', 20),
          frames,
          threads: 1,
          target,
          checkedFrames: [0, frames >> 1, frames - 1],
          log: `${target}.log`,
          watchdogMs: 20_000,
        })),
      );
      for (const { frames } of run) for (let i = 0; i < frames; i++) await writer.write(drawn(frame++));
      await writer.finish();
    }
    const video = path.join(folder, `${fps}.mp4`);
    await joinClips({ ffmpegPath: ffmpeg.path, clips, fps, audio: null, target: video, workDir: folder });

    const starts = path.join(folder, `starts-${fps}`);
    const counted = path.join(folder, 'counted.sh');
    writeFileSync(counted, `#!/bin/sh\necho . >> '${starts}'\nexec '${ffmpeg.path}' "$@"\n`);
    chmodSync(counted, 0o755);
    let first = 0;
    const samples = lengths.map((count) => {
      const at = first + (count >> 1);
      first += count;
      return { frame: at, sketch: sketchFrame(drawn(at), 'yuv420', width, height) };
    });
    const options = { video, width, height, fps, frames: frame, hasAudio: false, workDir: folder };
    const check = await verifyVideo({ ...options, ffmpeg: { path: counted, ffprobe: null }, samples });
    expect(check).toMatchObject({ faults: [], frames: frame });
    expect(check.worstDifference).toBeLessThan(3);
    // Its facts, and two passes.
    expect(readFileSync(starts, 'utf8').length / 2).toBe(3);

    const wrong = samples.with(70, { ...samples[70]!, sketch: sketchFrame(drawn(0), 'yuv420', width, height) });
    expect((await verifyVideo({ ...options, ffmpeg, samples: wrong })).wrongFrames).toEqual([samples[70]!.frame]);
  },
);
