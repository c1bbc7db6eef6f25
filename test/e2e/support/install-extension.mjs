// Installs the VSIX once, as a person would, and gives each workbench a copy of what was installed.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Fills the folder `extensions` of a workbench. `entry`: of code-server. */
export async function installExtension(extensions, what) {
  installed ??= install(what);
  const source = await installed;
  cpSync(source, extensions, { recursive: true });
  // The list of what is installed has the folder's path.
  const list = path.join(extensions, 'extensions.json');
  writeFileSync(list, readFileSync(list, 'utf8').replaceAll(source, extensions));
}
