// ffmpeg's last messages and how it ended, as text. Separate from `runFfmpeg`, so that workers need not load execa.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { MESSAGE_LIMIT_BYTES } from './watch-process.ts';
import type { WatchdogReason } from './watch-process.ts';

export interface FfmpegEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Set if it could not be started. */
  failure?: NodeJS.ErrnoException;
  timedOut: boolean;
  /** Set if the watchdog ended it. */
  ended?: { reason: WatchdogReason; idleMs: number };
}

/** Maximum number of characters kept of its messages. */
export const WORDS_LIMIT = 64 * 1024;

/** The end of a log as text; empty if there is no log. Reads at most `limit` bytes. */
export function logTail(path: string, limit = WORDS_LIMIT): string {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const tail = Buffer.alloc(Math.min(size, limit));
      return tail.toString('utf8', 0, readSync(file, tail, 0, tail.length, size - tail.length));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** The line of ffmpeg's output that best explains why it ended. */
export function lastWords(stderr: string): string {
  const lines = stderr
    .split(/\r?\n|\r/)
    .map((line) => line.replace(/^\[[^\]]*\]\s*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('bench:'));
  const telling = lines.filter(
    (line) =>
      /error|invalid|no space|denied|failed|cannot|unable|not found|unknown/i.test(line) &&
      !/^(Conversion failed|Error while processing)/.test(line),
  );
  return (telling.at(-1) ?? lines.at(-1) ?? 'it printed nothing').slice(0, 200);
}

export const saysDiskFull = (stderr: string): boolean =>
  /no space left on device|disk quota exceeded|not enough space on the disk|ENOSPC/i.test(stderr);

/** How a process ended, as a phrase. */
export function exitWords(result: FfmpegEnd): string {
  if (result.ended?.reason === 'hung')
    return `it made no progress for ${Math.round(result.ended.idleMs / 1000)} s and was ended`;
  if (result.ended?.reason === 'flooded')
    return `it wrote more than ${MESSAGE_LIMIT_BYTES / 1024 / 1024} MB of messages and was ended`;
  if (result.timedOut) return 'it took too long';
  if (result.failure) return `it could not be started (${startTrouble(result.failure)})`;
  if (result.signal) return `it was ended by ${result.signal}`;
  return `it ended with code ${result.code}`;
}

/** Codes of a process that a limit of the machine kept from starting. */
export const LIMIT_CODES: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM']);

/** Limits of the machine are named: they are no fault of the program that could not be started. */
function startTrouble({ code, message }: NonNullable<FfmpegEnd['failure']>): string {
  if (code === 'EMFILE' || code === 'ENFILE') return 'too many files are open: raise the limit with `ulimit -n`';
  if (code === 'EAGAIN') return 'too many processes run: raise the limit with `ulimit -u`';
  if (code === 'ENOMEM') return 'out of memory: raise the limit with `ulimit -v` or close other programs';
  return code ?? message;
}
