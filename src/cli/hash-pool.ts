// Hashes frames on several threads, each with a range of frames, and reports the hashes in order.

import { Worker } from 'node:worker_threads';
import type { DrawOrder } from './draw-session.ts';
import { hashFrames } from './frame-hashes.ts';
import type { HashShare } from './hash-worker.ts';

const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './hash-worker.ts' : './hash-worker.mjs', import.meta.url);

export async function hashInOrder(
  order: DrawOrder,
  from: number,
  to: number,
  workers: number,
  onHash: (frame: number, hash: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const threads = Math.min(workers, to - from);
  if (threads <= 1) return hashFrames(order, from, to, onHash, signal);

  const waiting = new Map<number, string>();
  let next = from;
  const take = ([frame, hash]: [number, string]) => {
    waiting.set(frame, hash);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next);
      onHash(next++, ready);
    }
  };
  const share = Math.ceil((to - from) / threads);
  const running: Worker[] = [];
  const end = () => {
    for (const worker of running) void worker.terminate();
  };
  signal.addEventListener('abort', end);
  try {
    await Promise.all(
      Array.from({ length: threads }, (_, i) => {
        const data: HashShare = { order, from: from + i * share, to: Math.min(to, from + (i + 1) * share) };
        const worker = new Worker(ENTRY, { workerData: data });
        running.push(worker);
        worker.on('message', take);
        return new Promise<void>((resolve, reject) => {
          worker.on('error', reject);
          worker.on('exit', (code) =>
            code === 0 ? resolve() : reject(new Error(`A drawing thread ended with code ${code}.`)),
          );
        });
      }),
    );
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}
