// The report's way to the extension.

import type { HostToReport, ReportState, ReportToHost } from '../../src/contract/webview.ts';

declare function acquireVsCodeApi(): { postMessage(message: ReportToHost): void; setState(state: ReportState): void };
const api = acquireVsCodeApi();

export const post = (message: ReportToHost) => api.postMessage(message);
export const keepState = (state: ReportState) => api.setState(state);
export function onMessage(listener: (message: HostToReport) => void): void {
  window.addEventListener('message', (event: MessageEvent<HostToReport>) => listener(event.data));
}
