// Which reel a command means: the one it was given, the one being edited, or the one the active preview shows.

import * as vscode from 'vscode';
import type { Previews } from '../preview/previews.ts';

export async function targetDocument(given: unknown, previews: Previews): Promise<vscode.TextDocument | null> {
  const uri =
    given instanceof vscode.Uri ? given : (previews.active?.uri ?? reelOf(vscode.window.activeTextEditor) ?? anyReel());
  if (uri) return vscode.workspace.openTextDocument(uri);
  void vscode.window
    .showInformationMessage(
      'Open a reel first: a file that ends in .reel, or one of the examples.',
      'New Reel from Example…',
    )
    .then((choice) => {
      if (choice) void vscode.commands.executeCommand('glyphreel.newFromExample');
    });
  return null;
}

const reelOf = (editor: vscode.TextEditor | undefined) =>
  editor?.document.languageId === 'reel' ? editor.document.uri : undefined;
const anyReel = () => vscode.window.visibleTextEditors.map(reelOf).find((uri) => uri !== undefined);
