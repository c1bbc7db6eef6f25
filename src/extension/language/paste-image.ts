// A picture in the clipboard that is pasted into a reel is saved beside it, and written as a file that is dropped there.

import * as vscode from 'vscode';
import { pasteNeedsFolder } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { type AskDrop, droppedFileEdit } from './dropped-file-edit.ts';
import { IMAGE_TYPES, imageName } from './image-name.ts';

const KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('glyphreel', 'image');

export function registerImagePaste(ask: AskDrop): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider(
    { language: 'reel' },
    {
      async provideDocumentPasteEdits(document, [range], transfer, _context, token) {
        const picture = IMAGE_TYPES.map((type) => ({ type, file: transfer.get(type)?.asFile() })).find(
          ({ file }) => file,
        );
        // A copied file has a path of its own, and copied text with a picture of it is meant as text.
        if (!picture?.file || !range || (await hasText(transfer))) return undefined;
        if (document.isUntitled) {
          void showNotice(pasteNeedsFolder());
          return undefined;
        }
        const folder = vscode.Uri.joinPath(document.uri, '..');
        const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
        const name = imageName(picture.type, names);
        const target = vscode.Uri.joinPath(folder, name);
        const edit = await droppedFileEdit(ask, document, range.start, target);
        if (!edit || token.isCancellationRequested) return undefined;
        // The file is made with the text, and one undo takes both back. A file that appeared meanwhile is kept.
        edit.elsewhere.createFile(target, { contents: await picture.file.data(), overwrite: false });
        const paste = new vscode.DocumentPasteEdit(
          edit.insert,
          vscode.l10n.t('Save as {0} and Use in Reel', name),
          KIND,
        );
        paste.additionalEdit = edit.elsewhere;
        return [paste];
      },
    },
    { providedPasteEditKinds: [KIND], pasteMimeTypes: [...IMAGE_TYPES] },
  );
}

const hasText = async (transfer: vscode.DataTransfer): Promise<boolean> => {
  const texts = ['text/uri-list', 'text/plain'].map((type) => transfer.get(type)?.asString());
  return (await Promise.all(texts)).some((text) => text !== undefined && text.trim() !== '');
};
