// Makes node_modules match the lock file and finds the Node that everything else runs on. Plain JavaScript for Node 20. `npm ci` runs
// only if the installed tree differs from the lock: it takes half a minute and deletes node_modules first.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd, sayWhile } from './say-while.mjs';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = path.join(ROOT, 'node_modules', '.glyphreel-installed');
const OLDEST_NODE = 20;

/** Installs if needed and returns the path of the pinned Node. Exits with one sentence if it cannot. */
export async function bootstrap() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE)
    fail(`Glyphreel needs Node ${OLDEST_NODE} or later to start, but this is ${process.version}.`);
  await install();
  return await pinnedNode();
}

async function install() {
  const lock = readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8');
  const digest = createHash('sha256').update(lock).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return;
  const { packages } = JSON.parse(lock);
  if (!installedMatches(packages)) {
    console.error('Installing the packages of package-lock.json, about a minute …');
    const places = Object.keys(packages).filter((place) => place !== '' && packages[place].optional !== true);
    const progress = () => {
      const there = places.filter((place) => existsSync(path.join(ROOT, place, 'package.json'))).length;
      if (there === 0) return 'downloading';
      return there === places.length ? 'running install scripts' : `${there} of ${places.length} packages`;
    };
    const ended = await sayWhile(
      'Installing',
      npm(['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']),
      progress,
    );
    if (ended !== 0)
      fail(`npm ci failed (exit ${ended}). The lines above say why; run the command again once that is fixed.`);
  }
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, digest);
}

/** True if npm's own record of the installed tree has every package of the lock, at its version. */
function installedMatches(packages) {
  const record = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  return Object.entries(packages).every(([place, wanted]) => {
    if (place === '') return true;
    if (have[place] === undefined) return wanted.optional === true;
    return have[place].version === wanted.version && existsSync(path.join(ROOT, place, 'package.json'));
  });
}

/**
 * The Node of the `node` package. The package's install script fetches the executable; if npm's policy blocked that script, it is run
 * here. The fallback is this machine's Node, if it can strip types.
 */
async function pinnedNode() {
  const folder = path.join(ROOT, 'node_modules', 'node');
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
  const executable = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (versionOf(executable) === wanted) return executable;

  console.error(`Fetching Node ${wanted} into node_modules (the install script of the "node" package has not run) …`);
  mkdirSync(path.join(folder, 'bin'), { recursive: true });
  const env = { ...process.env, npm_config_ignore_scripts: 'false' };
  await sayWhile('Fetching Node', runToEnd(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, env }));
  if (versionOf(executable) === wanted) return executable;

  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) {
    console.error(`Node ${wanted} could not be fetched; using this machine's ${process.version}.`);
    return process.execPath;
  }
  fail(
    `Glyphreel runs on Node ${wanted}, which could not be fetched into node_modules. Run \`npm rebuild node --foreground-scripts\` to see why, or put Node 22.18 or later first on PATH.`,
  );
}

function versionOf(executable) {
  if (!existsSync(executable)) return null;
  const result = spawnSync(executable, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim().slice(1) : null;
}

/** Runs npm with its output on stderr, so that stdout holds only the command's own output. */
function npm(args) {
  const cli = process.env.npm_execpath;
  return cli && cli.endsWith('.js')
    ? runToEnd(process.execPath, [cli, ...args], { cwd: ROOT })
    : runToEnd('npm', args, { cwd: ROOT, shell: process.platform === 'win32' });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(3);
}
