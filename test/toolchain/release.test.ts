// `npm run release`, in a small repository of its own.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dated, sections } from '../../scripts/release/changelog.mjs';

const SCRIPTS = path.resolve(import.meta.dirname, '../../scripts');
const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0 — 2026-11-22\n\n- Old.\n';

describe('the changelog', () => {
  it('is read section by section', () => {
    expect(sections(CHANGELOG)).toEqual([
      { version: 'Unreleased', date: null, text: '- New.' },
      { version: '0.1.0', date: '2026-11-22', text: '- Old.' },
    ]);
  });

  it('gets a version and a date', () => {
    const text = dated(CHANGELOG, '0.2.0', '2026-12-01');
    expect(text).toBe(CHANGELOG.replace('## Unreleased', '## 0.2.0 — 2026-12-01'));
    expect(dated('## 0.2.0 — unreleased\n\n- New.\n', '0.2.0', '2026-12-01')).toBe('## 0.2.0 — 2026-12-01\n\n- New.\n');
  });

  it('is refused without new notes', () => {
    expect(() => dated('## 0.1.0 — 2026-11-22\n\n- Old.\n', '0.2.0', '')).toThrow('has a date');
    expect(() => dated('## Unreleased\n\n## 0.1.0 — 2026-11-22\n', '0.2.0', '')).toThrow('but it is empty');
    expect(() => dated('## 0.3.0 — unreleased\n\n- New.\n', '0.2.0', '')).toThrow('but it is for 0.3.0');
  });
});

describe('npm run release', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'glyphreel-release-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: root, encoding: 'utf8' });
  const release = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/release.mjs', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@b.c',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@b.c',
      },
    });

  beforeAll(() => {
    mkdirSync(path.join(root, 'scripts'));
    cpSync(path.join(SCRIPTS, 'release.mjs'), path.join(root, 'scripts/release.mjs'));
    cpSync(path.join(SCRIPTS, 'release'), path.join(root, 'scripts/release'), { recursive: true });
    writeFileSync(path.join(root, 'package.json'), '{ "version": "0.1.0" }');
    writeFileSync(
      path.join(root, 'package-lock.json'),
      '{ "version": "0.1.0", "packages": { "": { "version": "0.1.0" } } }',
    );
    writeFileSync(path.join(root, 'CHANGELOG.md'), CHANGELOG);
    git('init', '--quiet');
    git('add', '.');
    git('commit', '--quiet', '--message', 'first');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('rejects an invalid version, and a tag without a release', () => {
    expect(release('next').stderr).toBe('Expected a version like 1.2.3, but got next.\n');
    expect(release('--check', 'v0.2.0').stderr).toBe('Expected the version 0.2.0 in package.json, but got 0.1.0.\n');
  });

  it('commits and tags the version, and the tag passes the check', () => {
    expect(release('0.2.0')).toMatchObject({ status: 0, stdout: expect.stringContaining('Tagged v0.2.0.') });
    expect(git('log', '-1', '--format=%s', 'v0.2.0')).toBe('Release 0.2.0\n');
    expect(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages[''].version).toBe('0.2.0');
    expect(git('status', '--porcelain')).toBe('');
    expect(release('--check', 'v0.2.0').status).toBe(0);
    expect(release('--notes', 'v0.2.0').stdout).toBe('- New.\n');
    expect(release('0.2.0').stderr).toBe('Expected a new version, but the tag v0.2.0 exists.\n');
  });
});
