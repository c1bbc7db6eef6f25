// The examples that come with the extension, the simplest first.

import * as vscode from 'vscode';

export interface Example {
  /** The file's name without `.reel`; also its id. */
  name: string;
  /** One sentence on what it shows. */
  about: string;
  /** What it is an example of. */
  techniques: string;
  uri: vscode.Uri;
  picture: vscode.Uri;
}

/** `root` is the extension's folder. */
export async function listExamples(root: vscode.Uri): Promise<Example[]> {
  const folder = vscode.Uri.joinPath(root, 'examples');
  const files = (await vscode.workspace.fs.readDirectory(folder)).filter(([name]) => name.endsWith('.reel'));
  const found = await Promise.all(
    files.map(async ([file]) => {
      const uri = vscode.Uri.joinPath(folder, file);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const name = file.replace(/\.reel$/, '');
      const picture = vscode.Uri.joinPath(root, 'docs', 'gallery', `${name}.webp`);
      return { rank: complexity(text), example: { name, ...readHeader(text), uri, picture } };
    }),
  );
  return found.sort((a, b) => a.rank - b.rank).map(({ example }) => example);
}

/** Shorter reels are simpler; those with modules of their own come last. */
export const complexity = (text: string): number => text.length + (/^\s*use\s+"/m.test(text) ? 1e6 : 0);

/** The comment that a reel begins with: "What it shows. Techniques: what it uses." */
export function readHeader(text: string): Pick<Example, 'about' | 'techniques'> {
  const comment = /^(?:[ \t]*\/\/[^\n]*\n)+/.exec(text)?.[0] ?? '';
  const words = comment
    .replaceAll(/^[ \t]*\/\/[ \t]?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [about = '', techniques = ''] = words.split(/\s*Techniques:\s*/);
  return { about, techniques: techniques.replace(/\.$/, '') };
}
