// `npm run docs` serves the documentation site, `docs:build` builds it to build/site, `docs:films` renders the gallery's films
// for it. Its packages are apart from the project's, in website/, because only those who build the site need them.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';

const WEBSITE = path.join(ROOT, 'website');
const [task = 'dev', ...rest] = process.argv.slice(2);

if (task === 'films') renderFilms();
else {
  install();
  run(path.join(WEBSITE, 'node_modules/vitepress/bin/vitepress.js'), [task, WEBSITE, ...rest]);
  if (task === 'build') redirectToNewest();
}

/** Installs the site's packages where they do not match its lock. */
function install() {
  const lock = readFileSync(path.join(WEBSITE, 'package-lock.json'), 'utf8');
  const stamp = path.join(WEBSITE, 'node_modules/.installed-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: WEBSITE,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) process.exit(1);
  writeFileSync(stamp, lock);
}

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** The site's root leads to its newest version. */
function redirectToNewest() {
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const page = `<!doctype html>\n<meta charset="utf-8">\n<title>Glyphreel</title>\n<meta http-equiv="refresh" content="0; url=./${version}/">\n<a href="./${version}/">Documentation of version ${version}</a>\n`;
  writeFileSync(path.join(ROOT, 'build/site/index.html'), page);
}

function renderFilms() {
  const folder = path.join(WEBSITE, 'public/films');
  mkdirSync(folder, { recursive: true });
  for (const file of readdirSync(path.join(ROOT, 'examples')).filter((name) => name.endsWith('.reel'))) {
    const name = path.basename(file, '.reel');
    const output = path.join(folder, `${name}.mp4`);
    const reel = path.join(ROOT, 'examples', file);
    run(path.join(ROOT, 'bin/glyphreel.mjs'), [
      'render',
      reel,
      '-o',
      output,
      '-q',
      'preview',
      '--fps',
      '24',
      '--allow-code',
      '--overwrite',
    ]);
    copyFileSync(path.join(ROOT, 'docs/gallery', `${name}.jpg`), path.join(folder, `${name}.jpg`));
  }
}
