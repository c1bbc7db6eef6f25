// `npm run docs` serves the documentation site, `docs:build` builds it to build/site, `docs:films` exports the gallery's films
// for it. Its packages are apart from the project's, in website/, because only those who build the site need them.

import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
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

const MOST_BYTES = 1024 * 1024;

/** Each film as the files of its folder, with one engine for all of them. Reels with effects of their own cannot be films. */
function renderFilms() {
  const films = path.join(WEBSITE, 'public/films');
  rmSync(films, { recursive: true, force: true });
  mkdirSync(films, { recursive: true });
  copyFileSync(path.join(ROOT, 'packages/glyph-reel/dist/glyph-reel.js'), path.join(films, 'glyph-reel.js'));
  for (const file of readdirSync(path.join(ROOT, 'examples')).filter((name) => name.endsWith('.reel'))) {
    const reel = path.join(ROOT, 'examples', file);
    if (/^use /m.test(readFileSync(reel, 'utf8'))) continue;
    const name = path.basename(file, '.reel');
    run(path.join(ROOT, 'bin/glyphreel.mjs'), ['render', reel, '-o', path.join(films, `${name}.html`), '--split']);
    const folder = path.join(films, name);
    renameSync(path.join(folder, 'engine.js'), path.join(films, 'engine.js'));
    for (const other of ['index.html', 'page.js']) rmSync(path.join(folder, other));
    // Films of footage are as large as videos.
    if (statSync(path.join(folder, 'film.bin')).size > MOST_BYTES) {
      rmSync(folder, { recursive: true });
      continue;
    }
    const json = path.join(folder, 'film.json');
    writeFileSync(json, JSON.stringify({ ...JSON.parse(readFileSync(json, 'utf8')), engine: '../engine.js' }));
  }
}
