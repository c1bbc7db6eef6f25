// One ffmpeg run from start to end: arguments in, exit and the tail of its messages out. Stderr goes to a log file where one is
// named (an unread pipe would block it). A watchdog ends a run that does nothing; an abort ends it at once, with
// everything it started.

import { closeSync, openSync } from 'node:fs';
import type { Result } from 'execa';
import { endProcess, endWithThisProcess, OWN_GROUP } from './end-process.ts';
import { logTail, WORDS_LIMIT } from './ffmpeg-words.ts';
import type { FfmpegEnd } from './ffmpeg-words.ts';
import { idleLimitMs, MESSAGE_LIMIT_BYTES, watchProcess } from './watch-process.ts';

export interface FfmpegRun {
  ffmpegPath: string;
  args: string[];
  /** File that gets stderr; without one it is collected (bounded). */
  log?: string;
  signal?: AbortSignal;
  /** Ends the run after this long. */
  timeoutMs?: number;
  /** Ends the run after this long without a sign of life (default: `idleLimitMs`). */
  idleMs?: number;
  /** Files it writes: their growth is a sign of life. */
  writes?: readonly string[];
}

export interface FfmpegResult extends FfmpegEnd {
  stdout: Buffer;
  /** The end of stderr. */
  stderr: string;
}

/** Quiet, never asking, never reading the terminal. */
export const QUIET = ['-hide_banner', '-nostdin', '-loglevel', 'error'];

/** Runs ffmpeg (or ffprobe) to its end. Never rejects: the caller knows what a failure means. */
export async function runFfmpeg(run: FfmpegRun): Promise<FfmpegResult> {
  const { execa } = await import('execa');
  const log = run.log ? openSync(run.log, 'a') : null;
  const idleMs = run.idleMs ?? idleLimitMs();
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
    const end = () => endProcess(child.pid);
    const forget = endWithThisProcess(child.pid);
    let ended: FfmpegEnd['ended'];
    const watchdog = watchProcess({
      pid: child.pid,
      files: run.writes ?? [],
      ...(run.log ? { log: run.log } : {}),
      idleMs,
      onTrouble: (reason) => {
        ended = { reason, idleMs };
        end();
      },
    });
    child.stdout?.on('data', () => watchdog.alive());
    run.signal?.addEventListener('abort', end, { once: true });
    if (run.signal?.aborted) end();
    try {
      const result = await child;
      // Reached its time limit or its message limit: execa ended the process, not yet its children.
      if (result.timedOut || result.isMaxBuffer) end();
      if (result.isMaxBuffer) ended ??= { reason: 'flooded', idleMs };
      const stderr = run.log ? logTail(run.log) : tailOf(result.stderr);
      return { ...endOf(result), ...(ended ? { ended } : {}), stdout: Buffer.from(result.stdout ?? []), stderr };
    } finally {
      watchdog.stop();
      forget();
      run.signal?.removeEventListener('abort', end);
    }
  } finally {
    if (log !== null) closeSync(log);
  }
}

const tailOf = (bytes: Uint8Array | undefined): string =>
  Buffer.from((bytes ?? new Uint8Array()).subarray(-WORDS_LIMIT)).toString();

/** Raw bytes; a failed run is a result, not an exception. */
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
