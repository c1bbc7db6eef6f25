// New Reel from Example…: copies an example with its media into a folder, or opens a blank reel, and previews it.

import * as vscode from 'vscode';
import { copyExample } from '../examples/copy-example.ts';
import { showExampleGallery } from '../examples/example-gallery.ts';
import { listExamples } from '../examples/example-list.ts';
import type { Example } from '../examples/example-list.ts';
import { BLANK, pickExample, PICTURES } from '../examples/pick-example.ts';
import { openBlankReel, showReel } from '../examples/show-reel.ts';
import { exampleNotCopied } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';
import { chooseFolder } from '../shared/choose-folder.ts';

/** `given`: the name of an example, from the gallery. */
export async function run({ root }: Services, given?: unknown): Promise<void> {
  const examples = listExamples(root);
  const named = typeof given === 'string' ? (await examples).find(({ name }) => name === given) : undefined;
  const choice = named ?? (await pickExample(examples));
  if (choice === null) return;
  if (choice === PICTURES) return showExampleGallery(root, await examples);
  if (choice === BLANK) return openBlankReel();
  const document = await createFrom(choice);
  if (document) await showReel(document);
}

async function createFrom(example: Example): Promise<vscode.TextDocument | null> {
  const folder = await chooseFolder(
    vscode.l10n.t('Folder for {0}.reel and its media', example.name),
    vscode.l10n.t('Create Reel Here'),
  );
  if (!folder) return null;
  try {
    return await vscode.workspace.openTextDocument(await copyExample(example.uri, folder));
  } catch (error) {
    await showNotice(exampleNotCopied(error));
    return null;
  }
}
