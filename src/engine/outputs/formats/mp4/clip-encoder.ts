// One encoder process that turns drawn frames into one clip. Two buffers: while ffmpeg takes one, the next frame is drawn
// into the other. Its words go to a log file; a watchdog ends it when it neither reads, nor computes, nor writes.
// Plain `spawn`, where the other runs of ffmpeg are execa's: every worker thread would load that, for one raw pipe and one exit.
//
// What the way of a frame costs, 80 frames of 1080p, four rounds in turn: ffmpeg reading them from a file 3.3 ms of system time a frame,
// through a pipe (`cat`) 4.3, from here 4.4; user time no different. So a millisecond to hand a frame over, and half of one for the copy
// out of the kernels' memory, which the next frame would overwrite. Larger or other channels could save a part of that one, no more.

import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { encoderEnded, encoderStalled } from '../../../errors/encoder-failure.ts';
import type { EncoderFailure } from '../../../errors/encoder-failure.ts';
import { endProcess, OWN_GROUP } from '../../../machine/ffmpeg/end-process.ts';
import { exitWords, lastWords, logTail, saysDiskFull } from '../../../machine/ffmpeg/ffmpeg-words.ts';
import { watchProcess } from '../../../machine/ffmpeg/watch-process.ts';
import { clipArgs } from './encoder-settings.ts';
import type { EncoderSettings } from './encoder-settings.ts';
import type { ClipTask, ClipWriter } from '../../output-format.ts';
import { frameRate, trackTimescale } from '../../../machine/ffmpeg/frame-rate.ts';

export interface ClipEncoderOptions extends ClipTask<EncoderSettings> {
  ffmpegPath: string;
}

/**
 * x264 learns by its third frame how far decoding runs ahead of showing. A shorter clip would be timed as if it did not, and tear
 * the timing of the clips it is joined to: it is encoded with copies of its last frame, which are then cut off.
 */
const LEAST_FRAMES = 3;

/** Buffers of encoders that have ended, for the next one: taken anew for every clip, they are garbage that waits to be collected. */
let spare: Uint8Array<ArrayBuffer>[] = [];

function takeBuffer(bytes: number): Uint8Array<ArrayBuffer> {
  spare = spare.filter(({ length }) => length === bytes);
  return spare.pop() ?? new Uint8Array(bytes);
}

export function openClipEncoder(options: ClipEncoderOptions): ClipWriter {
  const log = openSync(options.log, 'a');
  const isShort = options.frames < LEAST_FRAMES;
  const encoded = isShort ? `${options.log}.whole.mp4` : options.target;
  const child = spawn(
    options.ffmpegPath,
    clipArgs(options.format, options.settings, {
      ...options,
      target: encoded,
      frames: Math.max(LEAST_FRAMES, options.frames),
      isAllKeys: isShort,
    }),
    { stdio: ['pipe', 'ignore', log], windowsHide: true, detached: OWN_GROUP },
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
  // Writing to an encoder that has gone is told by its exit, with its reason; the pipe's own error says less.
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

  const size = (options.format.width * options.format.height * 3) / 2;
  const buffers = [takeBuffer(size), takeBuffer(size)];
  const free = [...buffers];
  let written = 0;

  const freeBuffer = async (): Promise<Uint8Array<ArrayBuffer>> => {
    while (free.length === 0 && !exited) await new Promise<void>((resolve) => waiters.push(resolve));
    if (failure || exited) await ended;
    if (failure || exited) throw failure ?? encoderEnded(`it ended after ${written} of ${options.frames} frames`);
    return free.pop() as Uint8Array<ArrayBuffer>;
  };

  let last: Uint8Array | null = null;
  const write = async (yuv: Uint8Array): Promise<void> => {
    const buffer = await freeBuffer();
    buffer.set(yuv);
    written++;
    stdin.write(buffer, () => {
      watchdog.alive();
      free.push(buffer);
      waiters.shift()?.();
    });
    // Let the pipe move before the next frame is drawn, and wait where both buffers are on their way.
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (free.length === 0) free.push(await freeBuffer());
  };

  return {
    pid: child.pid,
    async write(yuv) {
      if (isShort) last = yuv.slice();
      await write(yuv);
    },
    async finish() {
      const count = written;
      while (last && written < LEAST_FRAMES) await write(last);
      watchdog.alive();
      if (!exited) stdin.end();
      const { code } = await ended;
      if (failure) throw failure;
      if (code !== 0) throw encoderEnded(`it ended with code ${code}`);
      const frames = countedFrames(options.log);
      if (!isShort || frames !== LEAST_FRAMES) return frames;
      const { trimClip } = await import('./trim-clip.ts'); // seldom wanted, and it loads execa
      const trouble = await trimClip(
        options.ffmpegPath,
        encoded,
        options.target,
        count,
        trackTimescale(frameRate(options.format.fps)),
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

/** The count in ffmpeg's closing line (`frame=   96 fps=…`), or -1 where there is none. */
export function countedFrames(log: string): number {
  const counts = [...logTail(log).matchAll(/frame=\s*(\d+)/g)];
  return counts.length ? Number(counts[counts.length - 1][1]) : -1;
}

/** What `-benchmark` says at the end (`bench: utime=1.484s stime=0.156s rtime=1.690s`): on every system, and after the process has gone. */
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
