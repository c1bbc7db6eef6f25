// Answers requests: each exactly once, whatever its handler does, and none before the handshake has agreed on a version.

import { GlyphreelError } from '../../contract/errors.ts';
import { PROTOCOL_VERSION } from '../../contract/protocol.ts';
import type { EngineEvents, EngineMessage, EngineRequests } from '../../contract/protocol.ts';
import type { Channel, EmitEvent } from './channel.ts';
import { describeFailure, helloFirst, otherProtocol, unknownMethod } from '../errors/engine-error.ts';

export type Handlers = {
  [M in keyof EngineRequests]: (
    params: EngineRequests[M]['params'],
  ) => Promise<EngineRequests[M]['result']> | EngineRequests[M]['result'];
};

/** Connects handlers to a channel; returns what emits events. */
export function route(channel: Channel, makeHandlers: (emit: EmitEvent) => Handlers): void {
  const emit: EmitEvent = <E extends keyof EngineEvents>(name: E, data: EngineEvents[E]) =>
    channel.send({ kind: 'event', name, data });
  const handlers = makeHandlers(emit);
  let greeted = false;

  const call = async (message: Extract<EngineMessage, { kind: 'request' }>): Promise<unknown> => {
    const handler = Object.hasOwn(handlers, message.method) ? handlers[message.method] : undefined;
    if (!handler) throw unknownMethod(PROTOCOL_VERSION, message.method);
    if (message.method === 'hello') {
      const offered = (message.params as EngineRequests['hello']['params']).protocol;
      if (offered !== PROTOCOL_VERSION) throw otherProtocol(PROTOCOL_VERSION, offered);
      greeted = true;
    } else if (!greeted) {
      throw helloFirst(message.method);
    }
    return (handler as (params: unknown) => unknown)(message.params);
  };

  channel.onMessage((message) => {
    // Whatever arrives: only requests are answered.
    if (typeof message !== 'object' || message === null || message.kind !== 'request') return;
    call(message).then(
      (result) => channel.send({ kind: 'response', id: message.id, result }),
      (error: unknown) => {
        if (!(error instanceof GlyphreelError))
          emit('log', { level: 'error', message: (error as Error).stack ?? String(error) });
        channel.send({ kind: 'failure', id: message.id, error: describeFailure(error) });
      },
    );
  });
}
