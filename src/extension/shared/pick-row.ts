// A list in which one row is chosen and that comes back afterwards, with the cursor where it was.

import * as vscode from 'vscode';

export interface PickRowOptions<T> {
  title: string;
  placeholder: string;
  /** The row that the cursor is on; absent: the first. */
  isActive?: (row: T) => boolean;
}

/** Undefined where the list was dismissed. */
export function pickRow<T extends vscode.QuickPickItem>(
  rows: readonly T[],
  { title, placeholder, isActive }: PickRowOptions<T>,
): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = title;
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = rows;
  const active = isActive && rows.find(isActive);
  if (active) pick.activeItems = [active];
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
