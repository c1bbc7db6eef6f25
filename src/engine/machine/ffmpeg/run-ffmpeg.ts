// One ffmpeg run from start to end: arguments in, exit and the tail of its messages out. Stderr goes to a log file where one is
// named (an unread pipe would block it). A watchdog ends a run that does nothing; an abort ends it at once, with
// everything it started.

import { closeSync, openSync } from 'node:fs';
import type { Result } from 'execa';
import { OWN_GROUP } from './end-process.ts';
import { logTail, WORDS_LIMIT } from './ffmpeg-words.ts';
import type { FfmpegEnd } from './ffmpeg-words.ts';
import { superviseProcess } from './supervise-process.ts';
import { idleLimitMs, MESSAGE_LIMIT_BYTES } from './watch-process.ts';

export interface FfmpegRun {
  ffmpegPath: string;
  args: string[];
  /** File for stderr; default: collected in memory, up to a limit. */
  log?: string;
  signal?: AbortSignal;
  /** Time limit of the run in milliseconds. */
  timeoutMs?: number;
  /** Longest time without progress in milliseconds (default: `idleLimitMs`). */
  idleMs?: number;
  /** Files it writes: their growth counts as progress. */
  writes?: readonly string[];
}

export interface FfmpegResult extends FfmpegEnd {
  stdout: Buffer;
  /** The end of stderr. */
  stderr: string;
}

/** Quiet, without prompts, and without reading the terminal. */
export const QUIET = ['-hide_banner', '-nostdin', '-loglevel', 'error'];

/** Runs ffmpeg (or ffprobe) to its end. Never rejects: the caller decides what a failure means. */
export async function runFfmpeg(run: FfmpegRun): Promise<FfmpegResult> {
  const { execa } = await import('execa');
  const log = run.log ? openSync(run.log, 'a') : null;
  try {
    const child = execa(run.ffmpegPath, run.args, {
      stdin: 'ignore',
      stdout: 'pipe',
      // A number is a file descriptor, which the type declarations allow for other streams only.
      stderr: (log ?? 'pipe') as 'pipe',
      ...RAW,
      detached: OWN_GROUP,
      killSignal: 'SIGKILL',
      maxBuffer: { stdout: 4 * 1024 ** 3, stderr: MESSAGE_LIMIT_BYTES },
      ...(run.timeoutMs ? { timeout: run.timeoutMs } : {}),
    });
    const supervisor = superviseProcess({
      pid: child.pid,
      idleMs: run.idleMs ?? idleLimitMs(),
      files: run.writes ?? [],
      ...(run.log ? { log: run.log } : {}),
      signal: run.signal,
    });
    child.stdout?.on('data', () => supervisor.alive());
    try {
      const result = await child;
      // It reached its time or message limit: execa has ended the process, but not its children.
      if (result.isMaxBuffer) supervisor.flooded();
      else if (result.timedOut) supervisor.end();
      const ended = supervisor.ended();
      const stderr = run.log ? logTail(run.log) : tailOf(result.stderr);
      return { ...endOf(result), ...(ended ? { ended } : {}), stdout: Buffer.from(result.stdout ?? []), stderr };
    } finally {
      supervisor.release();
    }
  } finally {
    if (log !== null) closeSync(log);
  }
}

const tailOf = (bytes: Uint8Array | undefined): string =>
  Buffer.from((bytes ?? new Uint8Array()).subarray(-WORDS_LIMIT)).toString();

/** Raw bytes; a failed run is a result, not an exception. */
export const RAW = { encoding: 'buffer', stripFinalNewline: false, reject: false, windowsHide: true } as const;

/** How an execa process ended. */
export function endOf(result: Pick<Result, 'exitCode' | 'signal' | 'cause' | 'timedOut'>): FfmpegEnd {
  const { exitCode = null, signal = null, cause, timedOut } = result;
  const unstarted = exitCode === null && signal === null && cause instanceof Error && 'syscall' in cause;
  return {
    code: exitCode,
    signal: signal as NodeJS.Signals | null,
    ...(unstarted ? { failure: cause as NodeJS.ErrnoException } : {}),
    timedOut,
  };
}
