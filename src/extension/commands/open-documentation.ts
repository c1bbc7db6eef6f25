// Open Documentation: a page of the guide or the reference in VS Code's Markdown preview. Links in hovers name the page.

import * as vscode from 'vscode';
import { listDocPages } from '../documentation/doc-pages.ts';
import { documentationMissing } from '../notices/notices.ts';
import { showNotice } from '../notices/show-notice.ts';
import type { Services } from '../services.ts';
import { exists } from '../shared/exists.ts';

/** `given`: a path below `docs`, with a heading's anchor if wanted: "reference/field.md#plasma". Without it, a list is shown. */
export async function run({ root }: Services, given?: unknown): Promise<void> {
  const docs = vscode.Uri.joinPath(root, 'docs');
  const wanted = typeof given === 'string' ? given : await choosePage(docs);
  if (wanted === undefined) return;
  const [path = '', fragment = ''] = wanted.split('#');
  const page = vscode.Uri.joinPath(docs, path);
  if (!page.path.startsWith(`${docs.path}/`) || !(await exists(page)))
    return void (await showNotice(documentationMissing(path)));
  await vscode.commands.executeCommand('markdown.showPreview', page.with({ fragment }));
}

async function choosePage(docs: vscode.Uri): Promise<string | undefined> {
  const items = listDocPages(docs).then((pages) =>
    pages.map(({ title, path }) => ({
      label: title,
      description: path.startsWith('reference/') ? vscode.l10n.t('Reference') : '',
      path,
    })),
  );
  const choice = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Glyphreel Documentation'),
    placeHolder: vscode.l10n.t('Choose a page'),
    matchOnDescription: true,
  });
  return choice?.path;
}
