// Why a pool process ended, in words. V8 and the system end a process that runs out of memory by signals that explain
// nothing; its log and the limits of this process say more.

import { readFileSync } from 'node:fs';
import { logTail } from '../../machine/ffmpeg/ffmpeg-words.ts';

/** Signals by which V8 and allocators give up. */
const ABORTS = new Set<NodeJS.Signals | null>(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGBUS']);

/** One phrase: `it ended with code 3`, `it ran out of memory; the address space of a process is limited to 2.0 GB here`. */
export function poolEnd(code: number | null, signal: NodeJS.Signals | null, log: string): string {
  const words = logTail(log);
  const limits = limitsHere();
  const isOutOfMemory =
    /out of memory|allocation fail|cannot allocate|bad_alloc|ENOMEM|Check failed.*(?:memory|region)/i.test(words);
  if (isOutOfMemory || (ABORTS.has(signal) && limits.memory !== null)) {
    return `it ran out of memory${limits.memory === null ? '' : `; ${limits.memory}`}`;
  }
  if (/EMFILE|ENFILE|too many open files/i.test(words))
    return `it ran out of file descriptors${limits.files === null ? '' : `; ${limits.files}`}`;
  if (signal === 'SIGKILL') return 'it was ended by SIGKILL, as the system does when memory runs out';
  return signal ? `it was ended by ${signal}` : `it ended with code ${code}`;
}

/** Limits that are set for this process and its children (Linux), as phrases; null where there is none. */
function limitsHere(): { memory: string | null; files: string | null } {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const of = (name: string) => new RegExp(`^${name}\\s+(\\d+)`, 'm').exec(limits)?.[1];
    const space = of('Max address space') ?? of('Max data size');
    const files = of('Max open files');
    return {
      memory:
        space === undefined
          ? null
          : `the address space of a process is limited to ${(Number(space) / 1e9).toFixed(1)} GB here (ulimit -v)`,
      files: files === undefined ? null : `a process may open ${files} here (ulimit -n)`,
    };
  } catch {
    return { memory: null, files: null };
  }
}
