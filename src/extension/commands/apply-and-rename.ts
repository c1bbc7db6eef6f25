// Applies an extraction and asks for the new name. One command does both, because VS Code may have forgotten the arguments of a
// command by the time that the edit of its code action is applied.

import * as vscode from 'vscode';
import type { Extraction } from '../../contract/protocol.ts';
import { writeEdits } from '../preview/write-edits.ts';
import type { Services } from '../services.ts';

export async function run(_services: Services, given?: unknown): Promise<void> {
  const { uri, version, edits, name } = (given ?? {}) as Partial<Extraction>;
  if (uri === undefined || version === undefined || !edits || !name) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  if (!(await writeEdits(document, version, edits))) return;
  const place = [document.uri, new vscode.Position(name.line, name.character)];
  await vscode.commands.executeCommand('editor.action.rename', place);
}
