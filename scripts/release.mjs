// `npm run release -- 1.2.3`: dates the changelog, sets the version in package.json and the lock, commits and tags. It pushes nothing; the
// workflow release.yml publishes a tag that is pushed. `--check v1.2.3` fails unless version, changelog and tag agree; `--notes v1.2.3`
// prints that version's section of the changelog.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dated, sections } from './release/changelog.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [first, second] = process.argv.slice(2);
try {
  if (first === '--check') check(second);
  else if (first === '--notes') console.log(sectionOf(versionOf(second)).text);
  else release(first);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

function release(version) {
  if (!/^\d+\.\d+\.\d+$/.test(version ?? ''))
    throw new Error(`Expected a version like 1.2.3, but got ${version ?? 'none'}.`);
  const tags = git('tag', '--list', `v${version}`);
  if (tags !== '') throw new Error(`Expected a new version, but the tag v${version} exists.`);
  if (git('status', '--porcelain') !== '') throw new Error('Expected no uncommitted changes, but there are some.');
  write('CHANGELOG.md', dated(read('CHANGELOG.md'), version, new Date().toISOString().slice(0, 10)));
  for (const name of ['package.json', 'package-lock.json']) {
    const content = JSON.parse(read(name));
    content.version = version;
    if (content.packages) content.packages[''].version = version;
    write(name, `${JSON.stringify(content, null, 2)}\n`);
  }
  git('commit', '--all', '--message', `Release ${version}`);
  git('tag', '--annotate', `v${version}`, '--message', `Glyphreel ${version}`);
  console.log(`Tagged v${version}. Publish it with: git push --follow-tags`);
}

function check(tag) {
  const version = versionOf(tag);
  const stated = JSON.parse(read('package.json')).version;
  if (stated !== version) throw new Error(`Expected the version ${version} in package.json, but got ${stated}.`);
  if (sectionOf(version).date === null)
    throw new Error(`Expected a date for ${version} in CHANGELOG.md, but it has none.`);
}

function sectionOf(version) {
  const section = sections(read('CHANGELOG.md')).find((each) => each.version === version);
  if (section === undefined) throw new Error(`Expected a section for ${version} in CHANGELOG.md, but there is none.`);
  return section;
}

function versionOf(tag) {
  const version = /^v(\d+\.\d+\.\d+)$/.exec(tag ?? '')?.[1];
  if (version === undefined) throw new Error(`Expected a tag like v1.2.3, but got ${tag ?? 'none'}.`);
  return version;
}

function git(...args) {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
}

function read(name) {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

function write(name, text) {
  writeFileSync(path.join(ROOT, name), text);
}
