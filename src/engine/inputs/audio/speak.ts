// Speech by a program of the user's settings: words in by standard input, sound out. Each recording is made once and kept in the
// cache by the digest of voice and words.

import { createHash } from 'node:crypto';
import { rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VOICE_OUTPUT, type VoiceCommand } from '../../../contract/voice.ts';
import { RenderError } from '../../errors/render-error.ts';
import { voiceFailed } from '../../errors/render-errors.ts';
import { partialName } from '../../files/write-atomic.ts';
import { OWN_GROUP } from '../../machine/ffmpeg/end-process.ts';
import { exitWords } from '../../machine/ffmpeg/ffmpeg-words.ts';
import { endOf, RAW } from '../../machine/ffmpeg/run-ffmpeg.ts';
import { superviseProcess } from '../../machine/ffmpeg/supervise-process.ts';
import { idleLimitMs } from '../../machine/ffmpeg/watch-process.ts';
import { audioCacheFolder, openSoundTrack, type SoundOptions } from './sound-track.ts';

export interface SpeechOrder {
  /** Name of the voice, for messages. */
  by: string;
  words: string;
  command: VoiceCommand;
}

export interface Speech {
  /** File of the recording. */
  path: string;
  seconds: number;
}

/** Part of the digest. Increase it where the same command would be run in another way. */
const VOICE_VERSION = 1;
/** An hour of stereo samples takes 690 MB; 5,000 characters are said in about six minutes. */
const MAX_BYTES = 256 * 1024 * 1024;
const MAX_MESSAGES = 1024 * 1024;
const LIMIT_MS = 5 * 60_000;

const running = new Map<string, Promise<void>>();

/** The recording, from the cache if it is there. Rejects with a RenderError where the program fails or writes no sound. */
export async function speak(order: SpeechOrder, options: SoundOptions = {}): Promise<Speech> {
  const digest = createHash('sha256')
    .update(JSON.stringify([VOICE_VERSION, order.command, order.words]))
    .digest('hex');
  const target = path.join(audioCacheFolder(options), `${digest.slice(0, 32)}.voice.wav`);
  const now = new Date();
  const isKept = await utimes(target, now, now).then(
    () => true,
    () => false,
  );
  if (!isKept) {
    let making = running.get(target);
    if (!making) {
      making = record(order, target, options.signal).finally(() => running.delete(target));
      running.set(target, making);
    }
    await making;
  }
  try {
    const { seconds } = await openSoundTrack(target, options);
    return { path: target, seconds };
  } catch (error) {
    if (!(error instanceof RenderError) || !error.code.startsWith('input-')) throw error;
    await rm(target, { force: true });
    throw voiceFailed(order.by, 'what it wrote is no sound that ffmpeg can decode');
  }
}

async function record({ by, words, command }: SpeechOrder, target: string, signal?: AbortSignal): Promise<void> {
  const { execa } = await import('execa');
  const partial = partialName(target);
  const [program, ...args] = command;
  const isFile = args.some((arg) => arg.includes(VOICE_OUTPUT));
  try {
    const child = execa(
      program,
      args.map((arg) => arg.replaceAll(VOICE_OUTPUT, partial)),
      {
        input: words,
        stdout: 'pipe',
        stderr: 'pipe',
        ...RAW,
        shell: false,
        // Not the folder of the reel, which may be someone else's.
        cwd: path.dirname(target),
        detached: OWN_GROUP,
        killSignal: 'SIGKILL',
        timeout: LIMIT_MS,
        maxBuffer: { stdout: MAX_BYTES, stderr: MAX_MESSAGES },
      },
    );
    const supervisor = superviseProcess({ pid: child.pid, idleMs: idleLimitMs(), files: [partial], signal });
    child.stdout?.on('data', () => supervisor.alive());
    try {
      const result = await child;
      if (result.isMaxBuffer || result.timedOut) supervisor.end();
      signal?.throwIfAborted();
      const ended = supervisor.ended();
      const end = { ...endOf(result), ...(ended ? { ended } : {}) };
      if (result.isMaxBuffer) throw voiceFailed(by, `it wrote more than ${MAX_BYTES / 1024 / 1024} MB`);
      if (result.failed || end.code !== 0) throw voiceFailed(by, withMessage(exitWords(end), result.stderr));
      if (!isFile) await writeFile(partial, result.stdout ?? new Uint8Array());
    } finally {
      supervisor.release();
    }
    const size = await stat(partial).then(
      (info) => info.size,
      () => 0,
    );
    if (size === 0) throw voiceFailed(by, 'it wrote no sound');
    if (size > MAX_BYTES) throw voiceFailed(by, `it wrote more than ${MAX_BYTES / 1024 / 1024} MB`);
    await rename(partial, target);
  } finally {
    await rm(partial, { force: true });
  }
}

function withMessage(why: string, stderr: Uint8Array | undefined): string {
  const [line] = Buffer.from(stderr ?? new Uint8Array())
    .toString()
    .split(/\r?\n/)
    .filter((each) => each.trim() !== '')
    .slice(-1);
  return line === undefined ? why : `${why}: ${line.trim().slice(0, 200)}`;
}
