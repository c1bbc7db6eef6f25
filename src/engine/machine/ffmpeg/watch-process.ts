// A watchdog for tools: ends a process that makes no progress (stopped, waiting for a lock or a dead disk) or that writes endless
// messages. Progress is CPU time, growth of its files, or anything that the caller reports.

import { readFileSync, statSync } from 'node:fs';

/** Why a process was ended: no progress within the time limit, or too many messages. */
export type WatchdogReason = 'hung' | 'flooded';

export interface ProcessWatch {
  pid: number | undefined;
  /** Files whose growth counts as progress. */
  files?: readonly string[];
  /** File that its messages go to. */
  log?: string;
  /** Longest time without progress in milliseconds. */
  idleMs: number;
  /** Called once. The caller ends the process. */
  onTrouble: (reason: WatchdogReason) => void;
}

export interface Watchdog {
  /** Reports progress, such as bytes through a pipe. */
  alive(): void;
  stop(): void;
}

/** Maximum bytes of messages; the warnings of a whole render take a few kilobytes. */
export const MESSAGE_LIMIT_BYTES = 16 * 1024 * 1024;

const DEFAULT_IDLE_MS = 60_000;
/** Where the system does not report the CPU time of a process, silence proves less. */
const PATIENCE = process.platform === 'linux' ? 1 : 10;

/** Longest time without progress in milliseconds: `GLYPHREEL_WATCHDOG_SECONDS` (for slow disks), otherwise one minute. */
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

/** A value that changes while the process uses CPU time (Linux) or one of its files grows. */
function signsOfLife(pid: number | undefined, files: readonly string[]): string {
  const sizes = files.map(sizeOf).join('|');
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    // User and system time of the process and of its children that have ended.
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
