// Shows a place of a reel in an editor, in the group where that reel already is.

import * as vscode from 'vscode';

export interface RevealOptions {
  /** Leave the focus where it is. */
  preserveFocus?: boolean;
  /** A group whose tab in front must not be covered. */
  keepVisible?: vscode.ViewColumn | undefined;
  /** Open a new group if there is no other than `keepVisible`; otherwise nothing is shown. Default true. */
  split?: boolean;
}

export async function revealCode(
  uri: vscode.Uri,
  range: vscode.Range,
  { preserveFocus = false, keepVisible, split = true }: RevealOptions = {},
): Promise<void> {
  const viewColumn = columnFor(uri, keepVisible) ?? (split ? vscode.ViewColumn.Beside : null);
  if (viewColumn === null) return;
  const editor = await vscode.window.showTextDocument(uri, { viewColumn, preserveFocus });
  editor.selection = new vscode.Selection(range.start, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The group that shows the reel, one with a hidden tab of it, or any other; never `keepVisible`. */
function columnFor(uri: vscode.Uri, keepVisible: vscode.ViewColumn | undefined): vscode.ViewColumn | undefined {
  const visible = vscode.window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === uri.toString() && editor.viewColumn !== undefined,
  )?.viewColumn;
  if (visible !== undefined && visible !== keepVisible) return visible;
  const groups = vscode.window.tabGroups.all.filter(({ viewColumn }) => viewColumn !== keepVisible);
  const hasReel = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return (groups.find(({ tabs }) => tabs.some(hasReel)) ?? groups[0])?.viewColumn;
}
