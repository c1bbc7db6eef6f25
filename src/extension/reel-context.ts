// Sets the context key `glyphreel.reelActive`: a reel is in the active editor or preview. It stays set while the focus is in
// a panel or the side bar, where `editorLangId` is not set and commands for the reel would be missing.

import * as vscode from 'vscode';
import type { Previews } from './preview/previews.ts';

export function watchActiveReel(previews: Previews): vscode.Disposable {
  let last: boolean | null = null;
  const update = () => {
    const isReel = vscode.window.activeTextEditor?.document.languageId === 'reel' || previews.active !== undefined;
    if (isReel === last) return;
    last = isReel;
    void vscode.commands.executeCommand('setContext', 'glyphreel.reelActive', isReel);
  };
  update();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update), // Also fired when a document changes its language.
    previews.onDidChangeActive(update),
  );
}
