// Keeps a preview up to date while no editor has its reel open: the language server reads open documents only, but agents
// and git change reels and their imports on disk.

import * as vscode from 'vscode';

/**
 * Watches the reel and every other reel that it may import: those of its workspace folder, or beside it. If the reel is not
 * open, a change opens it, without an editor. `recompile` is called if it is open and the server does not watch it.
 */
export function watchReelOnDisk(uri: vscode.Uri, recompile: () => void): vscode.Disposable {
  if (uri.scheme !== 'file') return new vscode.Disposable(() => undefined);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(folder ?? vscode.Uri.joinPath(uri, '..'), folder ? '**/*.reel' : '*.reel'),
  );
  const changed = () => {
    if (!isOpen(uri)) void vscode.workspace.openTextDocument(uri).then(undefined, () => undefined); // Deleted meanwhile.
    else if (!folder) recompile();
  };
  watcher.onDidChange(changed);
  watcher.onDidCreate(changed);
  watcher.onDidDelete(changed);
  return watcher;
}

const isOpen = (uri: vscode.Uri) =>
  vscode.workspace.textDocuments.some((document) => !document.isClosed && document.uri.toString() === uri.toString());
