// Opens the reel of a link as a new text with its preview. A page must not decide what is read or run: a reel that names files is opened only
// if the person agrees, because they are read as soon as its text is open; one that may run code is not opened.

import * as vscode from 'vscode';
import type { EffectKind } from '../../contract/catalog-entry.ts';
import type { Previews } from '../preview/previews.ts';
import type { ExampleLink } from './example-link.ts';
import { mayRunCode, possibleFiles } from './possible-files.ts';

const MOST_LISTED = 8;

export async function openExample(link: ExampleLink, previews: Pick<Previews, 'open'>): Promise<void> {
  const text = 'text' in link ? link.text : await textOf(link.effect);
  if (text === null) {
    void vscode.window.showErrorMessage(vscode.l10n.t('This version of Glyphreel has no example of that effect.'));
    return;
  }
  if ('text' in link && mayRunCode(text)) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'The reel of this link uses modules or imports, which can run code. Copy its text from the page if you trust it.',
      ),
    );
    return;
  }
  const files = 'text' in link ? possibleFiles(text) : [];
  if (files.length > 0 && !(await mayOpen(files))) return;
  const document = await vscode.workspace.openTextDocument({ language: 'reel', content: text });
  await vscode.window.showTextDocument(document);
  if (files.length === 0) previews.open(document.uri);
}

/** `shader/bloom`. */
async function textOf(effect: string): Promise<string | null> {
  // What every effect is takes longer to read than the rest of the activation.
  const { exampleReel } = await import('../../catalog/example-reel.ts');
  const { builtIn } = await import('../../catalog/lookup.ts');
  const [kind, name] = effect.split('/');
  const entry = builtIn.find(kind as EffectKind, name ?? '');
  return entry ? exampleReel(entry).text : null;
}

async function mayOpen(files: readonly string[]): Promise<boolean> {
  const open = vscode.l10n.t('Open');
  const more = files.length > MOST_LISTED ? ['…'] : [];
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('A link asks to open a reel that names files. Glyphreel reads them as soon as the reel is open.'),
    { modal: true, detail: [...files.slice(0, MOST_LISTED), ...more].join('\n') },
    open,
  );
  return answer === open;
}
