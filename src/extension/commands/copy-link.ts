// Copy Link to This Moment: a link that opens the reel, the scene and the time that a preview shows.

import * as vscode from 'vscode';
import { linkTo } from '../links/reel-link.ts';
import type { Services } from '../services.ts';

export async function run({ previews, extension }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const preview = previews.active ?? (editor && previews.get(editor.document.uri));
  if (!preview?.shown) return;
  const { scene, t } = preview.shown;
  await vscode.env.clipboard.writeText(linkTo({ scheme: vscode.env.uriScheme, extension }, preview.uri, scene, t));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied a link to {0} at {1} s', scene, t.toFixed(2)), 3000);
}
