// Files dropped into a reel: the language server says what they write.

import * as vscode from 'vscode';
import { DROP_FILE_REQUEST } from '../../contract/protocol.ts';
import type { DropFileParams, DropFileResult } from '../../contract/protocol.ts';
import { toRange } from '../shared/to-vscode.ts';

/** Asks the language server. */
type Ask = (method: string, params: DropFileParams) => Promise<DropFileResult | null>;

export function registerDropProvider(ask: Ask): vscode.Disposable {
  return vscode.languages.registerDocumentDropEditProvider(
    { language: 'reel' },
    {
      async provideDocumentDropEdits(document, position, transfer) {
        const list = await transfer.get('text/uri-list')?.asString();
        // Several files at one place would need names and positions that depend on each other: the first is written.
        // In a remote window the list comes from the local side, with the remote scheme.
        const uri = (list ?? '').split(/\r?\n/).find((line) => /^(file|vscode-remote):/.test(line));
        if (uri === undefined) return undefined;
        const file = vscode.Uri.parse(uri).with({ scheme: 'file', authority: '' });
        const { line, character } = position;
        const answer = await ask(DROP_FILE_REQUEST, {
          uri: document.uri.toString(),
          position: { line, character },
          path: file.fsPath,
        });
        if (!answer) return undefined;
        const edit = new vscode.DocumentDropEdit(
          answer.insert,
          vscode.l10n.t('Use in Reel'),
          vscode.DocumentDropOrPasteEditKind.Empty.append('glyphreel', 'file'),
        );
        if (answer.edits.length > 0) {
          edit.additionalEdit = new vscode.WorkspaceEdit();
          for (const { range, newText } of answer.edits)
            edit.additionalEdit.replace(document.uri, toRange(range), newText);
        }
        return [edit];
      },
    },
    { dropMimeTypes: ['text/uri-list'] },
  );
}
