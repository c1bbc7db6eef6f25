// Show Brightness Report: of the reel in the active editor, else the latest one.

import path from 'node:path';
import * as vscode from 'vscode';
import { noReport } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';

export async function run({ reports, reportPanels }: Services): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const reel = document?.languageId === 'reel' ? document : null;
  const held = reports.get(reel?.uri.toString() ?? null);
  if (held) return reportPanels.open(held);
  await showNotice(noReport(reel && path.basename(reel.fileName)));
}
