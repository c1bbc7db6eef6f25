// What goes into a VSIX: exactly the files listed beside this test (chunks and platform packages by pattern), and no part larger than
// its limit; on this platform and on one whose native packages are not installed here. `UPDATE_VSIX_FILES=1` rewrites the list.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkVsix } from '../../scripts/package/check-vsix.mjs';
import { executableKind } from '../../scripts/package/executable-kind.mjs';
import { filesOf, manifestOf } from '../../scripts/package/stage.mjs';
import { hostTarget, TARGETS } from '../../scripts/package/targets.mjs';

const ROOT = path.join(import.meta.dirname, '..', '..');
const LIST = path.join(import.meta.dirname, 'vsix-files.txt');
/** Its VSIX comes without ffmpeg, so it is the smallest download. */
const FOREIGN = hostTarget() === 'darwin-arm64' ? 'win32-arm64' : 'darwin-arm64';
/** Largest size of each part in megabytes, unpacked. */
const LIMITS: [RegExp, number][] = [
  [/@ffmpeg-installer\//, 90],
  [/@napi-rs\//, 45],
  [/^dist\//, 5],
  [/^assets\//, 5],
  [/^docs\/reference\//, 7],
  [/^examples\//, 6],
  [/^media\//, 2],
];

/** Names that change with the build or the platform, as patterns. */
const general = (file: string) =>
  file
    .replace(/chunk-[A-Z0-9]+\.mjs/, 'chunk-*.mjs')
    .replace(/(@napi-rs\/canvas)-[^/]+\/(.*\.)?/, '$1-PLATFORM/$2')
    .replace(/skia\..+\.node/, 'skia.PLATFORM.node')
    .replace(/(@ffmpeg-installer)\/[a-z0-9]+-[a-z0-9]+\//, '$1/PLATFORM/')
    .replace(/ffmpeg\.exe$/, 'ffmpeg')
    .replace(/^examples\/.+\.reel$/, 'examples/*.reel')
    .replace(/^examples\/media\/.+$/, 'examples/media/*')
    .replace(/^docs\/reference\/images\/.+$/, 'docs/reference/images/*');
/** Windows' canvas has one more file, its character data. */
const listed = (files: Iterable<string>) =>
  [...new Set([...files].map(general))].filter((file) => !file.endsWith('/icudtl.dat')).toSorted();

const scratch = mkdtempSync(path.join(tmpdir(), 'glyphreel-vsix-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the files of a VSIX', () => {
  it('are those of the list on this platform', () => {
    const names = listed(filesOf(hostTarget()).keys());
    if (process.env.UPDATE_VSIX_FILES) writeFileSync(LIST, `${names.join('\n')}\n`);
    const list = readFileSync(LIST, 'utf8').trim().split('\n');
    const hasFfmpeg = TARGETS[hostTarget()].ffmpeg !== null;
    expect(names).toEqual(hasFfmpeg ? list : list.filter((name) => !name.includes('@ffmpeg-installer')));
  });

  it('are the same on another platform, apart from ffmpeg where it may not be included', { timeout: 240_000 }, () => {
    const list = readFileSync(LIST, 'utf8').trim().split('\n');
    expect(listed(filesOf(FOREIGN).keys())).toEqual(list.filter((name) => !name.includes('@ffmpeg-installer')));
    expect(Object.keys(manifestOf(FOREIGN).dependencies)).toEqual(['@napi-rs/canvas', 'piscina']);
  });

  it('hold no sources, tests or maps, and no part is too large', () => {
    const files = filesOf(hostTarget());
    const names = [...files.keys()];
    expect(
      names.filter(
        (file) =>
          (/\.(map|ts|tsbuildinfo|test\.)/.test(file) && !file.startsWith('examples/')) ||
          /^(src|test|bench|scripts|\.)/.test(file),
      ),
    ).toEqual([]);
    for (const [part, limit] of LIMITS) {
      const bytes = names
        .filter((file) => part.test(file))
        .reduce((sum, name) => sum + statSync(files.get(name)!).size, 0);
      expect(bytes / 1e6, part.source).toBeLessThan(limit);
    }
  });
});

describe('a packed VSIX', () => {
  const file = path.join(scratch, 'foreign.vsix');

  it('of another platform holds the canvas for it', { timeout: 240_000 }, async () => {
    const args = ['scripts/package.mjs', '--target', FOREIGN, '--out', file];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/without ffmpeg\. .*`(brew|winget) install ffmpeg`/);
    expect((await checkVsix(file, FOREIGN)).problems).toEqual([]);
  });

  it('fails the check of any other platform', async () => {
    const { problems } = await checkVsix(file, 'win32-x64');
    expect(problems).toContain(
      'extension/node_modules/@napi-rs/canvas-win32-x64-msvc/skia.win32-x64-msvc.node is missing.',
    );
    expect(problems).toContain(
      'extension/node_modules/@napi-rs/canvas-darwin-arm64/skia.darwin-arm64.node does not belong in a VSIX.',
    );
    expect(problems).toContain('ffmpeg is missing.');
  });

  it('is refused for a target that does not exist', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/package.mjs', '--target', 'amiga'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect([status, stderr.split(',')[0]]).toEqual([2, 'Expected a target of linux-x64']);
  });
});

describe('executableKind', () => {
  it('knows this Node', () => {
    const { platform, arch } = process;
    const format = platform === 'win32' ? 'pe' : platform === 'darwin' ? 'mach-o' : 'elf';
    expect(executableKind(readFileSync(process.execPath).subarray(0, 4096))).toBe(`${format} ${arch}`);
  });

  it('knows nothing else', () => {
    expect(executableKind(Buffer.from('#!/bin/sh\n'.padEnd(64)))).toBeNull();
    expect(executableKind(Buffer.alloc(10))).toBeNull();
  });
});
