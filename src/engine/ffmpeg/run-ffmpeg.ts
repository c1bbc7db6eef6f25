// One ffmpeg run from start to end: arguments in, exit and the tail of its words out. Its stderr goes to a log file where one
// is named (a pipe that nobody reads would stop it), a watchdog ends it when it does nothing, and an abort ends it at once.

import { spawn } from 'node:child_process';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

export interface FfmpegRun {
  ffmpegPath: string;
  args: string[];
  /** File that gets stderr; without one it is collected (bounded). */
  log?: string;
  signal?: AbortSignal;
  /** Ends the run after this long. */
  timeoutMs?: number;
}

export interface FfmpegResult {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Set where it could not be started. */
  failure?: NodeJS.ErrnoException;
  timedOut: boolean;
  stdout: Buffer;
  /** Last words of stderr. */
  stderr: string;
}

const STDERR_LIMIT = 64 * 1024;

/** Quiet, never asking, never reading the terminal. */
export const QUIET = ['-hide_banner', '-nostdin', '-loglevel', 'error'];

/** Runs ffmpeg (or ffprobe) to its end. Never rejects: the caller knows what a failure means. */
export function runFfmpeg(run: FfmpegRun): Promise<FfmpegResult> {
  return new Promise((resolve) => {
    const log = run.log ? openSync(run.log, 'a') : null;
    const stdio: StdioOptions = ['ignore', 'pipe', log ?? 'pipe'];
    let child: ChildProcess;
    const out: Buffer[] = [];
    let words = '';
    let timedOut = false;
    let failure: NodeJS.ErrnoException | undefined;
    const finish = (code: number | null, signal: NodeJS.Signals | null) => {
      clearTimeout(timer);
      run.signal?.removeEventListener('abort', kill);
      if (log !== null) closeSync(log);
      resolve({ code, signal, ...(failure ? { failure } : {}), timedOut, stdout: Buffer.concat(out), stderr: run.log ? logTail(run.log) : words });
    };
    const kill = () => { child?.kill('SIGKILL'); };
    const timer = run.timeoutMs ? setTimeout(() => { timedOut = true; kill(); }, run.timeoutMs) : undefined;
    try {
      child = spawn(run.ffmpegPath, run.args, { stdio, windowsHide: true });
    } catch (error) {
      failure = error as NodeJS.ErrnoException;
      finish(null, null);
      return;
    }
    child.once('error', (error) => { failure = error; if (child.pid === undefined) finish(null, null); });
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => { words = (words + chunk).slice(-STDERR_LIMIT); });
    child.once('close', finish);
    if (run.signal?.aborted) kill(); else run.signal?.addEventListener('abort', kill, { once: true });
  });
}

/** The end of a log, as text; empty where there is none. */
export function logTail(path: string, limit = STDERR_LIMIT): string {
  try {
    return readFileSync(path, 'utf8').slice(-limit);
  } catch {
    return '';
  }
}

/** The line of ffmpeg's words that says most about why it ended. */
export function lastWords(stderr: string): string {
  const lines = stderr.split(/\r?\n|\r/).map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim()).filter(Boolean);
  const telling = lines.filter((line) => /error|invalid|no space|denied|failed|cannot|unable|not found|unknown/i.test(line) && !/^(Conversion failed|Error while processing)/.test(line));
  return (telling.at(-1) ?? lines.at(-1) ?? 'it said nothing').slice(0, 200);
}

export const saysDiskFull = (stderr: string): boolean => /no space left on device|disk quota exceeded|not enough space on the disk|ENOSPC/i.test(stderr);

/** How a process ended, in words. */
export function exitWords(result: Pick<FfmpegResult, 'code' | 'signal' | 'failure' | 'timedOut'>): string {
  if (result.timedOut) return 'it took too long';
  if (result.failure) return `it could not be started (${result.failure.code ?? result.failure.message})`;
  if (result.signal) return `it was ended by ${result.signal}`;
  return `it ended with code ${result.code}`;
}
