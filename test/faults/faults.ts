// The faults: what happens, at which moment, and how the render may end. Every one leaves no process, no broken video, no
// partial file, and loses no finished clip; `campaign.ts` checks that.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RenderEvent } from '../../src/contract/render.ts';
import { finishedClips, processesOf } from './stage.ts';
import type { RunOptions, Stage } from './stage.ts';

/** Moments of a render, each recognised by its first event. */
export const MOMENTS = {
  start: (event: RenderEvent) => event.type === 'start',
  'first frames': (event: RenderEvent) => event.type === 'progress' && event.phase === 'frames' && event.frame > 0,
  'first segment': (event: RenderEvent) => event.type === 'segment',
  join: (event: RenderEvent) => event.type === 'progress' && (event.phase === 'mux' || event.phase === 'concat'),
  check: (event: RenderEvent) => event.type === 'progress' && event.phase === 'verify',
} as const;
export type Moment = keyof typeof MOMENTS;

export interface Fault {
  name: string;
  moments: readonly Moment[];
  /** Options of the run; for faults that are there from the beginning. */
  prepare?: (stage: Stage) => RunOptions;
  /** Done once at the moment. */
  strike?: (stage: Stage, pid: number) => void;
  /** Exit codes that are right; `signal` where the command itself is killed. */
  ends: readonly (number | 'signal')[];
  /** Clips may be gone, because the fault destroys the cache. */
  destroysCache?: true;
  /** Runs in the short form, which is a part of `npm test`. */
  short?: true;
  /** Why it cannot be tried on this machine; null where it can. */
  missing?: () => string | null;
}

const ALL: readonly Moment[] = ['start', 'first frames', 'first segment', 'join', 'check'];
const DRAWING: readonly Moment[] = ['start', 'first frames', 'first segment'];

const killCommand = (signal: NodeJS.Signals) => (_: Stage, pid: number) => void process.kill(pid, signal);
const strikeAt =
  (pattern: RegExp, signal: NodeJS.Signals) =>
  (stage: Stage): void => {
    for (const pid of processesOf(stage, pattern)) {
      try {
        process.kill(pid, signal);
      } catch {
        /* it has ended meanwhile */
      }
    }
  };
const POOL = /pool\.mjs/;
const ENCODER = /libx264/;

/** A body for `stage.ffmpeg` that does something else for runs whose arguments match a shell pattern. */
const instead = (pattern: string, what: string) => `case "$*" in ${pattern}) ${what};; esac\nexec "$REAL" "$@"`;
const withFfmpeg =
  (body: string) =>
  (stage: Stage): RunOptions => ({ ffmpeg: stage.ffmpeg(body) });
const flood = 'yes "a message that says nothing" >&2; exit 1';
/** Runs of ffmpeg by what they do. */
const RUNS = {
  encode: '*pipe:0*',
  join: '*clips.txt*',
  check: '*frames-*',
  facts: '*framecrc*',
  decode: '*f32le*|*s16le*|*.w64*|*.wav*pipe:1*',
};

const damageCache = (stage: Stage, damage: (file: string) => void) => {
  for (const key of finishedClips(stage)) damage(path.join(stage.cacheDir, 'clips', `${key}.mp4`));
};

