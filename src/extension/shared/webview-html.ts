// The page of a webview: one script and one style sheet. The content security policy allows the script by nonce, styles from
// the extension's folder, images from there and from memory, sound from memory only, and a connection to one address at most. The texts of
// another language come with the page.

import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { TEXTS_ID } from '../../contract/webview.ts';

/** Pictures of the effects, which controls show. */
export const REFERENCE_PICTURES = 'docs/reference/images';

export interface WebviewPage {
  title: string;
  script: string;
  style: string;
  body: string;
}

/** `connectTo`: the only address that the page may connect to; null: none. */
export function webviewHtml(
  webview: vscode.Webview,
  root: vscode.Uri,
  page: WebviewPage,
  connectTo: string | null = null,
): string {
  const nonce = randomBytes(16).toString('base64url');
  const uri = (path: string) => webview.asWebviewUri(vscode.Uri.joinPath(root, path)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `img-src blob: ${webview.cspSource}`,
    'media-src blob:',
    ...(connectTo === null ? [] : [`connect-src ${policySource(connectTo)}`]),
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="stylesheet" href="${uri(page.style)}">
</head>
<body>
${page.body}
${textTable(vscode.l10n.bundle)}
<script nonce="${nonce}" src="${uri(page.script)}"></script>
</body>
</html>`;
}

/** Data that no policy needs to allow, for media/shared/localize.ts; English needs none. */
export const textTable = (bundle: Readonly<Record<string, string>> | undefined): string =>
  bundle === undefined
    ? ''
    : `<script type="application/json" id="${TEXTS_ID}">${JSON.stringify(bundle).replaceAll('<', String.raw`\u003c`)}</script>`;

/** An address as a policy names it: without its query, and without what would end the source or the directive. */
function policySource(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname.replaceAll(';', '%3B').replaceAll(',', '%2C')}`;
}

export function webviewOptions(root: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    // Dialogs end by `method="dialog"`, which a page without forms refuses.
    enableForms: true,
    localResourceRoots: ['dist/media', 'media', REFERENCE_PICTURES].map((folder) => vscode.Uri.joinPath(root, folder)),
  };
}
