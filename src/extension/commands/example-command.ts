// New Reel from Example…: a copy of one of the examples, with its media, ready to be changed.

import path from 'node:path';
import * as vscode from 'vscode';
import type { Services } from '../services.ts';

const EFFECT_TYPES = 'glyphreel-effects.d.ts';

interface Example extends vscode.QuickPickItem {
  uri: vscode.Uri;
}

export async function newFromExample(services: Services): Promise<void> {
  const folder = vscode.Uri.joinPath(services.root, 'examples');
  const choice = await vscode.window.showQuickPick(listExamples(folder), {
    title: 'New reel from example',
    placeHolder: 'Which one shall it grow from?',
    matchOnDescription: true,
  });
  if (!choice) return;
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(choice.uri));
  const workspace = vscode.workspace.workspaceFolders?.[0]?.uri;
  const document = workspace
    ? await copyInto(workspace, choice.uri, text)
    : await vscode.workspace.openTextDocument({ language: 'reel', content: text });
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('glyphreel.openPreview', document.uri);
}

async function listExamples(folder: vscode.Uri): Promise<Example[]> {
  const files = (await vscode.workspace.fs.readDirectory(folder)).filter(([name]) => name.endsWith('.reel'));
  const examples = files.map(async ([name]) => {
    const uri = vscode.Uri.joinPath(folder, name);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const about = /^\s*\/\/\s*(.+)/.exec(text)?.[1] ?? '';
    return { label: name.replace(/\.reel$/, ''), detail: about, uri };
  });
  return (await Promise.all(examples)).sort((a, b) => a.label.localeCompare(b.label));
}

/** Writes the reel under a free name, and the files that it names beside it. */
async function copyInto(workspace: vscode.Uri, from: vscode.Uri, text: string): Promise<vscode.TextDocument> {
  let changed = text;
  for (const [, written] of text.matchAll(/\b(?:audio|captions|font|import|use)\s*:?\s*"([^"]+)"/g)) {
    const source = vscode.Uri.joinPath(from, '..', written!);
    const name = path.posix.basename(written!);
    const target = vscode.Uri.joinPath(workspace, name);
    if (!(await exists(source))) continue;
    if (!(await exists(target))) await vscode.workspace.fs.copy(source, target);
    // Effects come with their types, or the editor would know nothing of them.
    const types = vscode.Uri.joinPath(workspace, EFFECT_TYPES);
    if (name.endsWith('.ts') && !(await exists(types)))
      await vscode.workspace.fs.copy(vscode.Uri.joinPath(from, '..', EFFECT_TYPES), types);
    changed = changed.replaceAll(`"${written}"`, `"./${name}"`);
  }
  const stem = path.posix.basename(from.path, '.reel');
  let target = vscode.Uri.joinPath(workspace, `${stem}.reel`);
  for (let n = 2; await exists(target); n++) target = vscode.Uri.joinPath(workspace, `${stem}-${n}.reel`);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(changed));
  return vscode.workspace.openTextDocument(target);
}

const exists = (uri: vscode.Uri) =>
  vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
