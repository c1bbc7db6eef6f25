// Decodes in a thread, one file after another: a file that takes too long or too much memory ends with that thread, and nothing else
// waits for it.

import { Worker } from 'node:worker_threads';
import { processEntry } from '../../process-entry.ts';
import type { DecoderReply, DecoderRequest, DecoderResults, DecoderTask } from './decoder-worker.ts';

const MOST_SECONDS = 120;
/** Of JavaScript objects; pictures are outside of it. */
const MOST_HEAP_MB = 2048;
/** How long an unused thread is kept. */
const IDLE_MS = 3000;

let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

export interface DecoderOptions {
  signal?: AbortSignal | undefined;
  mostSeconds?: number;
  /** Makes the error of a file that cannot be used; `reason` completes a sentence after a colon. */
  failure(reason: string): Error;
}

/** Rejects with `failure`, or with the signal's reason. */
export function askDecoder<K extends DecoderTask>(
  request: DecoderRequest<K>,
  options: DecoderOptions,
): Promise<DecoderResults[K]> {
  const answer = last.then(() => run(request, options));
  last = answer.catch(() => {});
  return answer;
}

async function run<K extends DecoderTask>(
  request: DecoderRequest<K>,
  { signal, failure, mostSeconds = MOST_SECONDS }: DecoderOptions,
): Promise<DecoderResults[K]> {
  signal?.throwIfAborted();
  clearTimeout(idle);
  const worker = (thread ??= start());
  worker.ref();
  let settle = (): void => {};
  try {
    const reply = await new Promise<DecoderReply<K>>((resolve, reject) => {
      const late = setTimeout(
        () => reject(failure(`reading it takes longer than ${mostSeconds} s`)),
        mostSeconds * 1000,
      );
      const cancel = (): void => reject(signal?.reason as Error);
      const ended = (): void => reject(failure('reading it takes too much memory'));
      worker.once('message', resolve).once('error', ended).once('exit', ended);
      signal?.addEventListener('abort', cancel, { once: true });
      settle = () => {
        clearTimeout(late);
        signal?.removeEventListener('abort', cancel);
        worker.off('message', resolve).off('error', ended).off('exit', ended);
      };
      worker.postMessage(request);
    });
    if ('reason' in reply) throw failure(reply.reason);
    keepIdle(worker);
    return reply.result;
  } catch (error) {
    // A decoder that failed or was stopped may hold anything.
    end(worker);
    throw error;
  } finally {
    settle();
  }
}

function start(): Worker {
  const worker = new Worker(processEntry('decoder'), {
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
