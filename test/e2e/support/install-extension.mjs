// Installs the VSIX once, as a person would, and gives each workbench what was installed: links to its files, since writing and deleting a
// hundred megabytes for each takes as much CPU as starting its server.

import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './run-process.mjs';

let installed = null;

async function install({ entry, vsix, env }) {
  const home = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-installed-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const config = path.join(home, 'config.yaml');
  writeFileSync(config, '');
  const [data, extensions] = [path.join(home, 'data'), path.join(home, 'extensions')];
  const folders = ['--user-data-dir', data, '--extensions-dir', extensions, '--config', config];
  await run(process.execPath, [entry, ...folders, '--install-extension', vsix], { env });
  return extensions;
}

function linkFolder(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else linkSync(source, target);
  }
}

/** Fills the folder `extensions` of a workbench. `entry`: of code-server. */
export async function installExtension(extensions, what) {
  installed ??= install(what);
  const source = await installed;
  linkFolder(source, extensions);
  // The list of what is installed has the folder's path, and the workbench writes to it: a file of its own.
  const list = path.join(extensions, 'extensions.json');
  rmSync(list);
  writeFileSync(list, readFileSync(path.join(source, 'extensions.json'), 'utf8').replaceAll(source, extensions));
}
