// Reveal in File Explorer: the system's on the desktop, else the explorer of the window.

import * as vscode from 'vscode';
import { isRenderItem } from '../renders/is-render-item.ts';
import { outputPlace } from '../renders/output-place.ts';
import type { Services } from '../services.ts';
import { isDesktop } from '../shared/is-desktop.ts';

export async function run(_services: Services, given?: unknown): Promise<void> {
  if (!isRenderItem(given) || !given.done) return;
  const file = vscode.Uri.file(outputPlace(given.done.output));
  await vscode.commands.executeCommand(isDesktop() ? 'revealFileInOS' : 'revealInExplorer', file);
}
