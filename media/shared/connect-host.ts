// The webview's end of the message channel: typed messages both ways, kept state, and errors sent to the extension's log.

import { dispatchMessage } from '../../src/contract/dispatch-message.ts';
import type { MessageHandlers } from '../../src/contract/dispatch-message.ts';
import type { WebviewErrorMessage } from '../../src/contract/webview.ts';

interface VsCodeApi<State> {
  postMessage(message: unknown): void;
  getState(): State | undefined;
  setState(state: State): void;
}
declare function acquireVsCodeApi<State>(): VsCodeApi<State>;

export interface HostConnection<Out, In extends { type: string }, State> {
  post(message: Out): void;
  keptState(): State | null;
  keepState(state: State): void;
  /** Handles every message from now on, and reports uncaught errors. */
  listen(handlers: MessageHandlers<In>): void;
}

export function connectHost<Out extends { type: string }, In extends { type: string }, State>(): HostConnection<
  Out | WebviewErrorMessage,
  In,
  State
> {
  const api = acquireVsCodeApi<State>();
  const post = (message: Out | WebviewErrorMessage) => api.postMessage(message);
  const report = (error: unknown) =>
    post({ type: 'error', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return {
    post,
    keptState: () => api.getState() ?? null,
    keepState: (state) => api.setState(state),
    listen(handlers) {
      window.addEventListener('error', (event) => report(`${event.message} (${event.filename}:${event.lineno})`));
      window.addEventListener('unhandledrejection', (event) => report(event.reason));
      window.addEventListener(
        'message',
        (event: MessageEvent<In>) => void dispatchMessage(handlers, event.data).catch(report),
      );
    },
  };
}
