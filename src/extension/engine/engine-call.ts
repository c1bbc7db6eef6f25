// Calls over one engine process's channel: numbers them, matches answers, and fails all that wait when it goes.

import type { EngineEvents, EngineMessage, EngineRequests } from '../../contract/protocol.ts';

/** The engine answered that it could not. */
export class EngineFailure extends Error {
  readonly code: string;
  readonly help: string | undefined;
  constructor(error: { code: string; message: string; help?: string }) {
    super(error.message);
    this.name = 'EngineFailure';
    this.code = error.code;
    this.help = error.help;
  }
}

/** The engine's process ended before it answered. */
export class EngineGone extends Error {
  readonly code = 'engine-gone';
  readonly help = 'It restarts by itself; the log has the details.';
  constructor() {
    super('The render engine stopped before it answered.');
    this.name = 'EngineGone';
  }
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

export class EngineCalls {
  readonly #send: (message: EngineMessage) => void;
  readonly #onEvent: <E extends keyof EngineEvents>(name: E, data: EngineEvents[E]) => void;
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #gone = false;

  constructor(
    send: (message: EngineMessage) => void,
    onEvent: <E extends keyof EngineEvents>(name: E, data: EngineEvents[E]) => void,
  ) {
    this.#send = send;
    this.#onEvent = onEvent;
  }

  get pending(): number {
    return this.#waiting.size;
  }

  call<M extends keyof EngineRequests>(
    method: M,
    params: EngineRequests[M]['params'],
  ): Promise<EngineRequests[M]['result']> {
    if (this.#gone) return Promise.reject(new EngineGone());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#send({ kind: 'request', id, method, params });
    });
  }

  receive(message: EngineMessage): void {
    if (message.kind === 'event') return this.#onEvent(message.name, message.data as never);
    if (message.kind === 'request') return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'response') waiting?.resolve(message.result);
    else waiting?.reject(new EngineFailure(message.error));
  }

  /** The process is gone: every call that waits fails, and so does every later one. */
  fail(): void {
    this.#gone = true;
    for (const { reject } of this.#waiting.values()) reject(new EngineGone());
    this.#waiting.clear();
  }
}
