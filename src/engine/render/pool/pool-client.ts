// Supervises the pool process: starts it, passes its messages on, ends it with everything it started. A pool that dies is
// started once more for what is left; the second time is an error that names the segments it was drawing.

import type { ClipJob } from '../../../contract/clip-runner.ts';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { fromFailure } from '../../errors/render-error.ts';
import { interrupted, poolDied } from '../../errors/render-errors.ts';
import { endProcess, OWN_GROUP } from '../../machine/ffmpeg/end-process.ts';
import { removePartialsOf } from '../../files/write-atomic.ts';
import { processEntry } from '../../process-entry.ts';
import type { Lane } from '../plan/clip-plan.ts';
import { ALIVE_MS } from './pool-messages.ts';
import { poolEnd } from './pool-end.ts';
import type { PoolMessage, PoolRequest, PoolSetup } from './pool-messages.ts';

export interface PoolRun {
  setup: PoolSetup;
  /** What is still to be drawn; asked again after a restart. */
  lanes: () => Lane[] | Promise<Lane[]>;
  onMessage: (message: PoolMessage) => void;
  signal?: AbortSignal;
  onRestart?: (how: string) => void;
}

const GRACE_MS = 3000;
/** What a process may need before its first sign of life, on a busy machine. */
const START_MS = 10_000;

/** Resolves when all lanes are drawn; rejects with the one failure that ended them. */
export async function runPool(run: PoolRun): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const exit = await runOnce(run);
    if (exit === null) return;
    if (attempt === 2) throw poolDied(exit.segments, exit.how);
    run.onRestart?.(exit.how);
  }
}

interface PoolExit {
  how: string;
  segments: { number: number; scene: string }[];
}

async function runOnce({ setup, lanes, onMessage, signal }: PoolRun): Promise<PoolExit | null> {
  const left = await lanes();
  if (signal?.aborted) throw interrupted();
  if (left.length === 0) return null;
  const log = openSync(path.join(setup.logDir, 'pool.log'), 'a');
  // A group of its own, so that one signal ends it with all its encoders.
  const child = fork(processEntry('pool'), [], {
    detached: OWN_GROUP,
    stdio: ['ignore', log, log, 'ipc'],
    serialization: 'advanced',
    execArgv: poolArguments(),
  });
  closeSync(log);
  const encoders = new Set<number>();
  const begun = new Map<number, ClipJob>();
  let outcome: { failure?: Error; finished?: true } | null = null;

  return await new Promise<PoolExit | null>((resolve, reject) => {
    const cancel = () => {
      outcome ??= { failure: interrupted() };
      if (child.connected) child.send({ kind: 'cancel' } satisfies PoolRequest, () => {});
      setTimeout(() => endGroup(child, encoders), GRACE_MS).unref();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    // Counted in ticks: a machine that was suspended has not waited.
    let silentTicks = 0;
    let silence = '';
    const heartbeat = setInterval(() => {
      if (++silentTicks * ALIVE_MS <= setup.watchdogMs + START_MS) return;
      silence = `it did nothing for ${silentTicks} s`;
      endGroup(child, encoders);
    }, ALIVE_MS);
    heartbeat.unref();
    child.on('message', (message: PoolMessage) => {
      silentTicks = 0;
      if (message.kind === 'alive') return;
      if (message.kind === 'begin') begun.set(message.clip.index, message.clip);
      if (message.kind === 'clip') begun.delete(message.clip.index);
      if (message.kind === 'encoder') {
        if (message.running) encoders.add(message.pid);
        else encoders.delete(message.pid);
      }
      if (message.kind === 'failed') outcome ??= { failure: fromFailure(message.failure) };
      if (message.kind === 'finished') outcome ??= { finished: true };
      onMessage(message);
    });
    let startError = '';
    child.once('error', (error) => {
      startError = error.message;
      if (child.pid === undefined) void settle(null, null);
    });
    const settle = async (code: number | null, endSignal: NodeJS.Signals | null) => {
      signal?.removeEventListener('abort', cancel);
      clearInterval(heartbeat);
      endGroup(child, encoders);
      if (child.pid !== undefined) await removePartialsOf(child.pid, setup.clipDir);
      if (outcome?.failure) reject(outcome.failure);
      else if (outcome?.finished) resolve(null);
      else
        resolve({
          how: silence || startError || poolEnd(code, endSignal, path.join(setup.logDir, 'pool.log')),
          segments: segmentsOf(begun),
        });
    };
    child.once('exit', (code, endSignal) => void settle(code, endSignal));
    child.send({ kind: 'start', setup, lanes: left } satisfies PoolRequest, (error) => {
      if (error) endGroup(child, encoders);
    });
  });
}

function segmentsOf(begun: Map<number, ClipJob>): PoolExit['segments'] {
  const segments = new Map([...begun.values()].map(({ segment, scene }) => [segment, { number: segment, scene }]));
  return [...segments.values()].sort((a, b) => a.number - b.number);
}

/** Flags the pool needs to run; never a debugger's port, which can be had only once. */
function poolArguments(): string[] {
  return process.execArgv.filter((flag) => !/^--(inspect|debug|test|watch)/.test(flag));
}

/** Ends the pool with its workers and encoders. */
function endGroup(child: ChildProcess, encoders: Set<number>): void {
  for (const pid of encoders) endProcess(pid);
  endProcess(child.pid);
  encoders.clear();
}
