// Analyze Music…: tempo, beats, bars, sections and drops of an audio file, as `glyphreel analyze` prints them.

import path from 'node:path';
import * as vscode from 'vscode';
import { mediaKinds } from '../../catalog/media.generated.ts';
import { soundOverview } from '../../catalog/sound-overview.ts';
import { notAnalyzed } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';

/** `given`: the file, from the explorer; otherwise the audio of the reel in the editor, or one that is chosen. */
export async function run({ engine, pages, plans }: Services, given?: unknown): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const audio = editor && plans.get(editor.document.uri)?.plan.audio?.path;
  const file = given instanceof vscode.Uri ? given.fsPath : (audio ?? (await chooseFile()));
  if (file === undefined) return;
  const name = path.basename(file);
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Analyzing {0}', name) };
  try {
    const { beats, sound } = await vscode.window.withProgress(options, () => engine.request('analyze', { path: file }));
    const rows = soundOverview(beats, sound).map(({ label, text }) =>
      label === '' ? `  ${text}` : `${label.padEnd(9)} ${text}`,
    );
    await pages.show(`${name}: analysis`, `${[file, '', ...rows].join('\n')}\n`);
  } catch (error) {
    await showNotice(notAnalyzed(name, error));
  }
}

async function chooseFile(): Promise<string | undefined> {
  const extensions = mediaKinds.audio.extensions.map((extension) => extension.slice(1));
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Analyze music'),
    openLabel: vscode.l10n.t('Analyze'),
    filters: { Audio: extensions },
  });
  return chosen?.[0]?.fsPath;
}
