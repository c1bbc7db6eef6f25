// Shows a range of a reel in the editor column where that reel already is.

import * as vscode from 'vscode';

export async function revealCode(uri: vscode.Uri, range: vscode.Range, preserveFocus = false): Promise<void> {
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const viewColumn = open?.viewColumn ?? columnOf(uri) ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(uri, { viewColumn, preserveFocus });
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The column with a tab of the reel, even if another tab is active there. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  for (const group of vscode.window.tabGroups.all)
    for (const tab of group.tabs)
      if (tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString())
        return group.viewColumn;
  return undefined;
}
