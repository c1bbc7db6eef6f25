// Settings, typed by the same objects that the manifest is made from.

import * as vscode from 'vscode';
import type { SettingKey, SettingValue } from '../manifest/settings.ts';

export function setting<K extends SettingKey>(key: K, scope?: vscode.Uri): SettingValue<K> {
  return vscode.workspace.getConfiguration('glyphreel', scope).get(key) as SettingValue<K>;
}

/** Calls back when one of the settings has changed. */
export function onSettingChange(keys: SettingKey[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (keys.some((key) => event.affectsConfiguration(`glyphreel.${key}`))) listener();
  });
}
