// What every run of a tool needs beside its pipes: a watchdog, an end with all its children at an abort, and an end with this
// process.

import { endProcess, endWithThisProcess } from './end-process.ts';
import type { FfmpegEnd } from './ffmpeg-words.ts';
import { watchProcess } from './watch-process.ts';

export interface Supervision {
  pid: number | undefined;
  /** Milliseconds without a sign of life. */
  idleMs: number;
  /** Files whose growth is a sign of life. */
  files?: readonly string[];
  /** File that takes its messages. */
  log?: string;
  signal?: AbortSignal | undefined;
}

export interface Supervisor {
  /** Reports a sign of life, such as bytes through a pipe. */
  alive(): void;
  /** Ends the process with its children. */
  end(): void;
  /** Ends it as one that wrote too many messages. */
  flooded(): void;
  /** Why it was ended by the watchdog or as flooded; undefined where it was not. */
  ended(): FfmpegEnd['ended'];
  /** Stops watching; to be called once the process has ended. */
  release(): void;
}

/** Supervises a process that was started with `detached: OWN_GROUP`. */
export function superviseProcess({ pid, idleMs, files, log, signal }: Supervision): Supervisor {
  let ended: FfmpegEnd['ended'];
  const end = () => endProcess(pid);
  const forget = endWithThisProcess(pid);
  const watchdog = watchProcess({
    pid,
    idleMs,
    ...(files ? { files } : {}),
    ...(log ? { log } : {}),
    onTrouble: (reason) => {
      ended = { reason, idleMs };
      end();
    },
  });
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted) end();
  return {
    alive: () => watchdog.alive(),
    end,
    flooded() {
      ended ??= { reason: 'flooded', idleMs };
      end();
    },
    ended: () => ended,
    release() {
      watchdog.stop();
      forget();
      signal?.removeEventListener('abort', end);
    },
  };
}
