// An ffmpeg that encodes drawn frames from its standard input. Two buffers: while ffmpeg reads one, the next frame is drawn. Messages go
// to a log file; a watchdog ends a process that neither reads, computes nor writes. Uses `spawn` instead of execa, which every worker
// thread would have to load.
//
// Cost of handing a frame to ffmpeg (80 frames at 1080p, four interleaved runs): 3.3 ms of system time per frame from a file, 4.3 through
// a pipe (`cat`), 4.4 from here; user time is equal. So a faster channel could save about one millisecond per frame.

import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { encoderEnded, encoderStalled } from '../../errors/encoder-failure.ts';
import type { EncoderFailure } from '../../errors/encoder-failure.ts';
import { endProcess } from '../../machine/ffmpeg/end-process.ts';
import { exitWords, lastWords, logTail, saysDiskFull } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { watchProcess } from '../../machine/ffmpeg/watch-process.ts';

export interface EncoderProcessOptions {
  ffmpegPath: string;
  args: readonly string[];
  /** The files it writes: their growth counts as progress. */
  files: readonly string[];
  log: string;
  watchdogMs: number;
  frameBytes: number;
  /** Frames that it is told to take. */
  frames: number;
}

export interface EncoderProcess {
  readonly pid: number | undefined;
  /** Copies the frame; resolves when the next may be drawn. Rejects with `EncoderFailure`. */
  write(pixels: Uint8Array): Promise<void>;
  /** After the last frame: resolves when it has ended as it should. Rejects as `write` does. */
  end(): Promise<void>;
  kill(): void;
  /** After `end`: milliseconds of CPU time, or null where unknown. */
  cpuMs(): number | null;
  /** Peak memory in bytes, 0 where unknown; asked before `end`. */
  memoryBytes(): number;
}

/** Buffers of finished encoders, reused by the next: allocating them per clip delays garbage collection. */
let spare: Uint8Array<ArrayBuffer>[] = [];

function acquireBuffer(bytes: number): Uint8Array<ArrayBuffer> {
  spare = spare.filter(({ length }) => length === bytes);
  return spare.pop() ?? new Uint8Array(bytes);
}

export function openEncoderProcess(options: EncoderProcessOptions): EncoderProcess {
  const log = openSync(options.log, 'a');
  // In the group of the render pool: what ends that group ends an encoder that was started a moment before, too.
  const child = spawn(options.ffmpegPath, options.args, { stdio: ['pipe', 'ignore', log], windowsHide: true });
  closeSync(log);
  const stdin = child.stdin as Writable;

  let failure: EncoderFailure | null = null;
  let startFailure: NodeJS.ErrnoException | undefined;
  const waiters: (() => void)[] = [];

  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('error', (error) => {
      startFailure = error;
      if (child.pid === undefined) resolve({ code: null, signal: null });
    });
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  let exited = false;
  void ended.then(({ code, signal }) => {
    exited = true;
    watchdog.stop();
    if (spare.length === 0) spare = buffers;
    if (code !== 0) {
      const words = logTail(options.log);
      const how = `${exitWords({ code, signal, timedOut: false, ...(startFailure ? { failure: startFailure } : {}) })}${words ? `, saying "${lastWords(words)}"` : ''}`;
      failure ??= encoderEnded(how, saysDiskFull(words));
    }
    for (const waiter of waiters.splice(0)) waiter();
  });
  // A broken pipe is reported by the exit of the process, with its reason.
  stdin.on('error', () => {});

  const watchdog = watchProcess({
    pid: child.pid,
    files: options.files,
    log: options.log,
    idleMs: options.watchdogMs,
    onTrouble: (reason) => {
      const how = exitWords({
        code: null,
        signal: null,
        timedOut: false,
        ended: { reason, idleMs: options.watchdogMs },
      });
      failure ??= reason === 'hung' ? encoderStalled(how) : encoderEnded(how);
      endProcess(child.pid);
    },
  });

  const buffers = [acquireBuffer(options.frameBytes), acquireBuffer(options.frameBytes)];
  const free = [...buffers];
  let written = 0;

  const freeBuffer = async (): Promise<Uint8Array<ArrayBuffer>> => {
    while (free.length === 0 && !exited) await new Promise<void>((resolve) => waiters.push(resolve));
    if (failure || exited) await ended;
    if (failure || exited) throw failure ?? encoderEnded(`it ended after ${written} of ${options.frames} frames`);
    return free.pop() as Uint8Array<ArrayBuffer>;
  };

  return {
    pid: child.pid,
    async write(pixels) {
      const buffer = await freeBuffer();
      buffer.set(pixels);
      written++;
      stdin.write(buffer, () => {
        watchdog.alive();
        free.push(buffer);
        waiters.shift()?.();
      });
      // Lets the pipe progress before the next frame is drawn, and waits while both buffers are in use.
      await new Promise<void>((resolve) => setImmediate(resolve));
      if (free.length === 0) free.push(await freeBuffer());
    },
    async end() {
      watchdog.alive();
      if (!exited) stdin.end();
      const { code } = await ended;
      if (failure) throw failure;
      if (code !== 0) throw encoderEnded(`it ended with code ${code}`);
    },
    kill: () => endProcess(child.pid),
    cpuMs: () => benchedMs(options.log),
    memoryBytes: () => peakMemory(child.pid),
  };
}

/** CPU time from the output of `-benchmark` (`bench: utime=1.484s stime=0.156s rtime=1.690s`), which exists on every system. */
function benchedMs(log: string): number | null {
  const [, user, system] = [...logTail(log).matchAll(/bench: utime=([\d.]+)s stime=([\d.]+)s/g)].at(-1) ?? [];
  return user === undefined ? null : (Number(user) + Number(system)) * 1000;
}

function peakMemory(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
