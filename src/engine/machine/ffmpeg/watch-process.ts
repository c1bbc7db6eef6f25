// A watchdog for tools: ends a process that does nothing (stopped, waiting for a lock or a dead disk) or that writes messages
// without end. "Nothing" means: no CPU time, no growth of its files and no other sign that the caller reports.

import { readFileSync, statSync } from 'node:fs';

/** Why a process was ended: it did nothing for the limit, or its messages exceeded theirs. */
export type WatchdogReason = 'hung' | 'flooded';

export interface ProcessWatch {
  pid: number | undefined;
  /** Files whose growth is a sign of life. */
  files?: readonly string[];
  /** File that takes its messages. */
  log?: string;
  /** Milliseconds without a sign of life. */
  idleMs: number;
  /** Called once; the caller ends the process. */
  onTrouble: (reason: WatchdogReason) => void;
}

export interface Watchdog {
  /** Reports a sign of life, such as bytes through a pipe. */
  alive(): void;
  stop(): void;
}

/** Most bytes of messages: a render's worth of warnings takes a few kilobytes. */
export const MESSAGE_LIMIT_BYTES = 16 * 1024 * 1024;

const DEFAULT_IDLE_MS = 60_000;
/** Where the system does not report the CPU time of a process, silence proves less. */
const PATIENCE = process.platform === 'linux' ? 1 : 10;

/** The limit of idleness (ms): `GLYPHREEL_WATCHDOG_SECONDS` for slow disks, otherwise a minute. */
export function idleLimitMs(): number {
  const seconds = Number(process.env.GLYPHREEL_WATCHDOG_SECONDS);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : DEFAULT_IDLE_MS * PATIENCE;
}

export function watchProcess(watch: ProcessWatch): Watchdog {
  let lastSign = performance.now();
  let before = '';
  const timer = setInterval(
    () => {
      if (watch.log !== undefined && sizeOf(watch.log) > MESSAGE_LIMIT_BYTES) return trouble('flooded');
      const sign = signsOfLife(watch.pid, watch.files ?? []);
      if (sign !== before) {
        before = sign;
        lastSign = performance.now();
      }
      if (performance.now() - lastSign >= watch.idleMs) trouble('hung');
    },
    Math.min(1000, Math.max(50, watch.idleMs / 20)),
  );
  timer.unref();
  const trouble = (reason: WatchdogReason) => {
    clearInterval(timer);
    watch.onTrouble(reason);
  };
  return {
    alive: () => {
      lastSign = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}

/** Changes while the process computes (Linux) or one of its files grows. */
function signsOfLife(pid: number | undefined, files: readonly string[]): string {
  const sizes = files.map(sizeOf).join('|');
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // User and system time, of itself and of children that have ended.
    return `${sizes}|${fields.slice(11, 15).join('|')}`;
  } catch {
    return sizes;
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
