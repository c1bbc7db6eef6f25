// Which reel a command is for: the one it was given, the one in the active preview, or the one in the active editor.

import * as vscode from 'vscode';
import { noReelOpen } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Previews } from '../preview/previews.ts';

export async function targetDocument(given: unknown, previews: Previews): Promise<vscode.TextDocument | null> {
  // Buttons in the title of a preview pass the panel's own URI.
  const isFile = given instanceof vscode.Uri && given.scheme !== 'webview-panel';
  const uri = isFile ? given : (previews.active?.uri ?? reelOf(vscode.window.activeTextEditor) ?? anyReel());
  if (uri) return vscode.workspace.openTextDocument(uri);
  void showNotice(noReelOpen());
  return null;
}

const reelOf = (editor: vscode.TextEditor | undefined) =>
  editor?.document.languageId === 'reel' ? editor.document.uri : undefined;
const anyReel = () => vscode.window.visibleTextEditors.map(reelOf).find((uri) => uri !== undefined);
