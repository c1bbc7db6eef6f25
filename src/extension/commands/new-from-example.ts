// New Reel from Example…: copies an example with its media into a folder, or opens a blank reel, and previews it.

import * as vscode from 'vscode';
import { BLANK_REEL } from '../examples/blank-reel.ts';
import { copyExample } from '../examples/copy-example.ts';
import { showExampleGallery } from '../examples/example-gallery.ts';
import { listExamples } from '../examples/example-list.ts';
import type { Example } from '../examples/example-list.ts';
import { BLANK, pickExample, PICTURES } from '../examples/pick-example.ts';
import { exampleNotCopied } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';

/** `given`: the name of an example, from the gallery. */
export async function run({ root }: Services, given?: unknown): Promise<void> {
  const examples = listExamples(root);
  const named = typeof given === 'string' ? (await examples).find(({ name }) => name === given) : undefined;
  const choice = named ?? (await pickExample(examples));
  if (choice === null) return;
  if (choice === PICTURES) return showExampleGallery(root, await examples);
  const document =
    choice === BLANK
      ? await vscode.workspace.openTextDocument({ language: 'reel', content: BLANK_REEL })
      : await createFrom(choice);
  if (!document) return;
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('glyphreel.openPreview', document.uri);
}

async function createFrom(example: Example): Promise<vscode.TextDocument | null> {
  const folder = await chooseFolder(example);
  if (!folder) return null;
  try {
    return await vscode.workspace.openTextDocument(await copyExample(example.uri, folder));
  } catch (error) {
    await showNotice(exampleNotCopied(error));
    return null;
  }
}

/** The workspace folder; asks where there are several or none, because the example's media must be somewhere. */
async function chooseFolder({ name }: Example): Promise<vscode.Uri | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  if (workspaceFolders.length === 1) return workspaceFolders[0]?.uri;
  if (workspaceFolders.length > 1)
    return (await vscode.window.showWorkspaceFolderPick({ placeHolder: `Folder for ${name}.reel and its media` }))?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: `Folder for ${name}.reel and its media`,
    openLabel: 'Create Reel Here',
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return chosen?.[0];
}
