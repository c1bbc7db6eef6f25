// Opens links to reels: the text and its preview, at the scene and time of the link, or the example of a page. A link comes from outside, so it opens only reels of
// the workspace without asking.

import * as vscode from 'vscode';
import type { Previews } from '../preview/previews.ts';
import { failureText } from '../shared/failure.ts';
import { readExampleLink } from './example-link.ts';
import { readLink } from './reel-link.ts';

export function handleLinks(previews: Previews): vscode.Disposable {
  return vscode.window.registerUriHandler({
    async handleUri(uri) {
      const example = readExampleLink(uri);
      if (example) {
        // With the vocabulary, which the start of the extension does not wait for.
        const { openExample } = await import('./open-example.ts');
        return openExample(example, previews);
      }
      const link = readLink(uri);
      if (!link) {
        void vscode.window.showErrorMessage(
          vscode.l10n.t('Expected a link to a reel, but got {0}.', uri.toString(true)),
        );
        return;
      }
      const reel = vscode.Uri.parse(link.reel);
      if (!vscode.workspace.getWorkspaceFolder(reel) && !(await mayOpen(reel))) return;
      try {
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(reel));
      } catch (error) {
        void vscode.window.showErrorMessage(
          vscode.l10n.t('{0} cannot be opened: {1}', reel.toString(true), failureText(error)),
        );
        return;
      }
      const place = link.scene === null ? undefined : { scene: link.scene, segment: null };
      previews.open(reel, place, link.t ?? undefined);
    },
  });
}

async function mayOpen(reel: vscode.Uri): Promise<boolean> {
  const open = vscode.l10n.t('Open');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('A link asks to open a reel outside this workspace.'),
    { modal: true, detail: reel.toString(true) },
    open,
  );
  return answer === open;
}
