// Opens a blank reel with its preview.

import * as vscode from 'vscode';
import { BLANK_REEL } from './blank-reel.ts';

/** Untitled: it is a file once it is saved. */
export async function openBlankReel(): Promise<void> {
  await showReel(await vscode.workspace.openTextDocument({ language: 'reel', content: BLANK_REEL }));
}

export async function showReel(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('glyphreel.openPreview', document.uri);
}
