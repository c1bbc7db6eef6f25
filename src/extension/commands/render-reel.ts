// Render Reel: the whole timeline, of each reel that is selected in the explorer or of the one that is open.

import * as vscode from 'vscode';
import { renderReels } from '../renders/start-render.ts';
import type { Services } from '../services.ts';

export async function run(services: Services, given?: unknown, selected?: unknown): Promise<void> {
  const uris = Array.isArray(selected) ? selected.filter((uri) => uri instanceof vscode.Uri) : [];
  const reels = uris.filter(({ path }) => path.endsWith('.reel'));
  await renderReels(services, reels.length > 1 ? reels : [given]);
}
