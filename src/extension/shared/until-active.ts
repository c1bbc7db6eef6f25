// A click in a webview may reach the extension before the workbench has noticed that its panel has the focus. An editor that is shown
// before that has the cursor, but the panel then becomes the active one, and commands go to it.

import type * as vscode from 'vscode';

/** Workbenches look every 50 ms where the focus of a webview is. */
const PATIENCE_MS = 300;

/** Resolves once the panel is the active one, or will not be. */
export function untilActive(
  panel: Pick<vscode.WebviewPanel, 'active' | 'onDidChangeViewState'>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  if (panel.active) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listening.dispose();
      resolve();
    };
    const timer = setTimeout(done, patienceMs);
    const listening = panel.onDidChangeViewState(() => panel.active && done());
  });
}
