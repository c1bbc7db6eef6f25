// Whole renders measured from outside: use of the cores, time to the first frame, cost of a cached render, and memory of a long reel
// and of a large frame.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findFfmpeg } from '../../src/engine/machine/ffmpeg/find-ffmpeg.ts';
import { median, pairsOf } from './pairs.ts';
import type { Pairs } from './pairs.ts';
import { ROOT } from './prepare.ts';
import { cannotTime, isFirstFrame, isPhase, momentOf, runCommand, runRender } from './run-command.ts';
import type { Run } from './run-command.ts';

/** Seconds; `share` of the cores' time: see Run. */
export interface WorkersRow {
  workers: number | 'auto';
  wallSeconds: number;
  cpuSeconds: number;
  share: number;
  framesPerSecond: number;
}
export interface StartRow {
  firstFrameSeconds: number;
  sceneAloneSeconds: number;
  lastSceneAloneSeconds: number;
}
/** CPU seconds of a fully cached render, of its start-up (a `check`), and of ffmpeg joining the same clips. */
export interface CacheRow {
  frames: number;
  drawnCpu: number;
  cachedCpu: number;
  startCpu: number;
  concatCpu: number;
  joinWall: number;
  concatWall: number;
  join: Pairs;
}
/** Peak MB; `long` and `short` render tiny frames for `longSeconds` and for ten seconds. */
export interface RenderMemory {
  longSeconds: number;
  largest: Record<string, number>;
  long: Record<string, number>;
  short: Record<string, number>;
}

export interface RendersRow {
  workers: WorkersRow[];
  start: StartRow;
  cache: CacheRow;
  memory: RenderMemory;
}

const FILE = 'bench/reels/reference.reel';
const FPS = 24;

export interface Effort {
  seconds: number;
  rounds: number;
  longSeconds: number;
}

export async function benchRenders(
  cores: number,
  effort: Effort,
  say: (text: string) => void,
): Promise<RendersRow | { skipped: string }> {
  const skipped = cannotTime();
  if (skipped) return { skipped };
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-bench-'));
  try {
    say('workers');
    const workers = await benchWorkers(cores, effort.seconds, scratch);
    say('start-up');
    const start = await benchStart(effort.rounds, scratch);
    say('the cache');
    const cache = await benchCache(Math.min(4, effort.seconds), effort.rounds, scratch);
    say('memory of renders');
    const memory = await benchRenderMemory(effort.longSeconds, scratch);
    return { workers, start, cache, memory };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A production render with each number of workers, and with the automatic choice. */
async function benchWorkers(cores: number, seconds: number, scratch: string): Promise<WorkersRow[]> {
  const rows: WorkersRow[] = [];
  for (const workers of [...Array.from({ length: Math.min(4, cores) }, (_, i) => i + 1), 'auto' as const]) {
    const run = await runRender(
      FILE,
      [
        '-q',
        'production',
        ...(workers === 'auto' ? [] : ['-w', String(workers)]),
        '--no-cache',
        '--range',
        `0s..${seconds}s`,
      ],
      scratch,
    );
    rows.push({
      workers,
      wallSeconds: run.wall,
      cpuSeconds: run.cpu,
      share: run.share,
      framesPerSecond: (seconds * FPS) / run.wall,
    });
  }
  return rows;
}

async function benchStart(rounds: number, scratch: string): Promise<StartRow> {
  const first = async (reel: string, args: string[]) =>
    momentOf(await runRender(reel, ['-q', 'production', '--no-cache', ...args], scratch), isFirstFrame);
  const times: Record<keyof StartRow, number[]> = {
    firstFrameSeconds: [],
    sceneAloneSeconds: [],
    lastSceneAloneSeconds: [],
  };
  const long = path.join(scratch, 'long.reel');
  // Ten minutes before the scene: `--scene` must not pay for them.
  writeFileSync(
    long,
    `${textOf(FILE).replace('for 10s', 'for 600s')}\nscene last for 1s { layer on md { value: plasma() } }\n`,
  );
  for (let round = 0; round < rounds; round++) {
    times.firstFrameSeconds.push(await first(FILE, ['--range', '0s..0.1s']));
    times.sceneAloneSeconds.push(await first(long, ['--scene', 'reference', '--range', '0s..0.1s']));
    times.lastSceneAloneSeconds.push(await first(long, ['--scene', 'last', '--range', '0s..0.1s']));
  }
  return {
    firstFrameSeconds: median(times.firstFrameSeconds),
    sceneAloneSeconds: median(times.sceneAloneSeconds),
    lastSceneAloneSeconds: median(times.lastSceneAloneSeconds),
  };
}

async function benchCache(seconds: number, rounds: number, scratch: string): Promise<CacheRow> {
  const { path: ffmpeg } = await findFfmpeg();
  const args = ['-q', 'production', '--range', `0s..${seconds}s`];
  const drawn = await runRender(FILE, args, scratch);
  const clips = path.join(scratch, 'cache', 'clips');
  const list = path.join(scratch, 'clips.txt');
  writeFileSync(
    list,
    readdirSync(clips)
      .filter((name) => name.endsWith('.clip'))
      .map((name) => `file '${path.join(clips, name)}'\n`)
      .join(''),
  );
  const cached: Run[] = [],
    concat: Run[] = [],
    starts: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    cached.push(await runRender(FILE, args, scratch));
    concat.push(
      await runCommand([
        ffmpeg,
        '-v',
        'error',
        '-nostdin',
        '-f',
        'concat',
        '-safe',
        '0',
        '-i',
        list,
        '-c',
        'copy',
        '-movflags',
        '+faststart',
        '-y',
        path.join(scratch, 'joined.mp4'),
      ]),
    );
    starts.push(
      await runCommand([process.execPath, path.join(ROOT, 'bin/glyphreel.mjs'), 'check', path.join(ROOT, FILE)]),
    );
  }
  const joins = cached.map((run) => momentOf(run, isPhase('verify')) - momentOf(run, isPhase('concat')));
  const cpu = (runs: Run[]) => median(runs.map((run) => run.cpu));
  return {
    frames: seconds * FPS,
    drawnCpu: drawn.cpu,
    cachedCpu: cpu(cached),
    startCpu: cpu(starts),
    concatCpu: cpu(concat),
    joinWall: median(joins),
    concatWall: median(concat.map(({ wall }) => wall)),
    join: pairsOf(joins.map((join, i) => join / concat[i].wall)),
  };
}

async function benchRenderMemory(longSeconds: number, scratch: string): Promise<RenderMemory> {
  const reel = path.join(scratch, 'memory.reel');
  writeFileSync(reel, textOf(FILE).replace('for 10s', `for ${longSeconds}s`));
  const tiny = (seconds: number) =>
    runRender(
      reel,
      ['-q', 'production', '--resolution', '64x36', '-w', '1', '--no-cache', '--range', `0s..${seconds}s`],
      scratch,
      { memory: true },
    );
  const largest = await runRender(
    FILE,
    ['-q', 'max', '--resolution', '3840x2160', '-w', '1', '--no-cache', '--range', '0s..0.5s'],
    scratch,
    { memory: true },
  );
  const short = await tiny(10);
  const long = await tiny(longSeconds);
  return { longSeconds, largest: largest.megabytes, long: long.megabytes, short: short.megabytes };
}

const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
