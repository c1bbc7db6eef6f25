// A running render as a notification with Cancel, and its end as one with what can be done next.

import * as vscode from 'vscode';
import { describeProgress, formatSeconds, fractionOf } from './render-item.ts';
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
      queue.onDidEnd((item) => void this.#sayEnd(item)),
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
      title: `Rendering ${item.label}`,
      cancellable: true,
    };
    void vscode.window.withProgress(options, (progress, token) => {
      token.onCancellationRequested(() => void this.#queue.cancel(item));
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

  async #sayEnd(item: RenderItem): Promise<void> {
    this.#shown.delete(item.id);
    const run = (command: string) => void vscode.commands.executeCommand(command, item);
    if (item.state === 'done' && item.done) {
      const { misses, wallSeconds, cachedSegments, segments } = item.done;
      const cached = cachedSegments > 0 ? ` (${cachedSegments} of ${segments} from the cache)` : '';
      const light =
        misses > 0 ? ` ${misses === 1 ? 'One segment is' : `${misses} segments are`} darker than meant.` : '';
      const choice = await vscode.window.showInformationMessage(
        `Rendered ${item.label} in ${formatSeconds(wallSeconds)}${cached}.${light}`,
        'Open',
        'Reveal',
        'Report',
      );
      if (choice === 'Open') run('glyphreel.openVideo');
      if (choice === 'Reveal') run('glyphreel.revealVideo');
      if (choice === 'Report') run('glyphreel.openReport');
    } else if (item.state === 'failed') {
      const error = item.error ?? { message: 'The render ended without a result.', help: '' };
      const choice = await vscode.window.showErrorMessage(
        `${item.label}: ${[error.message, error.help].filter(Boolean).join(' ')}`,
        ...(isAboutFfmpeg(error) ? ['Set Path…'] : []),
        'Render Again',
        'Show Log',
      );
      if (choice === 'Set Path…')
        void vscode.commands.executeCommand('workbench.action.openSettings', 'glyphreel.ffmpegPath');
      if (choice === 'Render Again') run('glyphreel.retryRender');
      if (choice === 'Show Log') run('glyphreel.showLog');
    } else if (item.state === 'cancelled') {
      vscode.window.setStatusBarMessage(`$(circle-slash) Cancelled ${item.label}; finished clips are kept`, 5000);
    }
  }
}

const isAboutFfmpeg = ({ code }: { code?: string }) => code === 'machine-no-ffmpeg';
