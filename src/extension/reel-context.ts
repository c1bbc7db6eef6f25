// Tells the workbench whether a reel is what one works on, also while the focus is in its preview or in the side bar:
// there `editorLangId` is not set, and commands that apply would be missing.

import * as vscode from 'vscode';
import type { Previews } from './preview/previews.ts';

export function watchActiveReel(previews: Previews): vscode.Disposable {
  let said: boolean | null = null;
  const say = () => {
    const isReel = vscode.window.activeTextEditor?.document.languageId === 'reel' || previews.active !== undefined;
    if (isReel === said) return;
    said = isReel;
    void vscode.commands.executeCommand('setContext', 'glyphreel.reelActive', isReel);
  };
  say();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(say),
    vscode.workspace.onDidOpenTextDocument(say), // A change of language is one too.
    previews.onDidChangeActive(say),
  );
}
