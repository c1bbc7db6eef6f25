// Whether the window and its files are on one desktop, where the system's own programs can open them.

import * as vscode from 'vscode';

export const isDesktop = (): boolean =>
  vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
