// Offers to resume the renders that were running or waiting when the window closed. Without trust it waits for it.

import * as vscode from 'vscode';
import { rendersInterrupted } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';
import { interruptedOf } from './render-history.ts';

export function offerResume(services: Services): vscode.Disposable {
  if (interruptedOf(services.queue.items).length === 0) return new vscode.Disposable(() => undefined);
  if (vscode.workspace.isTrusted) {
    void offer(services);
    return new vscode.Disposable(() => undefined);
  }
  return vscode.workspace.onDidGrantWorkspaceTrust(() => void offer(services));
}

async function offer({ queue }: Services): Promise<void> {
  const items = interruptedOf(queue.items);
  const notice = rendersInterrupted(items);
  const chosen = await showNotice(notice);
  if (chosen !== notice.actions?.[0]?.title) return;
  for (const item of items) await vscode.commands.executeCommand('glyphreel.retryRender', item);
}
