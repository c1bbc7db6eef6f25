// The Markdown pages of the documentation that comes with the extension.

import * as vscode from 'vscode';

export interface DocPage {
  /** Path below `docs`, with forward slashes. */
  path: string;
  title: string;
}

/** Pages of the guide in alphabetical order, then the reference. `docs` is the folder. */
export async function listDocPages(docs: vscode.Uri): Promise<DocPage[]> {
  const paths = await markdownBelow(docs, '');
  const pages = await Promise.all(
    paths.map(async (path) => {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(docs, path)));
      return { path, title: /^#\s+(.+)$/m.exec(text)?.[1]?.trim() ?? path };
    }),
  );
  return pages.sort((a, b) => order(a.path) - order(b.path) || a.title.localeCompare(b.title));
}

const FIRST = ['index.md', 'tutorial.md', 'language.md', 'vscode.md', 'studio.md'];

function order(path: string): number {
  if (path.startsWith('reference/')) return path === 'reference/README.md' ? 100 : 101;
  const place = FIRST.indexOf(path);
  return place >= 0 ? place : FIRST.length;
}

async function markdownBelow(folder: vscode.Uri, below: string): Promise<string[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const found = await Promise.all(
    entries.map(([name, type]) => {
      const path = `${below}${name}`;
      if (type === vscode.FileType.Directory) return markdownBelow(vscode.Uri.joinPath(folder, name), `${path}/`);
      return name.endsWith('.md') ? [path] : [];
    }),
  );
  return found.flat();
}
