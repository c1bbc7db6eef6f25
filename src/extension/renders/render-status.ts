// The status bar item of renders: shown while one runs or waits.

import * as vscode from 'vscode';
import type { RenderQueue } from './render-queue.ts';
import { statusText } from './status-text.ts';

export function renderStatus(queue: RenderQueue): vscode.Disposable {
  const bar = vscode.window.createStatusBarItem('glyphreel.render', vscode.StatusBarAlignment.Left, 10);
  bar.name = vscode.l10n.t('Glyphreel renders');
  bar.command = 'glyphreel.showRenders';
  const update = () => {
    const status = statusText(queue.items);
    if (!status) return bar.hide();
    // Every assignment sends the item to the window again, and progress comes many times a second.
    if (bar.text !== status.text) {
      bar.text = status.text;
      bar.tooltip = new vscode.MarkdownString(status.tooltip);
    }
    if (bar.accessibilityInformation?.label !== status.label)
      bar.accessibilityInformation = { label: status.label, role: 'button' };
    bar.show();
  };
  update();
  return vscode.Disposable.from(bar, queue.onDidChange(update));
}
