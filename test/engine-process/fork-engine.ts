// A real engine process, forked from source as the extension forks the bundle.

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PROTOCOL_VERSION } from '../../src/contract/protocol.ts';
import type { EngineEvents, EngineMessage, EngineRequests, PreviewFrame } from '../../src/contract/protocol.ts';
import { FrameSocketClient } from '../../src/extension/engine/frame-socket-client.ts';

const ENTRY = fileURLToPath(new URL('../../src/engine/process/main.ts', import.meta.url));

/** `entry`: another than the source, e.g. the bundle. */
export function forkEngine(cacheDir: string, entry = ENTRY) {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    env: { ...process.env, GLYPHREEL_CACHE: cacheDir },
  });
  const answers = new Map<number, (message: EngineMessage) => void>();
  const counts = new Map<number, number>();
  const events: { name: keyof EngineEvents; data: any }[] = [];
  let next = 1;
  let pixels: FrameSocketClient | null = null;
  let place: string | null = null;
  child.on('message', (message: EngineMessage) => {
    if (message.kind === 'event') return void events.push(message);
    counts.set(message.id, (counts.get(message.id) ?? 0) + 1);
    answers.get(message.id)?.(message);
  });
  const send = <M extends keyof EngineRequests>(method: M | 'nonsense', params: unknown) =>
    new Promise<EngineMessage>((resolve) => {
      const id = next++;
      answers.set(id, resolve);
      child.send({ kind: 'request', id, method, params });
    });
  return {
    child,
    events,
    counts,
    send,
    /** Where the pixels' pipe was opened. */
    pixelPath: () => place,
    /** The frame's memory may be filled again. */
    give: (frame: EngineRequests['previewFrame']['result']) => void (!frame.dropped && pixels?.release(frame.pixels)),
    async request<M extends keyof EngineRequests>(
      method: M,
      params: EngineRequests[M]['params'],
    ): Promise<EngineRequests[M]['result']> {
      const answer = await send(method, params);
      if (answer.kind === 'response') {
        const frame = answer.result as PreviewFrame | null;
        return (
          frame?.piped === undefined ? frame : { ...frame, pixels: await pixels!.take(frame.piped) }
        ) as EngineRequests[M]['result'];
      }
      throw Object.assign(
        new Error(answer.kind === 'failure' ? answer.error.message : answer.kind),
        answer.kind === 'failure' ? answer.error : {},
      );
    },
    /** `piped`: with the pixels by their own way, as the extension has them. */
    async hello(trusted = true, piped = true) {
      const answer = await send('hello', { protocol: PROTOCOL_VERSION, trusted, cacheDir, pixels: piped });
      place = answer.kind === 'response' ? (answer.result as EngineRequests['hello']['result']).pixelPath : null;
      if (place !== null) pixels = new FrameSocketClient(place);
      return answer;
    },
    gone: () =>
      new Promise<void>((resolve) =>
        child.exitCode !== null || child.signalCode !== null ? resolve() : child.once('exit', () => resolve()),
      ),
  };
}
