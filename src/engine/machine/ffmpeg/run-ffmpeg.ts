// One ffmpeg run from start to end: arguments in, exit and the tail of its words out. Its stderr goes to a log file where one
// is named (a pipe that nobody reads would stop it), a watchdog ends it when it does nothing, and an abort ends it at once.

import { closeSync, openSync } from 'node:fs';
import type { Result } from 'execa';
import { logTail, WORDS_LIMIT } from './ffmpeg-words.ts';
import type { FfmpegEnd } from './ffmpeg-words.ts';

export interface FfmpegRun {
  ffmpegPath: string;
  args: string[];
  /** File that gets stderr; without one it is collected (bounded). */
  log?: string;
  signal?: AbortSignal;
  /** Ends the run after this long. */
  timeoutMs?: number;
}

export interface FfmpegResult extends FfmpegEnd {
  stdout: Buffer;
  /** Last words of stderr. */
  stderr: string;
}

/** Quiet, never asking, never reading the terminal. */
export const QUIET = ['-hide_banner', '-nostdin', '-loglevel', 'error'];

/** Runs ffmpeg (or ffprobe) to its end. Never rejects: the caller knows what a failure means. */
export async function runFfmpeg(run: FfmpegRun): Promise<FfmpegResult> {
  const { execa } = await import('execa');
  const log = run.log ? openSync(run.log, 'a') : null;
  try {
    // A number is an open file, which the declarations know for other streams only.
    const result = await execa(run.ffmpegPath, run.args, {
      stdin: 'ignore',
      stdout: 'pipe',
      stderr: (log ?? 'pipe') as 'pipe',
      ...RAW,
      killSignal: 'SIGKILL',
      ...(run.signal ? { cancelSignal: run.signal } : {}),
      ...(run.timeoutMs ? { timeout: run.timeoutMs } : {}),
    });
    const stderr = run.log
      ? logTail(run.log)
      : Buffer.from(result.stderr ?? [])
          .toString()
          .slice(-WORDS_LIMIT);
    return { ...endOf(result), stdout: Buffer.from(result.stdout), stderr };
  } finally {
    if (log !== null) closeSync(log);
  }
}

/** Bytes as they are, and an end that is told, not thrown. */
export const RAW = { encoding: 'buffer', stripFinalNewline: false, reject: false, windowsHide: true } as const;

/** How a process of execa's ended. */
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
