// Messages about the reel's `param`s.

import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { MessageHandlers } from '../../../contract/dispatch-message.ts';
import { setOptions } from '../../../contract/param-text.ts';
import type { PreviewToHost } from '../../../contract/webview.ts';
import type { PanelContext } from '../panel-context.ts';
import type { TriedValues, Values } from '../tried-values.ts';
import { writeDefaults } from '../write-defaults.ts';

export function valueMessages(
  context: PanelContext,
  tried: TriedValues,
): Pick<MessageHandlers<PreviewToHost>, 'setValues' | 'writeDefaults' | 'copyValues' | 'chooseFile'> {
  return {
    setValues: ({ values }) => tried.set(values),
    writeDefaults: ({ values }) => write(context, values),
    copyValues: async ({ values }) => {
      const options = setOptions(values, process.platform);
      await vscode.env.clipboard.writeText(options);
      context.toast(vscode.l10n.t('Copied {0}', options));
    },
    chooseFile: ({ name }) => chooseFile(context, name),
  };
}

async function write(context: PanelContext, values: Values): Promise<void> {
  const document = await vscode.workspace.openTextDocument(context.uri);
  const plan = await context.parts.plans.fresh(document);
  if (plan?.version !== document.version || !(await writeDefaults(document, plan.params, values)))
    context.toastChanged();
}

async function chooseFile(context: PanelContext, name: string): Promise<void> {
  const folder = vscode.Uri.joinPath(context.uri, '..');
  const [file] = (await vscode.window.showOpenDialog({ defaultUri: folder, openLabel: vscode.l10n.t('Use') })) ?? [];
  if (!file) return;
  const path = relative(folder.fsPath, file.fsPath).split(sep).join('/');
  void context.post({ type: 'fileChosen', name, path });
}
