// The folder for files that a command writes.

import * as vscode from 'vscode';

/** The workspace folder; asks where there are several or none. Undefined where the question was dismissed. */
export async function chooseFolder(title: string, openLabel: string): Promise<vscode.Uri | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  if (workspaceFolders.length === 1) return workspaceFolders[0]?.uri;
  if (workspaceFolders.length > 1) return (await vscode.window.showWorkspaceFolderPick({ placeHolder: title }))?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel,
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}
