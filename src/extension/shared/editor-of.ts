// The editor of a text: the active one where it shows the text, else any that is visible (a panel may have the focus).

import * as vscode from 'vscode';

export function editorOf(uri: vscode.Uri): vscode.TextEditor | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return editors.find((editor) => editor?.document.uri.toString() === uri.toString());
}
