// Writes changes that a hand made in the panel: one edit, which one undo takes back.

import * as vscode from 'vscode';
import type { TextChange } from '../../contract/text-change.ts';
import { toRange } from '../shared/to-vscode.ts';

/** False where nothing was written: the text is another version than the changes are for. */
export async function writeEdits(
  document: vscode.TextDocument,
  version: number,
  edits: readonly TextChange[],
): Promise<boolean> {
  if (document.version !== version || edits.length === 0) return false;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
  return vscode.workspace.applyEdit(edit);
}
