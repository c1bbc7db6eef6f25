// A whole render against ffmpeg alone encoding the very same frames, read from a file, with the same settings and threads.
// Both are measured at two lengths: the slope is the cost of a frame, start-up and verification fall out.

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { frameFormat, qualityProfiles } from '../../src/catalog/quality-profiles.ts';
import { findFfmpeg } from '../../src/engine/ffmpeg/find-ffmpeg.ts';
import { encoderThreads } from '../../src/engine/hardware/choose-workers.ts';
import { detectHardware } from '../../src/engine/hardware/hardware.ts';
import { clipArgs, softwareSettings } from '../../src/engine/outputs/encoder-settings.ts';
import { benchReel, openBench, ROOT } from './prepare.ts';

interface Cost { cpu: number; wall: number }
interface Slope { frames: number; cpuSeconds: number; wallSeconds: number; cpuMsPerFrame: number; wallMsPerFrame: number }
export interface WholeRow { reel: string; workers: number; threads: number; render: Slope; ffmpeg: Slope; cpuRatio: number; wallRatio: number; extraCpuMsPerFrame: number; withinBudget: boolean }

const FILE = 'bench/reels/reference.reel';
const SHORT_SECONDS = 1;

export async function benchWholeRender(seconds: number): Promise<WholeRow | { skipped: string }> {
  if (process.platform === 'win32') return { skipped: 'CPU time of child processes is taken with bash' };
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));
  try {
    const { plan } = await benchReel(FILE);
    const format = frameFormat('production', plan.format);
    const hardware = detectHardware();
    const threads = encoderThreads(hardware.cores, 1);
    const raw = path.join(scratch, 'frames.yuv');
    await writeFrames(raw, Math.round(seconds * format.fps));
    const { path: ffmpeg } = await findFfmpeg();

    const encode = (count: number): Cost => {
      const args = clipArgs(format, softwareSettings('production', qualityProfiles.production.crf), { frames: count, threads, target: path.join(scratch, 'alone.mp4') });
      return timed([ffmpeg, ...args.map((arg) => (arg === 'pipe:0' ? raw : arg))]);
    };
    const render = (length: number): Cost =>
      timed([process.execPath, path.join(ROOT, 'bin/glyphreel.mjs'), 'render', path.join(ROOT, FILE), '-q', 'production', '-w', '1', '--no-cache', '--range', `0s..${length}s`, '-o', path.join(scratch, 'whole.mp4'), '--json'], { GLYPHREEL_CACHE: path.join(scratch, 'cache') });

    // Twice each, the better one counts; the first also warms the disk's cache.
    const best = (measure: () => Cost): Cost => [measure(), measure()].reduce((a, b) => (a.cpu <= b.cpu ? a : b));
    const frames = Math.round(seconds * format.fps);
    const short = Math.round(SHORT_SECONDS * format.fps);
    const whole = slope(best(() => render(seconds)), best(() => render(SHORT_SECONDS)), frames, short);
    const alone = slope(best(() => encode(frames)), best(() => encode(short)), frames, short);
    const extra = whole.cpuMsPerFrame - alone.cpuMsPerFrame;
    return {
      reel: FILE, workers: 1, threads, render: whole, ffmpeg: alone, cpuRatio: whole.cpuMsPerFrame / alone.cpuMsPerFrame, wallRatio: whole.wallMsPerFrame / alone.wallMsPerFrame,
      extraCpuMsPerFrame: extra, withinBudget: whole.cpuMsPerFrame <= Math.max(1.1 * alone.cpuMsPerFrame, alone.cpuMsPerFrame + 10),
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function slope(long: Cost, short: Cost, frames: number, shortFrames: number): Slope {
  const perFrame = (key: keyof Cost) => ((long[key] - short[key]) * 1000) / (frames - shortFrames);
  return { frames, cpuSeconds: long.cpu, wallSeconds: long.wall, cpuMsPerFrame: perFrame('cpu'), wallMsPerFrame: perFrame('wall') };
}

/** The packed frames of the reel, one after the other. */
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

/** CPU (with all children that were waited for) and wall seconds of a command. */
function timed(command: string[], env: Record<string, string> = {}): Cost {
  const result = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S %R"; time "$@" >/dev/null 2>"$0"', path.join(os.tmpdir(), `glyphreel-bench-${process.pid}.log`), ...command], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', ...env } });
  const [user, system, wall] = result.stderr.trim().split(/\s+/).map(Number);
  if (result.status !== 0 || !Number.isFinite(wall)) throw new Error(`${command.slice(0, 3).join(' ')} … failed (exit ${result.status}): ${result.stderr}`);
  return { cpu: user + system, wall };
}
