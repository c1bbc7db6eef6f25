// What the end-to-end tests need on the machine: code-server from npm, in its own cache folder, and Chromium. Both are installed
// when they are missing; where that is impossible, `NotHere` has the reason.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBrowser } from '../../../scripts/find-browser.mjs';
import { run } from './run-process.mjs';

export class NotHere extends Error {}

const CODE_SERVER = '4.139.1';
const HOME = process.env.GLYPHREEL_E2E_HOME ?? path.join(os.homedir(), '.cache', 'glyphreel-e2e');

/** The folder of an installed code-server. Its install scripts are skipped: they compile native modules that are not needed. */
export async function codeServer() {
  const folder = path.join(HOME, 'node_modules', 'code-server');
  const stamp = path.join(HOME, `code-server-${CODE_SERVER}`);
  const isWhole =
    existsSync(path.join(folder, 'out', 'node', 'entry.js')) &&
    existsSync(path.join(folder, 'lib', 'vscode', 'node_modules'));
  if (existsSync(stamp) && isWhole) return folder;
  const version = isWhole ? JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version : null;
  if (version !== CODE_SERVER) {
    console.log(`Installing code-server ${CODE_SERVER} into ${HOME} …`);
    mkdirSync(HOME, { recursive: true });
    const env = { ...process.env, npm_config_update_notifier: 'false' };
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund'];
    try {
      await run('npm', ['install', '--prefix', HOME, `code-server@${CODE_SERVER}`, ...quiet], { cwd: HOME, env });
      await run('npm', ['install', '--omit=dev', ...quiet], { cwd: path.join(folder, 'lib', 'vscode'), env });
    } catch (error) {
      throw new NotHere(
        `code-server ${CODE_SERVER} could not be installed from npm (${error.message.split('\n').at(-1)})`,
      );
    }
  }
  writeFileSync(stamp, '');
  return folder;
}

export async function chromiumPath() {
  const found = findBrowser();
  if (found) return found;
  const isDebian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (!isDebian || process.getuid?.() !== 0)
    throw new NotHere('there is no Chromium (set GLYPHREEL_CHROMIUM; on Debian as root it is installed by itself)');
  console.log('Installing chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env });
  } catch (error) {
    throw new NotHere(`Chromium could not be installed with apt-get (${error.message.split('\n').at(-1)})`);
  }
  return findBrowser() ?? Promise.reject(new NotHere('apt-get installed no Chromium'));
}
