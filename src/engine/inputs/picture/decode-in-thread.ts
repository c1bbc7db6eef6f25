// Decodes pictures in a thread, one after another: a picture that takes too long or too much memory ends with that thread, and nothing
// else waits for it.

import { Worker } from 'node:worker_threads';
import { processEntry } from '../../process-entry.ts';
import type { DecodeReply, DecodeRequest } from './decode-worker.ts';
import type { DecodedPicture } from './decode-picture.ts';
import { PictureError } from './picture-error.ts';

const MOST_SECONDS = 120;
/** Of JavaScript objects; pictures are outside of it. */
const MOST_HEAP_MB = 1024;
/** How long an unused thread is kept. */
const IDLE_MS = 3000;

let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

export interface DecodeOptions {
  /** Larger pictures are averaged down to this many pixels. */
  mostKeptPixels: number;
  signal?: AbortSignal | undefined;
  mostSeconds?: number;
}

/** Rejects with a PictureError, or with the signal's reason. */
export function decodeInThread(bytes: Uint8Array, options: DecodeOptions): Promise<DecodedPicture> {
  const decoded = last.then(() => run(bytes, options));
  last = decoded.catch(() => {});
  return decoded;
}

async function run(bytes: Uint8Array, options: DecodeOptions): Promise<DecodedPicture> {
  const { signal, mostKeptPixels, mostSeconds = MOST_SECONDS } = options;
  signal?.throwIfAborted();
  clearTimeout(idle);
  const worker = (thread ??= start());
  worker.ref();
  let settle = (): void => {};
  try {
    const reply = await new Promise<DecodeReply>((resolve, reject) => {
      const late = setTimeout(
        () => reject(new PictureError(`decoding it takes longer than ${mostSeconds} s`)),
        mostSeconds * 1000,
      );
      const cancel = (): void => reject(signal?.reason as Error);
      const ended = (): void => reject(new PictureError('decoding it takes too much memory'));
      worker.once('message', resolve).once('error', ended).once('exit', ended);
      signal?.addEventListener('abort', cancel, { once: true });
      settle = () => {
        clearTimeout(late);
        signal?.removeEventListener('abort', cancel);
        worker.off('message', resolve).off('error', ended).off('exit', ended);
      };
      worker.postMessage({ bytes, mostKeptPixels } satisfies DecodeRequest);
    });
    if ('reason' in reply) throw new PictureError(reply.reason);
    keepIdle(worker);
    return reply.decoded;
  } catch (error) {
    // A decoder that failed or was stopped may hold anything.
    end(worker);
    throw error;
  } finally {
    settle();
  }
}

function start(): Worker {
  const worker = new Worker(processEntry('picture'), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    // Decoders print to the console, which is a channel of messages in some of our processes.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  worker.on('error', () => end(worker));
  return worker;
}

function keepIdle(worker: Worker): void {
  worker.unref();
  idle = setTimeout(() => end(worker), IDLE_MS);
  idle.unref();
}

function end(worker: Worker): void {
  if (thread === worker) thread = null;
  worker.unref();
  void worker.terminate();
}
