// The icon of reels, for the tabs of panels.

import * as vscode from 'vscode';

/** `root`: of the extension. */
export const reelIcon = (root: vscode.Uri): { light: vscode.Uri; dark: vscode.Uri } => ({
  light: vscode.Uri.joinPath(root, 'media/icons/reel-light.svg'),
  dark: vscode.Uri.joinPath(root, 'media/icons/reel-dark.svg'),
});
