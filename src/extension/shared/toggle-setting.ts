// Turns a setting on or off for a command: where it is set now, else for the user.

import * as vscode from 'vscode';
import { setting } from './settings-reader.ts';

export async function toggleSetting(key: 'itemLenses' | 'preview.costs'): Promise<void> {
  const config = vscode.workspace.getConfiguration('glyphreel');
  const isOfWorkspace = config.inspect(key)?.workspaceValue !== undefined;
  const target = isOfWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await config.update(key, !setting(key), target);
}
