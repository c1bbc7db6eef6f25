// One run of ffmpeg that decodes a file's pictures in order, from the start or from a key frame. Raw samples come through a pipe in
// the decoder's own format; times come as messages, because a raw stream has none. The reader sets the pace: a full queue stops it.

import { spawn } from 'node:child_process';
import { footageFailed, noFfmpeg } from '../../errors/render-errors.ts';
import { OWN_GROUP } from '../../machine/ffmpeg/end-process.ts';
import { exitWords, lastWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import type { FfmpegEnd } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { INPUT_LIMITS } from '../../machine/ffmpeg/input-limits.ts';
import { superviseProcess } from '../../machine/ffmpeg/supervise-process.ts';
import type { Supervisor } from '../../machine/ffmpeg/supervise-process.ts';
import { idleLimitMs, MESSAGE_LIMIT_BYTES } from '../../machine/ffmpeg/watch-process.ts';
import { openFramePipe } from './frame-pipe.ts';
import type { FramePipe } from './frame-pipe.ts';
import type { DecodedFrame, PictureRun } from './picture-run.ts';
import { createTimeLog } from './time-log.ts';

export interface RunOptions {
  ffmpegPath: string;
  path: string;
  /** Index of the stream. */
  stream: number;
  /** Options of the decoder. */
  decoding: readonly string[];
  /** Pixel format to write, size of a frame in pixels and bytes. */
  pixelFormat: string;
  width: number;
  height: number;
  frameBytes: number;
  /** Rate for pictures without times. */
  fps: number;
  /** Seconds from the container's start at which to look for a key frame; null: from the start, without seeking. */
  seek: number | null;
  /** The demuxer seeks by bytes, and may begin within a picture: the first key frame is not to be trusted. */
  seeksByBytes: boolean;
  /** A buffer of `frameBytes` to fill. */
  acquire(): ArrayBuffer;
}

/** Decoded frames that wait to be taken. */
const AHEAD_FRAMES = 3;
const AHEAD_BYTES = 48 * 1024 * 1024;
const STDERR_KEPT = 16 * 1024;
/** Longest wait for the time of a frame that has been read. */
const TIME_LIMIT_MS = 200;

/** An expression of the `select` filter that reports the time and field order of each frame. Known to ffmpeg 4.1 and 8. */
const REPORT_TIME = 'print(round(t*1000000)*4+interlace_type)\\;1';
/** As REPORT_TIME, from a key frame on: after a seek, pictures before it may refer to ones that were not decoded. */
const fromKeyFrame = (number: number): string => `st(0\\,ld(0)+key)\\;if(gte(ld(0)\\,${number})\\,${REPORT_TIME}\\,0)`;
/**
 * Frames are numbered, so that every one is written once: an option for that has another name in newer versions. The rate is lower than
 * that of any file: ffmpeg 4 repeats frames of a GIF, or of another file that says how long each is shown, up to the output's rate.
 */
const NUMBERED = 'settb=100,setpts=N';
const NUMBERED_RATE = '1/100';
/** Does nothing to pictures of that size. */
const scaled = (width: number, height: number): string =>
  `scale=${width}:${height}:flags=bicubic+accurate_rnd+bitexact`;

export function decodeArguments(options: Omit<RunOptions, 'acquire' | 'frameBytes' | 'ffmpegPath' | 'fps'>): string[] {
  const { path, stream, decoding, pixelFormat, width, height, seek, seeksByBytes } = options;
  return [
    ...[
      '-hide_banner',
      '-nostdin',
      '-nostats',
      '-loglevel',
      'repeat+info',
      '-copyts',
      ...INPUT_LIMITS,
      '-noautorotate',
      // Where a stream changes its size or pixel format midway, `scale` makes the pictures those of the start. A new filter graph
      // would number the frames anew, and ffmpeg would drop them.
      ...['-reinit_filter', '0'],
    ],
    ...decoding,
    ...(seek === null ? [] : ['-noaccurate_seek', '-ss', seek.toFixed(6)]),
    // `file:`: a name with a colon is no protocol.
    ...['-i', `file:${path}`, '-map', `0:${stream}`, '-an', '-sn', '-dn'],
    ...[
      '-vf',
      `select=${seek === null ? REPORT_TIME : fromKeyFrame(seeksByBytes ? 2 : 1)},${NUMBERED},${scaled(width, height)}`,
      '-r',
      NUMBERED_RATE,
    ],
    ...['-pix_fmt', pixelFormat, '-c:v', 'rawvideo', '-f', 'rawvideo', 'pipe:1'],
  ];
}

export class FootageRun implements PictureRun {
  readonly #options: RunOptions;
  readonly #queue: DecodedFrame[] = [];
  readonly #aheadFrames: number;
  readonly #log = createTimeLog();
  /** Complete buffers whose times have not arrived. */
  readonly #untimed: ArrayBuffer[] = [];
  #pipe: FramePipe | null = null;
  #supervisor: Supervisor | null = null;
  #stayAwake: ReturnType<typeof setInterval> | undefined;
  #messages = 0;
  #stderr = '';
  #isPaused = false;
  #isStopped = false;
  #end: FfmpegEnd | null = null;
  #lastMicros = Number.NEGATIVE_INFINITY;
  #wake: () => void = () => {};

  constructor(options: RunOptions) {
    this.#options = options;
    this.#aheadFrames = Math.max(1, Math.min(AHEAD_FRAMES, Math.floor(AHEAD_BYTES / options.frameBytes)));
    this.#run().catch((failure: NodeJS.ErrnoException) => {
      this.#end = { code: null, signal: null, failure, timedOut: false };
      this.#wake();
    });
  }

  /** Resolves once it has ended; `next` tells how. */
  async #run(): Promise<void> {
    const { frameBytes, acquire } = this.#options;
    const pipe = await openFramePipe({
      ...{ frameBytes, acquire },
      onFrame: (bytes) => void this.#untimed.push(bytes),
      onBytes: () => {
        this.#supervisor?.alive();
        this.#match();
      },
    });
    if (this.#isStopped) return pipe.destroy();
    this.#pipe = pipe;
    const child = spawn(this.#options.ffmpegPath, decodeArguments(this.#options), {
      stdio: ['ignore', pipe.stdout, 'pipe'],
      detached: OWN_GROUP,
      windowsHide: true,
    });
    const exited = new Promise<FfmpegEnd>((resolve) => {
      child.once('error', (failure) => resolve({ code: null, signal: null, failure, timedOut: false }));
      child.once('close', (code, signal) => resolve({ code, signal, timedOut: false }));
    });
    pipe.attach(child.stdout);
    const idleMs = idleLimitMs();
    const supervisor = superviseProcess({ pid: child.pid, idleMs });
    this.#supervisor = supervisor;
    // A run that waits for its reader is not hung.
    this.#stayAwake = setInterval(() => {
      if (this.#isPaused) supervisor.alive();
    }, idleMs / 4);
    this.#stayAwake.unref();
    child.stderr!.setEncoding('utf8');
    child.stderr!.on('data', (text: string) => this.#note(text));
    child.stderr!.on('error', () => {});
    const end = await exited;
    supervisor.release();
    await pipe.closed;
    clearInterval(this.#stayAwake);
    this.#match(true);
    this.#end = end;
    this.#wake();
  }

  /**
   * The next frame, or null at the end. What is damaged is left out, as ffmpeg does. Rejects with a RenderError where ffmpeg could not
   * be run or was ended by the watchdog.
   */
  async next(): Promise<DecodedFrame | null> {
    for (;;) {
      const frame = this.#queue.shift();
      if (frame) {
        this.#resume();
        return frame;
      }
      if (this.#end || this.#isStopped) break;
      this.#resume();
      await this.#waitForFrame();
    }
    if (this.#isStopped) return null;
    const end = this.#end!;
    const ended = this.#supervisor?.ended();
    if (end.failure) throw noFfmpeg(`${this.#options.ffmpegPath}: ${end.failure.message}`);
    if (ended !== undefined || end.signal !== null)
      throw footageFailed(this.#options.path, exitWords({ ...end, ...(ended ? { ended } : {}) }), this.lastWords());
    return null;
  }

  /**
   * Frames without a time, such as ones that ffmpeg repeats, would fill the queue and stop the reading for ever. They are taken as they
   * are once the messages have been read after them: a time is written before its frame, so it would have been among them. The clock alone
   * does not tell, because a process that was stopped for a while finds its timer due before it has read anything.
   */
  async #waitForFrame(): Promise<void> {
    let waiting: ArrayBuffer | undefined;
    let areMessagesRead = false;
    const timer = setInterval(() => {
      const first = this.#untimed[0];
      if (first && first === waiting && areMessagesRead) return this.#match(true);
      if (first === waiting) return;
      waiting = first;
      areMessagesRead = false;
      // The event loop reads what has arrived, and then comes here.
      setImmediate(() => {
        if (waiting === first) areMessagesRead = true;
      });
    }, TIME_LIMIT_MS / 2);
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    clearInterval(timer);
  }

  /** ffmpeg's message that best explains a failure. */
  lastWords(): string {
    return lastWords(this.#stderr);
  }

  /** Ends the process. `next` then gives null. */
  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#stayAwake);
    this.#supervisor?.end();
    this.#pipe?.destroy();
    this.#wake();
  }

  #resume(): void {
    if (!this.#isPaused || this.#queue.length >= this.#aheadFrames) return;
    this.#isPaused = false;
    this.#supervisor?.alive();
    this.#pipe?.resume();
  }

  #note(text: string): void {
    const before = this.#log.times.length;
    this.#log.push(text);
    this.#messages = this.#log.times.length > before ? 0 : this.#messages + text.length;
    if (this.#messages > MESSAGE_LIMIT_BYTES) this.#supervisor?.flooded();
    this.#stderr = (this.#stderr + this.#log.takeOthers()).slice(-STDERR_KEPT);
    this.#match();
  }

  /** Joins frames and their times, which come through two pipes. */
  #match(isEnd = false): void {
    while (this.#untimed.length > 0 && (this.#log.times.length > 0 || isEnd)) {
      const bytes = this.#untimed.shift()!;
      const { micros, field } = this.#log.times.shift() ?? { micros: null, field: 'progressive' as const };
      const step = Math.round(1e6 / this.#options.fps);
      const time = micros ?? (this.#lastMicros === Number.NEGATIVE_INFINITY ? 0 : this.#lastMicros + step);
      // Times that stay or go back belong to damaged files; pictures keep the order in which they were decoded.
      this.#lastMicros = Math.max(time, this.#lastMicros + 1);
      this.#queue.push({ micros: this.#lastMicros, field, bytes });
    }
    if (!this.#isPaused && this.#queue.length + this.#untimed.length >= this.#aheadFrames) {
      this.#isPaused = true;
      this.#pipe?.pause();
    }
    if (this.#queue.length > 0) this.#wake();
  }
}
