// Whether a file or folder exists.

import * as vscode from 'vscode';

export const exists = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