export const FAULTS: readonly Fault[] = [
  ...(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const).map((signal): Fault => ({
    name: `${signal} to the command`,
    moments: ALL,
    strike: killCommand(signal),
    ends: [130, 0],
    ...(signal === 'SIGINT' ? { short: true } : {}),
  })),
  { name: 'SIGKILL to the command', moments: ALL, strike: killCommand('SIGKILL'), ends: ['signal', 0], short: true },
  { name: 'SIGKILL to the pool', moments: DRAWING, strike: strikeAt(POOL, 'SIGKILL'), ends: [0], short: true },
  { name: 'SIGSTOP to the pool', moments: ['first frames'], strike: strikeAt(POOL, 'SIGSTOP'), ends: [0] },
  {
    name: 'SIGKILL to the encoders',
    moments: ['start', 'first frames'],
    strike: strikeAt(ENCODER, 'SIGKILL'),
    ends: [0],
  },
  { name: 'SIGSTOP to the encoders', moments: ['first frames'], strike: strikeAt(ENCODER, 'SIGSTOP'), ends: [0] },
  ...Object.entries(RUNS).flatMap(([run, pattern]): Fault[] => [
    {
      name: `an ffmpeg that fails (${run})`,
      moments: [],
      prepare: withFfmpeg(instead(pattern, 'echo "Error: of its own" >&2; exit 1')),
      ends: [0, 1, 3],
    },
    {
      name: `an ffmpeg that stops (${run})`,
      moments: [],
      prepare: withFfmpeg(instead(pattern, 'kill -STOP $$')),
      ends: [0, 1, 3],
      ...(run === 'join' ? { short: true } : {}),
    },
    {
      name: `an ffmpeg that floods its messages (${run})`,
      moments: [],
      prepare: withFfmpeg(instead(pattern, flood)),
      ends: [0, 1, 3],
    },
  ]),
  {
    name: 'an encoder that writes garbage and exits with 0',
    moments: [],
    prepare: withFfmpeg(
      instead(
        RUNS.encode,
        'for last; do :; done; cat > /dev/null; head -c 5000 /dev/urandom > "$last"; echo "frame= 12 fps=0" >&2; exit 0',
      ),
    ),
    ends: [3],
    short: true,
  },
  {
    name: 'an encoder that cuts its clips short',
    moments: [],
    prepare: withFfmpeg(
      `case "$*" in ${RUNS.encode}) "$REAL" "$@"; code=$?; for last; do :; done; head -c 1500 "$last" > "$last.x"; mv "$last.x" "$last"; exit $code;; esac\nexec "$REAL" "$@"`,
    ),
    ends: [3],
  },
  {
    name: 'the cache emptied',
    moments: ['first segment', 'join', 'check'],
    strike: (stage) => rmSync(path.join(stage.cacheDir, 'clips'), { recursive: true, force: true }),
    ends: [0, 3],
    destroysCache: true,
    short: true,
  },
  {
    name: 'clips truncated',
    moments: ['first segment', 'join'],
    strike: (stage) => damageCache(stage, (file) => truncateSync(file, 100)),
    ends: [0, 3],
    destroysCache: true,
  },
  {
    name: 'clips replaced by folders',
    moments: ['first segment'],
    strike: (stage) => damageCache(stage, (file) => (rmSync(file), mkdirSync(file))),
    ends: [0, 3],
    destroysCache: true,
  },
  { name: 'the audio removed', moments: ALL, strike: (stage) => rmSync(stage.track, { force: true }), ends: [0, 1] },
  {
    name: 'the audio replaced',
    moments: ALL,
    strike: (stage) => copyFileSync(stage.tone('other.wav', 880), stage.track),
    ends: [0, 1],
    short: true,
  },
  {
    name: 'the audio truncated',
    moments: ['first frames', 'join'],
    strike: (stage) => truncateSync(stage.track, 5000),
    ends: [0, 1],
  },
  {
    name: "the output's folder removed",
    moments: ['first segment', 'join'],
    strike: (stage) => rmSync(path.dirname(stage.output), { recursive: true, force: true }),
    ends: [0, 1, 3],
  },
  {
    name: 'a folder in the place of the output',
    moments: ['first segment', 'check'],
    strike: (stage) => mkdirSync(path.join(stage.output, 'inside'), { recursive: true }),
    ends: [0, 1],
  },
  {
    name: "the reel's file renamed",
    moments: ['first frames'],
    strike: (stage) => renameSync(stage.reel, `${stage.reel}.moved`),
    ends: [0],
  },
  { name: 'stdout closed', moments: [], prepare: () => ({ shell: '"$@" | head -n 1; exit 0' }), ends: [0] },
  { name: 'stderr closed', moments: [], prepare: () => ({ shell: '"$@" 2>&-' }), ends: [0] },
  { name: 'few descriptors', moments: [], prepare: () => ({ shell: 'ulimit -n 48; "$@"' }), ends: [0, 3] },
  { name: 'little address space', moments: [], prepare: () => ({ shell: 'ulimit -v 3000000; "$@"' }), ends: [0, 3] },
  { name: 'files of at most 64 kB', moments: [], prepare: () => ({ shell: 'ulimit -f 128; "$@"' }), ends: [0, 1, 3] },
  {
    name: 'a full disk under the cache',
    moments: [],
    prepare: (stage) => (mountTmpfs(stage.cacheDir, '600k'), {}),
    ends: [3],
    destroysCache: true,
    missing: cannotMount,
  },
  {
    name: 'a full disk under the output',
    moments: [],
    prepare: (stage) => (mountTmpfs(path.dirname(stage.output), '16k'), {}),
    ends: [3],
    missing: cannotMount,
  },
  {
    name: 'locks that are none',
    moments: [],
    prepare: (stage) => {
      const locks = path.join(stage.cacheDir, 'locks');
      mkdirSync(locks, { recursive: true });
      writeFileSync(path.join(locks, 'other.txt'), 'null');
      writeFileSync(path.join(stage.cacheDir, 'machine.json'), '{"version":2,"workerBytes":{"a":1e40},"frames":null}');
      mkdirSync(path.join(stage.cacheDir, 'audio', 'x.features'), { recursive: true });
      return {};
    },
    ends: [0],
  },
];

function mountTmpfs(folder: string, size: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', folder]);
}

/** Unmounts what a fault has mounted below the stage. */
export function unmountAll(stage: Stage): void {
  for (const folder of [stage.cacheDir, path.dirname(stage.output)]) {
    try {
      execFileSync('umount', [folder], { stdio: 'ignore' });
    } catch {
      /* it is no mount */
    }
  }
}

function cannotMount(): string | null {
  return process.getuid?.() === 0 && readdirSync('/proc').length > 0 ? null : 'mounting a small file system needs root';
}
