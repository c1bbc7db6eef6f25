// The way to the extension, and what the workbench keeps for the panel over a reload.

import type { HostToPreview, PreviewState, PreviewToHost } from '../../src/contract/webview.ts';

interface Host {
  postMessage(message: PreviewToHost): void;
  getState(): PreviewState | undefined;
  setState(state: PreviewState): void;
}
declare function acquireVsCodeApi(): Host;

const api = acquireVsCodeApi();

export const post = (message: PreviewToHost) => api.postMessage(message);
export const keptState = () => api.getState() ?? null;
export const keepState = (state: PreviewState) => api.setState(state);

export function onMessage(listener: (message: HostToPreview) => void): void {
  window.addEventListener('message', (event: MessageEvent<HostToPreview>) => listener(event.data));
}
