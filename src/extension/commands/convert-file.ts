// Convert to Character Art…: writes a reel that shows a picture, film or piece of character art, and previews it.

import path from 'node:path';
import * as vscode from 'vscode';
import { CONVERT_LOOKS } from '../../catalog/convert-looks.ts';
import { reelForFile } from '../../catalog/reel-for-file.ts';
import type { MaterialFacts } from '../../contract/media.ts';
import { notConverted } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';
import { freeReel } from '../shared/free-reel.ts';

/** `given`: the file, from the explorer; asked for where absent. */
export async function run({ engine }: Services, given?: unknown): Promise<void> {
  const file = given instanceof vscode.Uri ? given : await chooseFile();
  if (!file) return;
  let facts: MaterialFacts;
  try {
    const answer = await engine.request('material', { path: file.fsPath });
    if ('problem' in answer.facts) throw new Error(answer.facts.problem);
    facts = answer.facts;
  } catch (error) {
    await showNotice(notConverted(file, error));
    return;
  }
  const look = facts.kind === 'character-art' ? CONVERT_LOOKS[0] : await chooseLook(file);
  if (!look) return;
  const name = path.posix.basename(file.path);
  const folder = vscode.Uri.joinPath(file, '..');
  const reel = await freeReel(folder, path.posix.parse(name).name);
  try {
    await vscode.workspace.fs.writeFile(reel, new TextEncoder().encode(reelForFile(name, facts, look.wishes)));
  } catch (error) {
    await showNotice(notConverted(file, error));
    return;
  }
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(reel), { preview: false });
  await vscode.commands.executeCommand('glyphreel.openPreview', reel);
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Convert to Character Art'),
    openLabel: vscode.l10n.t('Convert'),
  });
  return chosen?.[0];
}

const chooseLook = (file: vscode.Uri) =>
  vscode.window.showQuickPick(
    CONVERT_LOOKS.map((look) => ({ ...look, label: look.name, detail: vscode.l10n.t(look.summary) })),
    {
      title: vscode.l10n.t('Convert {0} to Character Art', path.posix.basename(file.path)),
      placeHolder: vscode.l10n.t('How it is to look'),
    },
  );
