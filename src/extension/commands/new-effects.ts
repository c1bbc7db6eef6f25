// New Effects Module…: effects of one's own in TypeScript with their types, as `glyphreel new --effects` writes them. Where a reel is open,
// it can be told to use the module.

import path from 'node:path';
import * as vscode from 'vscode';
import { DROP_FILE_REQUEST } from '../../contract/protocol.ts';
import type { DropFileParams, DropFileResult } from '../../contract/protocol.ts';
import { effectsWritten, effectsNotWritten } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import { writeEdits } from '../preview/write-edits.ts';
import type { Services } from '../services.ts';
import { chooseFolder } from '../shared/choose-folder.ts';
import { exists } from '../shared/exists.ts';

const TYPES = 'glyphreel-effects.d.ts';
const STARTER = 'assets/effects/starter-effects.ts';

export async function run(services: Services): Promise<void> {
  const reel = reelInEditor();
  const beside = reel?.uri.scheme === 'file' ? vscode.Uri.joinPath(reel.uri, '..') : undefined;
  const folder =
    beside ?? (await chooseFolder(vscode.l10n.t('Folder for the effects'), vscode.l10n.t('Create Module Here')));
  const name = folder && (await askName(folder));
  if (!folder || name === undefined) return;
  const module = vscode.Uri.joinPath(folder, name);
  const { fs } = vscode.workspace;
  const packaged = (file: string) => fs.readFile(vscode.Uri.joinPath(services.root, file));
  try {
    await fs.writeFile(module, await packaged(STARTER));
    // Those of an older version are replaced.
    await fs.writeFile(vscode.Uri.joinPath(folder, TYPES), await packaged(`examples/${TYPES}`));
  } catch (error) {
    return void (await showNotice(effectsNotWritten(name, error)));
  }
  await vscode.window.showTextDocument(module, { preview: false });
  const notice = effectsWritten(name, reel ? path.posix.basename(reel.uri.path) : null);
  if (reel && (await showNotice(notice)) !== undefined) await use(services, reel, module);
  else if (!reel) await showNotice(notice);
}

function reelInEditor(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'reel' ? document : undefined;
}

async function askName(folder: vscode.Uri): Promise<string | undefined> {
  const named = (text: string) => (text.endsWith('.ts') ? text : `${text}.ts`);
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Effects Module'),
    prompt: vscode.l10n.t('Name of the module in {0}', path.posix.basename(folder.path)),
    value: 'my-effects.ts',
    valueSelection: [0, 'my-effects'.length],
    validateInput: async (text) => {
      if (!/^[\p{L}\p{N}_][\p{L}\p{N}_. -]*$/u.test(text)) return vscode.l10n.t('Expected a name such as my-effects.');
      return (await exists(vscode.Uri.joinPath(folder, named(text))))
        ? vscode.l10n.t('{0} is already there.', named(text))
        : null;
    },
  });
  return typed === undefined ? undefined : named(typed);
}

/** What a drop of the module into the reel would write. */
async function use({ language }: Services, { uri }: vscode.TextDocument, module: vscode.Uri): Promise<void> {
  const answer = await language.ask<DropFileParams, DropFileResult>(DROP_FILE_REQUEST, {
    uri: uri.toString(),
    position: { line: 0, character: 0 },
    path: module.fsPath,
  });
  if (!answer) return;
  const document = await vscode.workspace.openTextDocument(uri);
  await writeEdits(document, document.version, answer.edits);
  await vscode.window.showTextDocument(document);
}
