// Show Renders: puts the focus into the Renders view.

import * as vscode from 'vscode';

export const run = (): Thenable<unknown> => vscode.commands.executeCommand('glyphreel.renders.focus');
