// Reads settings, with the types of their entries in manifest/settings.ts.

import * as vscode from 'vscode';
import type { SettingKey, SettingValue } from '../manifest/settings.ts';

export function setting<K extends SettingKey>(key: K, scope?: vscode.Uri): SettingValue<K> {
  return vscode.workspace.getConfiguration('glyphreel', scope).get(key) as SettingValue<K>;
}

/** Calls `listener` when one of the settings has changed. */
export function onSettingChange(keys: SettingKey[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (keys.some((key) => event.affectsConfiguration(`glyphreel.${key}`))) listener();
  });
}
