// The status bar's word on renders: there while something runs or waits, gone otherwise.

import * as vscode from 'vscode';
import { describeProgress, fractionOf } from './render-item.ts';
import type { RenderQueue } from './render-queue.ts';

export function renderStatus(queue: RenderQueue): vscode.Disposable {
  const bar = vscode.window.createStatusBarItem('glyphreel.render', vscode.StatusBarAlignment.Left, 10);
  bar.name = 'Glyphreel renders';
  bar.command = 'glyphreel.showRenders';
  const update = () => {
    const item = queue.running;
    const waiting = queue.items.filter(({ state }) => state === 'queued').length;
    if (!item) return bar.hide();
    const fraction = fractionOf(item);
    const percent = fraction === null ? '' : ` ${Math.floor(fraction * 100)}%`;
    bar.text = `$(sync~spin) ${item.label}${percent}${waiting > 0 ? ` +${waiting}` : ''}`;
    bar.tooltip = new vscode.MarkdownString(
      `**Rendering ${item.label}**\n\n${describeProgress(item)}${waiting > 0 ? `\n\n${waiting} waiting` : ''}`,
    );
    bar.accessibilityInformation = { label: `Rendering ${item.label}${percent}`, role: 'button' };
    bar.show();
  };
  return vscode.Disposable.from(bar, queue.onDidChange(update), queue.onDidEnd(update));
}
