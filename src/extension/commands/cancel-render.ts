// Cancel Render: the one it was given, else the only one that is not done, else the one chosen from a list.

import * as vscode from 'vscode';
import { describeItem } from '../renders/describe-item.ts';
import { isRenderItem } from '../renders/is-render-item.ts';
import { inOrder, isOpen } from '../renders/render-item.ts';
import type { Services } from '../services.ts';

export async function run({ queue }: Services, given?: unknown): Promise<void> {
  if (isRenderItem(given)) return queue.cancel(given);
  const open = inOrder(queue.items).filter(isOpen);
  const choice =
    open.length > 1
      ? await vscode.window.showQuickPick(
          open.map((item) => ({ label: item.label, description: describeItem(item), item })),
          { title: vscode.l10n.t('Cancel which render?') },
        )
      : undefined;
  const item = choice?.item ?? (open.length === 1 ? open[0] : undefined);
  if (item) queue.cancel(item);
}
