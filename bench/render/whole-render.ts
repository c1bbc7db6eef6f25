// A whole render against ffmpeg alone encoding the same frames from a file with the same settings and threads, interleaved. Both run at two
// lengths: the slope is the cost per frame, without start-up and verification.

import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { frameFormat, qualityProfiles } from '../../src/catalog/quality-profiles.ts';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { encoderThreads } from '../../src/engine/machine/hardware/choose-workers.ts';
import { detectHardware } from '../../src/engine/machine/hardware/hardware.ts';
import { clipArgs, softwareSettings } from '../../src/engine/outputs/video/encoder-settings.ts';
import { median, pairsOf } from './pairs.ts';
import type { Pairs } from './pairs.ts';
import { benchReel, openBench } from './prepare.ts';
import { cannotTime, runCommand, runRender } from './run-command.ts';
import type { Run } from './run-command.ts';

interface Slope {
  frames: number;
  cpuSeconds: number;
  wallSeconds: number;
  cpuMsPerFrame: number;
  wallMsPerFrame: number;
}
export interface WholeRow {
  reel: string;
  workers: number;
  threads: number;
  /** Medians over the rounds. */
  render: Slope;
  ffmpeg: Slope;
  /** Render over ffmpeg, from adjacent runs. */
  cpu: Pairs;
  wall: Pairs;
  /** Including start-up, verification and the still of the longer render. */
  allOfIt: Pairs;
  cpuRatio: number;
  wallRatio: number;
  extraCpuMsPerFrame: number;
  withinBudget: boolean;
}

const FILE = 'bench/reels/reference.reel';
const SHORT_SECONDS = 1;
/** The budget: 1.10 × ffmpeg's CPU, or this much more per frame (ms). */
const BUDGET = { ratio: 1.1, extraMs: 10 };

export async function benchWholeRender(seconds: number, rounds: number): Promise<WholeRow | { skipped: string }> {
  const skipped = cannotTime();
  if (skipped) return { skipped };
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));
  try {
    const { plan } = await benchReel(FILE);
    const format = frameFormat('production', plan.format);
    const threads = encoderThreads(detectHardware().cores, 1);
    const raw = path.join(scratch, 'frames.yuv');
    const frames = Math.round(seconds * format.fps),
      short = Math.round(SHORT_SECONDS * format.fps);
    await writeFrames(raw, frames);
    const { path: ffmpeg } = await findFfmpeg();
    const encode = (count: number): Promise<Run> => {
      const args = clipArgs(format, softwareSettings('production', qualityProfiles.production.crf), {
        frames: count,
        threads,
        target: path.join(scratch, 'alone.mp4'),
      });
      return runCommand([ffmpeg, ...args.map((arg) => (arg === 'pipe:0' ? raw : arg))]);
    };
    const render = (length: number): Promise<Run> =>
      runRender(FILE, ['-q', 'production', '-w', '1', '--no-cache', '--range', `0s..${length}s`], scratch);

    await encode(short); // warms the disk cache
    const whole: Slope[] = [],
      alone: Slope[] = [];
    for (let round = 0; round < rounds; round++) {
      const long = await render(seconds);
      const longAlone = await encode(frames);
      alone.push(slope(longAlone, await encode(short), frames, short));
      whole.push(slope(long, await render(SHORT_SECONDS), frames, short));
    }
    const ratios = (key: keyof Slope) => pairsOf(whole.map((entry, i) => entry[key] / alone[i][key]));
    const middle = (slopes: Slope[]): Slope =>
      Object.fromEntries(
        Object.keys(slopes[0]).map((key) => [key, median(slopes.map((entry) => entry[key as keyof Slope]))]),
      ) as unknown as Slope;
    const extra = median(whole.map((entry, i) => entry.cpuMsPerFrame - alone[i].cpuMsPerFrame));
    const cpu = ratios('cpuMsPerFrame'),
      wall = ratios('wallMsPerFrame');
    return {
      reel: FILE,
      workers: 1,
      threads,
      render: middle(whole),
      ffmpeg: middle(alone),
      cpu,
      wall,
      allOfIt: ratios('cpuSeconds'),
      cpuRatio: cpu.ratio,
      wallRatio: wall.ratio,
      extraCpuMsPerFrame: extra,
      withinBudget: cpu.ratio <= BUDGET.ratio || extra <= BUDGET.extraMs,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function slope(long: Run, short: Run, frames: number, shortFrames: number): Slope {
  const perFrame = (key: 'cpu' | 'wall') => ((long[key] - short[key]) * 1000) / (frames - shortFrames);
  return {
    frames,
    cpuSeconds: long.cpu,
    wallSeconds: long.wall,
    cpuMsPerFrame: perFrame('cpu'),
    wallMsPerFrame: perFrame('wall'),
  };
}

/** Writes the packed frames of the reel to a file. */
async function writeFrames(file: string, count: number): Promise<void> {
  const renderer = await openBench(await benchReel(FILE));
  const descriptor = openSync(file, 'w');
  try {
    for (let frame = 0; frame < count; frame++) {
      renderer.draw(frame);
      const bytes = renderer.packYuv420();
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    }
  } finally {
    closeSync(descriptor);
    renderer.dispose();
  }
}
