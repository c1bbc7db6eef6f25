// Open: a result in the system's player or in an editor tab that never covers the reel; a folder of frames in the file explorer.

import * as vscode from 'vscode';
import { videoGone } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { isRenderItem } from '../renders/is-render-item.ts';
import { outputPlace } from '../renders/output-place.ts';
import type { Services } from '../services.ts';
import { columnBesideReels } from '../shared/column-beside-reels.ts';
import { exists } from '../shared/exists.ts';
import { isDesktop } from '../shared/is-desktop.ts';
import { setting } from '../shared/settings-reader.ts';

export async function run(_services: Services, given?: unknown): Promise<void> {
  if (!isRenderItem(given) || !given.done) return;
  const file = vscode.Uri.file(outputPlace(given.done.output));
  if (!(await exists(file))) return void (await showNotice(videoGone(given.done.output)));
  const { type } = await vscode.workspace.fs.stat(file);
  if (type & vscode.FileType.Directory)
    return void (await vscode.commands.executeCommand('glyphreel.revealVideo', given));
  const where = setting('render.openIn');
  const isExternal = where === 'system' || (where === 'auto' && isDesktop());
  if (isExternal && (await vscode.env.openExternal(file))) return;
  const viewColumn = columnBesideReels();
  await vscode.commands.executeCommand('vscode.open', file, { viewColumn, preview: false });
}
