// One ffmpeg process that encodes drawn frames into a clip. Two buffers: while ffmpeg reads one, the next frame is drawn. Messages go
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
import { codecOf } from './codecs.ts';
import { CONTAINERS, muxerArgs } from './containers.ts';
import type { Container } from './containers.ts';
import { leastFrames } from './encoder-args.ts';
import { clipArgs, frameBytes, layoutOf } from './encoder-settings.ts';
import type { EncoderSettings } from './encoder-args.ts';
import type { ClipTask, ClipWriter } from '../output-format.ts';
import { frameRate } from '../../machine/ffmpeg/frame-rate.ts';

export interface ClipEncoderOptions extends ClipTask<EncoderSettings> {
  ffmpegPath: string;
  /** MP4 by default. */
  container?: Container;
}

/** Buffers of finished encoders, reused by the next: allocating them per clip delays garbage collection. */
let spare: Uint8Array<ArrayBuffer>[] = [];

function acquireBuffer(bytes: number): Uint8Array<ArrayBuffer> {
  spare = spare.filter(({ length }) => length === bytes);
  return spare.pop() ?? new Uint8Array(bytes);
}

export function openClipEncoder(options: ClipEncoderOptions): ClipWriter {
  const log = openSync(options.log, 'a');
  const { container = CONTAINERS.mp4, settings } = options;
  // A clip with fewer frames than the encoder needs to establish the offset of its decoding times gets another offset, and breaks the
  // times of the clips it is joined to. So it is encoded with copies of its last frame, which are then cut off.
  const least = leastFrames(settings.encoder);
  const isShort = options.frames < least;
  const encoded = isShort ? `${options.log}.whole.${container.muxer}` : options.target;
  const child = spawn(
    options.ffmpegPath,
    clipArgs(options.format, settings, {
      ...options,
      target: encoded,
      frames: Math.max(least, options.frames),
      isAllKeys: isShort,
    }),
    // In the group of the render pool: what ends that group ends an encoder that was started a moment before, too.
    { stdio: ['pipe', 'ignore', log], windowsHide: true },
  );
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
    files: [encoded],
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

  const size = frameBytes(layoutOf(settings), options.format.width, options.format.height);
  const buffers = [acquireBuffer(size), acquireBuffer(size)];
  const free = [...buffers];
  let written = 0;

  const freeBuffer = async (): Promise<Uint8Array<ArrayBuffer>> => {
    while (free.length === 0 && !exited) await new Promise<void>((resolve) => waiters.push(resolve));
    if (failure || exited) await ended;
    if (failure || exited) throw failure ?? encoderEnded(`it ended after ${written} of ${options.frames} frames`);
    return free.pop() as Uint8Array<ArrayBuffer>;
  };

  let last: Uint8Array | null = null;
  const write = async (pixels: Uint8Array): Promise<void> => {
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
  };

  return {
    pid: child.pid,
    async write(pixels) {
      if (isShort) last = pixels.slice();
      await write(pixels);
    },
    async finish() {
      const count = written;
      while (last && written < least) await write(last);
      watchdog.alive();
      if (!exited) stdin.end();
      const { code } = await ended;
      if (failure) throw failure;
      if (code !== 0) throw encoderEnded(`it ended with code ${code}`);
      const frames = countedFrames(options.log);
      if (!isShort || frames !== least) return frames;
      const { trimClip } = await import('./trim-clip.ts'); // seldom wanted, and it loads execa
      const trouble = await trimClip(
        options.ffmpegPath,
        encoded,
        options.target,
        count,
        muxerArgs(container, codecOf(settings.encoder), frameRate(options.format.fps)),
      );
      if (trouble !== null) throw encoderEnded(trouble, saysDiskFull(trouble));
      return count;
    },
    kill() {
      endProcess(child.pid);
    },
    cpuMs: () => benchedMs(options.log),
    memoryBytes: () => peakMemory(child.pid),
  };
}

/** The frame count in ffmpeg's last line (`frame=   96 fps=…`), or -1. */
export function countedFrames(log: string): number {
  const counts = [...logTail(log).matchAll(/frame=\s*(\d+)/g)];
  return counts.length ? Number(counts[counts.length - 1][1]) : -1;
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
