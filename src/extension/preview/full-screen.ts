// Shows a panel in the whole screen, or back where it was. Webviews may not do that themselves.

import * as vscode from 'vscode';

export async function toggleFullScreen(panel: vscode.WebviewPanel): Promise<void> {
  panel.reveal();
  await vscode.commands.executeCommand('workbench.action.toggleMaximizeEditorGroup');
  await vscode.commands.executeCommand('workbench.action.toggleZenMode');
  panel.reveal();
}
