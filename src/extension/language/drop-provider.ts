// Files dropped into a reel: the language server says what they write.

import * as vscode from 'vscode';
import { type AskDrop, droppedFileEdit } from './dropped-file-edit.ts';

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('glyphreel', 'file');

export function registerDropProvider(ask: AskDrop): vscode.Disposable {
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
        const edit = await droppedFileEdit(ask, document, position, file);
        if (!edit) return undefined;
        const drop = new vscode.DocumentDropEdit(edit.insert, vscode.l10n.t('Use in Reel'), KIND);
        if (edit.elsewhere.size > 0) drop.additionalEdit = edit.elsewhere;
        return [drop];
      },
    },
    { dropMimeTypes: ['text/uri-list'] },
  );
}
