// A running render as a notification with Cancel, and its result as one that offers what can be done next.

import * as vscode from 'vscode';
import { rendered, renderFailed } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { describeProgress, fractionOf } from './render-item.ts';
import type { RenderItem } from './render-item.ts';
import type { RenderQueue } from './render-queue.ts';

export class RenderNotifications implements vscode.Disposable {
  readonly #queue: RenderQueue;
  readonly #disposables: vscode.Disposable[];
  readonly #shown = new Set<string>();

  constructor(queue: RenderQueue) {
    this.#queue = queue;
    this.#disposables = [
      queue.onDidChange((item) => item?.state === 'running' && this.#show(item)),
      queue.onDidEnd((item) => void this.#showEnd(item)),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #show(item: RenderItem): void {
    if (this.#shown.has(item.id)) return;
    this.#shown.add(item.id);
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Rendering {0}', item.label),
      cancellable: true,
    };
    void vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => this.#queue.cancel(item));
      let before = 0;
      return new Promise<void>((resolve) => {
        const report = () => {
          const percent = (fractionOf(item) ?? 0) * 100;
          progress.report({ message: describeProgress(item), increment: Math.max(0, percent - before) });
          before = Math.max(before, percent);
        };
        report();
        const changes = this.#queue.onDidChange((changed) => changed === item && report());
        const ends = this.#queue.onDidEnd((ended) => {
          if (ended !== item) return;
          changes.dispose();
          ends.dispose();
          resolve();
        });
      });
    });
  }

  async #showEnd(item: RenderItem): Promise<void> {
    this.#shown.delete(item.id);
    if (item.state === 'done' && item.done) await showNotice(rendered(item, item.done));
    else if (item.state === 'failed') await showNotice(renderFailed(item));
    else if (item.state === 'cancelled')
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('$(circle-slash) Cancelled {0}; finished clips are kept', item.label),
        5000,
      );
  }
}
