// Calls over one engine process's channel: numbers them, matches answers, and rejects every pending call when the process ends.

import { l10n } from 'vscode';
import { GlyphreelError } from '../../contract/errors.ts';
import type { EngineCallErrorCode } from '../../contract/errors.ts';
import type { EngineEvents, EngineMessage, EngineRequests } from '../../contract/protocol.ts';

/** The engine answered with a failure. */
export class EngineFailure extends GlyphreelError<EngineCallErrorCode> {
  constructor({ code, message, help }: { code: string; message: string; help?: string }) {
    super(code as EngineCallErrorCode, message, help);
  }
}

/** The engine process ended, or was never there, before it answered. */
export class EngineGone extends GlyphreelError<'engine-gone'> {
  constructor() {
    super(
      'engine-gone',
      l10n.t('The render engine stopped before it answered.'),
      l10n.t('It restarts by itself; see the log for details.'),
    );
  }
}

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

type Send = (message: EngineMessage, onError: () => void) => void;
type OnEvent = <E extends keyof EngineEvents>(name: E, data: EngineEvents[E]) => void;

export class EngineCalls {
  readonly #send: Send;
  readonly #onEvent: OnEvent;
  readonly #pending = new Map<number, Pending>();
  #next = 1;
  #isGone = false;

  /** `send` calls `onError` when the channel is closed. */
  constructor(send: Send, onEvent: OnEvent) {
    this.#send = send;
    this.#onEvent = onEvent;
  }

  get pending(): number {
    return this.#pending.size;
  }

  call<M extends keyof EngineRequests>(
    method: M,
    params: EngineRequests[M]['params'],
  ): Promise<EngineRequests[M]['result']> {
    if (this.#isGone) return Promise.reject(new EngineGone());
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#send({ kind: 'request', id, method, params }, () => {
        this.#pending.delete(id);
        reject(new EngineGone());
      });
    });
  }

  receive(message: EngineMessage): void {
    if (message.kind === 'event') return this.#onEvent(message.name, message.data as EngineEvents[typeof message.name]);
    if (message.kind === 'request') return;
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.kind === 'response') pending?.resolve(message.result);
    else pending?.reject(new EngineFailure(message.error));
  }

  /** The process is gone: rejects every pending call, and every later one. */
  fail(): void {
    this.#isGone = true;
    for (const { reject } of this.#pending.values()) reject(new EngineGone());
    this.#pending.clear();
  }
}
