// Opens the panel from which effects are inserted.

import * as vscode from 'vscode';
import type { Services } from '../services.ts';

export function run({ insertPanel, previews }: Services, given?: unknown): void {
  // Buttons in the title of a preview pass the panel's own URI.
  const isFile = given instanceof vscode.Uri && given.scheme !== 'webview-panel';
  insertPanel.open(isFile ? given : previews.active?.uri);
}
