// The list of New Reel from Example…: a blank reel, then the examples with a picture each, found by name, sentence or technique.

import * as vscode from 'vscode';
import type { Example } from './example-list.ts';

export const BLANK = 'blank';
export const PICTURES = 'pictures';

interface Item extends vscode.QuickPickItem {
  choice: Example | typeof BLANK;
}

/** The chosen example, `BLANK`, or `PICTURES` for the gallery; null when nothing was chosen. */
export function pickExample(examples: Promise<Example[]>): Promise<Example | typeof BLANK | typeof PICTURES | null> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = vscode.l10n.t('New Reel from Example');
  pick.placeholder = vscode.l10n.t('Choose an example to start from');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.busy = true;
  const gallery = { iconPath: new vscode.ThemeIcon('preview'), tooltip: vscode.l10n.t('Show as Pictures') };
  pick.buttons = [gallery];
  void examples.then((found) => {
    pick.items = [blankItem(), ...found.map(exampleItem)];
    pick.busy = false;
  });
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.choice ?? null);
      pick.hide();
    });
    pick.onDidTriggerButton(() => {
      resolve(PICTURES);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(null);
      pick.dispose();
    });
    pick.show();
  });
}

const blankItem = (): Item => ({
  label: vscode.l10n.t('Blank Reel'),
  detail: vscode.l10n.t('One scene with one layer.'),
  iconPath: new vscode.ThemeIcon('file'),
  choice: BLANK,
});

const exampleItem = (example: Example): Item => ({
  label: example.name,
  description: example.techniques,
  detail: example.about,
  iconPath: example.picture,
  choice: example,
});
