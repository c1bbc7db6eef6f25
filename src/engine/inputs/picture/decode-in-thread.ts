// Decodes pictures in a thread, one after another: a picture that takes too long or too much memory ends with that thread, and nothing
// else waits for it.

import { Worker } from 'node:worker_threads';
import { processEntry } from '../../process-entry.ts';
import type { DecodeReply, DecodeRequest } from './decode-worker.ts';
import type { DecodedPicture } from './decode-picture.ts';
import type { PictureHeader } from './picture-codec.ts';
import { PictureError } from './picture-error.ts';

const MOST_SECONDS = 120;
/** Of JavaScript objects; pictures are outside of it. */
const MOST_HEAP_MB = 1024;
/** How long an unused thread is kept. */
const IDLE_MS = 3000;

let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

interface ThreadOptions {
  signal?: AbortSignal | undefined;
  mostSeconds?: number;
}

/** Larger pictures are averaged down to `mostKeptPixels`. Rejects with a PictureError, or with the signal's reason. */
export async function decodeInThread(
  bytes: Uint8Array,
  { mostKeptPixels, ...options }: ThreadOptions & { mostKeptPixels: number },
): Promise<DecodedPicture> {
  const reply = await ask({ bytes, mostKeptPixels }, options);
  if ('decoded' in reply) return reply.decoded;
  throw new Error('Expected a decoded picture, but got a header.');
}

/** Rejects as decodeInThread does. */
export async function headerInThread(bytes: Uint8Array, options: ThreadOptions = {}): Promise<PictureHeader> {
  const reply = await ask({ bytes, mostKeptPixels: null }, options);
  if ('header' in reply) return reply.header;
  throw new Error('Expected a header, but got a decoded picture.');
}

type Answer = Exclude<DecodeReply, { reason: string }>;

function ask(request: DecodeRequest, options: ThreadOptions): Promise<Answer> {
  const answer = last.then(() => run(request, options));
  last = answer.catch(() => {});
  return answer;
}

async function run(request: DecodeRequest, options: ThreadOptions): Promise<Answer> {
  const { signal, mostSeconds = MOST_SECONDS } = options;
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
      worker.postMessage(request);
    });
    if ('reason' in reply) throw new PictureError(reply.reason);
    keepIdle(worker);
    return reply;
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
