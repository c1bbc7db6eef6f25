// Restart Engine.

import * as vscode from 'vscode';
import type { Services } from '../services.ts';

export async function run({ engine }: Services): Promise<void> {
  await engine.restart();
  vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Glyphreel: engine restarted'), 4000);
}
