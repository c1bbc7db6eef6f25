// Play or Pause Preview: of the active panel, else of the reel in the active editor.

import * as vscode from 'vscode';
import type { Services } from '../services.ts';

export function run({ previews }: Services): void {
  const editor = vscode.window.activeTextEditor;
  (previews.active ?? (editor && previews.get(editor.document.uri)))?.control('toggle');
}
