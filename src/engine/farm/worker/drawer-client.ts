// Starts a process that draws, gives it one clip at a time, and ends it with everything it started: when a clip is cancelled, when it
// says nothing for too long, or when it has grown.

import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { fromFailure } from '../../errors/render-error.ts';
import { drawerDied } from '../../errors/farm-errors.ts';
import { interrupted } from '../../errors/render-errors.ts';
import { endProcess, endWithThisProcess, OWN_GROUP } from '../../machine/ffmpeg/end-process.ts';
import { processEntry } from '../../process-entry.ts';
import { poolEnd } from '../../render/pool/pool-end.ts';
import { ALIVE_MS, type LaneResult, type WorkerMessage } from '../../render/pool/pool-messages.ts';
import type { Proof } from '../admission/draw-proof.ts';
import type { DrawerReply, DrawerRequest } from './drawer-messages.ts';

export interface Drawer {
  /** Never rejects for what is in the input: that is in the result. Rejects with a RenderError where the process died or was ended. */
  draw(request: Omit<Extract<DrawerRequest, { kind: 'draw' }>, 'kind'>, options: DrawOptions): Promise<LaneResult>;
  prove(): Promise<Proof>;
  /** Ends the process at once. */
  end(): void;
}

export interface DrawOptions {
  onMessage: (message: WorkerMessage) => void;
  signal?: AbortSignal | undefined;
}

export interface DrawerOptions {
  logDir: string;
  /** Longest silence before the process is ended. */
  watchdogMs: number;
  /** A process that has grown beyond it is replaced before the next clip. */
  mostBytes: number;
}

/** What a process may need before its first sign of life, on a busy machine. */
const START_MS = 10_000;

export function openDrawer({ logDir, watchdogMs, mostBytes }: DrawerOptions): Drawer {
  const log = path.join(logDir, 'drawer.log');
  let child: ChildProcess | null = null;
  let forget = (): void => {};
  const encoders = new Set<number>();

  const end = (): void => {
    for (const pid of encoders) endProcess(pid);
    encoders.clear();
    endProcess(child?.pid);
    forget();
    child = null;
  };
  const start = (): ChildProcess => {
    if (child?.connected) return child;
    end();
    const output = openSync(log, 'a');
    // A group of its own, so that one signal ends it with its encoder.
    const started = fork(processEntry('drawer'), [], {
      detached: OWN_GROUP,
      stdio: ['ignore', output, output, 'ipc'],
      serialization: 'advanced',
      execArgv: process.execArgv.filter((flag) => !/^--(inspect|debug|test|watch)/.test(flag)),
    });
    closeSync(output);
    forget = endWithThisProcess(started.pid);
    return (child = started);
  };

  /** Sends a request; resolves with the first reply that `isAnswer` takes. */
  const ask = <R extends DrawerReply>(
    request: DrawerRequest,
    isAnswer: (reply: DrawerReply) => reply is R,
    { onMessage, signal }: DrawOptions,
  ): Promise<R> => {
    const asked = start();
    return new Promise<R>((resolve, reject) => {
      let silentTicks = 0;
      let silence = '';
      const watch = setInterval(() => {
        if (++silentTicks * ALIVE_MS <= watchdogMs + START_MS) return;
        silence = `it did nothing for ${silentTicks} s`;
        end();
      }, ALIVE_MS);
      const cancel = (): void => {
        end();
        settle(() => reject(interrupted()));
      };
      const receive = (reply: DrawerReply): void => {
        silentTicks = 0;
        if (reply.kind === 'alive') return;
        if (reply.kind === 'encoder') {
          if (reply.running) encoders.add(reply.pid);
          else encoders.delete(reply.pid);
        }
        if (isAnswer(reply)) return settle(() => resolve(reply));
        if (reply.kind === 'failed') return settle(() => reject(fromFailure(reply.failure)));
        if (reply.kind !== 'proof' && reply.kind !== 'drawn') onMessage(reply);
      };
      const die = (code: number | null, endSignal: NodeJS.Signals | null): void => {
        end();
        const clip = request.kind === 'draw' ? request.task.lane[0] : null;
        const how = silence || poolEnd(code, endSignal, log);
        settle(() => reject(drawerDied(clip, how)));
      };
      const settle = (then: () => void): void => {
        clearInterval(watch);
        asked.off('message', receive).off('exit', die);
        signal?.removeEventListener('abort', cancel);
        then();
      };
      asked.on('message', receive).on('exit', die);
      asked.once('error', () => {});
      signal?.addEventListener('abort', cancel, { once: true });
      if (signal?.aborted) return cancel();
      asked.send(request, (error) => {
        if (error) end();
      });
    });
  };
  return {
    async draw(request, options) {
      const isDrawn = (reply: DrawerReply) => reply.kind === 'drawn';
      const { result, residentBytes } = await ask({ kind: 'draw', ...request }, isDrawn, options);
      if (residentBytes > mostBytes) end();
      return result;
    },
    async prove() {
      const isProof = (reply: DrawerReply) => reply.kind === 'proof';
      return (await ask({ kind: 'prove' }, isProof, { onMessage: () => {} })).proof;
    },
    end,
  };
}
