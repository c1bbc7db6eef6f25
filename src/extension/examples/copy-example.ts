// Copies an example into a folder, with the files that it names beside it.

import path from 'node:path';
import * as vscode from 'vscode';
import { exists } from '../shared/exists.ts';
import { freeReel } from '../shared/free-reel.ts';

/** Typings of custom effects, which a module beside them refers to. */
const EFFECT_TYPES = 'glyphreel-effects.d.ts';

/** Writes the reel under a name that is free. Existing files are kept. Returns the reel's URI. */
export async function copyExample(from: vscode.Uri, folder: vscode.Uri): Promise<vscode.Uri> {
  const { fs } = vscode.workspace;
  const copy = async (source: vscode.Uri, name: string) => {
    const target = vscode.Uri.joinPath(folder, name);
    if (!(await exists(target))) await fs.writeFile(target, await fs.readFile(source));
  };
  let text = new TextDecoder().decode(await fs.readFile(from));
  for (const written of namedFiles(text)) {
    const source = vscode.Uri.joinPath(from, '..', written);
    if (!(await exists(source))) continue;
    const name = path.posix.basename(written);
    await copy(source, name);
    if (name.endsWith('.ts')) await copy(vscode.Uri.joinPath(from, '..', EFFECT_TYPES), EFFECT_TYPES);
    text = text.replaceAll(`"${written}"`, `"./${name}"`);
  }
  const target = await freeReel(folder, path.posix.basename(from.path, '.reel'));
  await fs.writeFile(target, new TextEncoder().encode(text));
  return target;
}

/** Strings that look like relative file names. Whether they are is for the caller to find out. */
export const namedFiles = (text: string): string[] => [
  ...new Set([...text.matchAll(/"([^"\n\\:]+\.[a-z0-9]{2,5})"/gi)].map(([, written]) => written!)),
];
