// Runs ffmpeg over the first audio stream of a file and yields its frames with their timestamps. Nothing is kept in memory: a
// film of hours is decoded frame by frame.

import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { audioDecoderFailed, interrupted, noFfmpeg } from '../../errors/render-errors.ts';
import { OWN_GROUP } from '../../machine/ffmpeg/end-process.ts';
import { exitWords, lastWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { INPUT_LIMITS } from '../../machine/ffmpeg/input-limits.ts';
import { endOf, RAW } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { superviseProcess } from '../../machine/ffmpeg/supervise-process.ts';
import { idleLimitMs, MESSAGE_LIMIT_BYTES } from '../../machine/ffmpeg/watch-process.ts';
import { createFrameLog } from './frame-log.ts';
import type { LoggedFrame } from './frame-log.ts';
import { CHANNELS, SAMPLE_RATE } from './timeline.ts';

export interface DecodedFrame {
  /** Timestamp in samples from the start of the container; null where the container has no timestamps of its own. */
  at: number | null;
  /** Left and right in turn, f32 at SAMPLE_RATE. */
  samples: Float32Array;
  /** Decoder, such as `vorbis`. */
  codec: string;
}

export interface DecodeOptions {
  ffmpegPath: string;
  /** Bytes of the file; the whole by default. */
  bytes?: { start: number; end: number };
  signal?: AbortSignal;
}

/**
 * Demuxers whose timestamps are the author's: sound may start late or pause. Those of others (mp3, aac, wav, flac …) are
 * estimates by ffmpeg, wrong where a bit rate or sample rate changes.
 */
const HAS_TIMESTAMPS = /(^|,)(mov|matroska|mpegts|mpeg|flv|asf|avi|nut|ogg|mxf|rm|wtv)(,|$)/;

/** Mixes any layout to stereo. `-ac 2` would make mono 3 dB quieter. */
const TO_STEREO =
  'pan=stereo|FL<FL+0.707*FLC+0.707*FC+0.707*BL+0.707*SL+0.5*BC|FR<FR+0.707*FRC+0.707*FC+0.707*BR+0.707*SR+0.5*BC';

/** Known to ffmpeg 4.1 and 8 alike. `-copyts` keeps the container's own times, which ffmpeg otherwise shifts by stream. */
const decodeArgs = (input: string): string[] => [
  '-hide_banner',
  '-nostats',
  '-loglevel',
  'info',
  '-copyts',
  ...INPUT_LIMITS,
  '-i',
  input,
  '-map',
  '0:a:0',
  '-af',
  `aresample=${SAMPLE_RATE},${TO_STEREO},aformat=sample_fmts=flt:channel_layouts=stereo,ashowinfo`,
  '-f',
  'f32le',
  'pipe:1',
];

const FRAME_BYTES = CHANNELS * 4;
/** Logged frames whose samples have not come yet: ffmpeg buffers a few. */
const MOST_LOGGED = 100_000;

/** Yields frames in order; none where the file has no sound that ffmpeg can decode. */
export async function* decodeAudio(path: string, options: DecodeOptions): AsyncGenerator<DecodedFrame> {
  const { execa } = await import('execa');
  const { bytes, signal } = options;
  // `file:`: a name with a colon is no protocol.
  const child = execa(options.ffmpegPath, decodeArgs(bytes ? 'pipe:0' : `file:${path}`), {
    stdin: bytes ? 'pipe' : 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
    ...RAW,
    buffer: false,
    detached: OWN_GROUP,
  });
  const supervisor = superviseProcess({ pid: child.pid, idleMs: idleLimitMs(), signal });
  // ffmpeg may close its input early; its exit says why.
  if (bytes)
    void pipeline(createReadStream(path, { start: bytes.start, end: bytes.end - 1 }), child.stdin!).catch(() => {});

  const log = createFrameLog();
  const logged: LoggedFrame[] = [];
  let isLogOpen = true;
  let wake = () => {};
  /** Characters of messages since the last frame. */
  let messages = 0;
  child.stderr!.setEncoding('utf8');
  child.stderr!.on('data', (text: string) => {
    const before = logged.length;
    log.push(text, logged);
    messages = logged.length > before ? 0 : messages + text.length;
    if (messages > MESSAGE_LIMIT_BYTES || logged.length > MOST_LOGGED) supervisor.flooded();
    wake();
  });
  child.stderr!.on('close', () => {
    isLogOpen = false;
    wake();
  });

  const toFrame = (block: Buffer, pts: number | null): DecodedFrame => {
    const samples = new Float32Array(block.length / 4);
    new Uint8Array(samples.buffer).set(block);
    const { container, codec, start } = log.header;
    const isTimed = pts !== null && HAS_TIMESTAMPS.test(container);
    return { at: isTimed ? pts - Math.round(Math.max(0, start) * SAMPLE_RATE) : null, samples, codec };
  };

  try {
    let pending: Buffer = Buffer.alloc(0);
    for await (const chunk of child.stdout! as AsyncIterable<Buffer>) {
      supervisor.alive();
      pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
      while (pending.length >= FRAME_BYTES) {
        while (logged.length === 0 && isLogOpen) await new Promise<void>((resolve) => (wake = resolve));
        const next = logged[0];
        const size = next ? next.samples * FRAME_BYTES : pending.length - (pending.length % FRAME_BYTES);
        if (size > pending.length) break;
        logged.shift();
        if (size > 0) yield toFrame(pending.subarray(0, size), next?.pts ?? null);
        supervisor.alive();
        pending = pending.subarray(size);
      }
    }
    const result = endOf(await child);
    if (signal?.aborted) throw interrupted();
    if (result.failure) throw noFfmpeg(`${options.ffmpegPath}: ${result.failure.message}`);
    const ended = supervisor.ended();
    // A damaged end is no reason to refuse the rest. A decoder that was killed has not read everything.
    if (ended !== undefined || result.signal !== null)
      throw audioDecoderFailed(path, exitWords({ ...result, ...(ended ? { ended } : {}) }), lastWords(log.messages()));
  } catch (error) {
    if (signal?.aborted) throw interrupted();
    throw error;
  } finally {
    supervisor.end();
    supervisor.release();
    await child.catch(() => {});
  }
}
