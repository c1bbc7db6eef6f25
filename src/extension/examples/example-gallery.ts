// The examples as pictures, in a panel without scripts: each picture is a link that runs New Reel from Example….

import * as vscode from 'vscode';
import type { Example } from './example-list.ts';

const COMMAND = 'glyphreel.newFromExample';

export function showExampleGallery(root: vscode.Uri, examples: readonly Example[]): void {
  const panel = vscode.window.createWebviewPanel(
    'glyphreel.examples',
    vscode.l10n.t('Glyphreel Examples'),
    vscode.ViewColumn.Active,
    {
      enableScripts: false,
      enableCommandUris: [COMMAND],
      enableFindWidget: true,
      localResourceRoots: ['docs', 'media'].map((folder) => vscode.Uri.joinPath(root, folder)),
    },
  );
  const uri = (file: vscode.Uri) => panel.webview.asWebviewUri(file).toString();
  const { cspSource } = panel.webview;
  panel.webview.html = galleryHtml(examples, {
    style: uri(vscode.Uri.joinPath(root, 'media', 'examples', 'examples.css')),
    policy: `default-src 'none'; img-src ${cspSource}; style-src ${cspSource}`,
    picture: ({ picture }) => uri(picture),
  });
}

export interface GalleryParts {
  style: string;
  policy: string;
  picture(example: Example): string;
}

export function galleryHtml(examples: readonly Example[], { style, policy, picture }: GalleryParts): string {
  const cards = examples.map(
    (
      example,
    ) => `<li><a href="${commandUri(example.name)}" title="${escape(vscode.l10n.t('Create {0}.reel', example.name))}">
<img src="${escape(picture(example))}" alt="" loading="lazy"><strong>${escape(example.name)}</strong></a>
<p>${escape(example.about)}</p><p class="techniques">${escape(example.techniques)}</p></li>`,
  );
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(vscode.l10n.t('Glyphreel Examples'))}</title>
<link rel="stylesheet" href="${escape(style)}">
</head>
<body>
<h1>${escape(vscode.l10n.t('Examples'))}</h1>
<p>${escape(vscode.l10n.t('Click an example to copy it, with its media, into your folder.'))}</p>
<ul>
${cards.join('\n')}
</ul>
</body>
</html>`;
}

const commandUri = (name: string) => `command:${COMMAND}?${encodeURIComponent(JSON.stringify([name]))}`;
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
