// Play or Pause Preview: of the active panel, else of the reel in the active editor, else of any that is visible.

import * as vscode from 'vscode';
import type { Services } from '../services.ts';

export function run({ previews }: Services): void {
  const editor = vscode.window.activeTextEditor;
  const preview = previews.active ?? (editor && previews.get(editor.document.uri)) ?? previews.visible;
  preview?.control('toggle');
}
