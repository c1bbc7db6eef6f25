// The engine's end of the IPC channel: where messages go out and come in. An interface, so that tests need no process.

import type { EngineEvents, EngineMessage } from '../../contract/protocol.ts';

export interface Channel {
  send(message: EngineMessage): void;
  onMessage(listener: (message: EngineMessage) => void): void;
  onClose(listener: () => void): void;
}

export type EmitEvent = <E extends keyof EngineEvents>(name: E, data: EngineEvents[E]) => void;

/** The channel of a process that was forked with `serialization: 'advanced'`. */
export function parentChannel(): Channel {
  if (!process.send) throw new Error('The engine process must be forked: it has no channel to a parent.');
  return {
    // A send that fails means that the parent is gone, and `disconnect` is on its way.
    send: (message) => void process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) => void process.on('message', (message) => listener(message as EngineMessage)),
    onClose: (listener) => void process.on('disconnect', listener),
  };
}
