// An editor column whose active tab is not a reel, so that what opens there covers no reel. Where every column shows a
// reel, a new one beside.

import * as vscode from 'vscode';

export function columnBesideReels(): vscode.ViewColumn {
  const free = vscode.window.tabGroups.all.find(({ activeTab }) => activeTab && !isReel(activeTab.input));
  return free?.viewColumn ?? vscode.ViewColumn.Beside;
}

const isReel = (input: unknown) => input instanceof vscode.TabInputText && input.uri.path.endsWith('.reel');
