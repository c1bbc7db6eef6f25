// Restart Engine.

import * as vscode from 'vscode';
import type { Services } from '../services.ts';

export async function run({ engine }: Services): Promise<void> {
  await engine.restart();
  vscode.window.setStatusBarMessage('$(check) Glyphreel: engine restarted', 4000);
}
