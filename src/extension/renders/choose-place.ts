// Where a render goes: where the setting puts it, or a place that is chosen now.

import path from 'node:path';
import * as vscode from 'vscode';
import type { FormatFacts } from '../../contract/format-facts.ts';
import type { OutputRequest } from '../../contract/render.ts';

const USUAL = vscode.l10n.t('Where the Settings Say');
const CHOOSE = vscode.l10n.t('Choose a Place…');

/** `usual`: the outputs by the setting. The chosen path, null for the usual one, undefined where the question was dismissed. */
export async function choosePlace(
  usual: readonly OutputRequest[],
  format: FormatFacts | undefined,
): Promise<string | null | undefined> {
  const items = [
    { label: USUAL, description: usual.map(({ output }) => output).join(', ') },
    { label: CHOOSE, description: vscode.l10n.t('a file or folder for this reel') },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Render: save to') });
  if (chosen?.label === USUAL) return null;
  const output = usual[0]?.output;
  if (!chosen || output === undefined) return undefined;
  if (format?.isSequence !== true) return chooseFile(output, format);
  const folder = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Folder for the frames'),
    openLabel: vscode.l10n.t('Save Here'),
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: vscode.Uri.file(path.dirname(path.dirname(output))),
  });
  return folder?.[0] && path.join(folder[0].fsPath, path.basename(path.dirname(output)));
}

async function chooseFile(output: string, format: FormatFacts | undefined): Promise<string | undefined> {
  const file = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Render to'),
    saveLabel: vscode.l10n.t('Use This Name'),
    defaultUri: vscode.Uri.file(output),
    ...(format && { filters: { [format.title]: format.extensions.map((extension) => extension.slice(1)) } }),
  });
  return file?.fsPath;
}
