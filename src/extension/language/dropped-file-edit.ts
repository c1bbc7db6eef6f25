// What a file writes into a reel, as the language server says it: a text at the place, and changes elsewhere.

import * as vscode from 'vscode';
import { DROP_FILE_REQUEST } from '../../contract/protocol.ts';
import type { DropFileParams, DropFileResult } from '../../contract/protocol.ts';
import { toRange } from '../shared/to-vscode.ts';

/** Asks the language server. */
export type AskDrop = (method: string, params: DropFileParams) => Promise<DropFileResult | null>;

interface FileEdit {
  insert: string;
  elsewhere: vscode.WorkspaceEdit;
}

/** Undefined for files that no reel uses. */
export async function droppedFileEdit(
  ask: AskDrop,
  document: vscode.TextDocument,
  { line, character }: vscode.Position,
  file: vscode.Uri,
): Promise<FileEdit | undefined> {
  const answer = await ask(DROP_FILE_REQUEST, {
    uri: document.uri.toString(),
    position: { line, character },
    path: file.fsPath,
  });
  if (!answer) return undefined;
  const elsewhere = new vscode.WorkspaceEdit();
  for (const { range, newText } of answer.edits) elsewhere.replace(document.uri, toRange(range), newText);
  return { insert: answer.insert, elsewhere };
}
