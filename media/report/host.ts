// The report's way to the extension.

import type { HostToReport, ReportToHost } from '../../src/contract/webview.ts';

declare function acquireVsCodeApi(): { postMessage(message: ReportToHost): void };
const api = acquireVsCodeApi();

export const post = (message: ReportToHost) => api.postMessage(message);
export function onMessage(listener: (message: HostToReport) => void): void {
  window.addEventListener('message', (event: MessageEvent<HostToReport>) => listener(event.data));
}
