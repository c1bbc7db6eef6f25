// What goes into a VSIX: exactly the files listed beside this test (chunks and platform packages by pattern), and no part larger than
// its limit; on this platform and on one whose native packages are not installed here. `UPDATE_VSIX_FILES=1` rewrites the list.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkVsix } from '../../scripts/package/check-vsix.mjs';
import { executableKind } from '../../scripts/package/executable-kind.mjs';
import { absoluteLinks } from '../../scripts/package/markdown-links.mjs';
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
  // The player is 0.7 of it, in one piece, because it becomes a web page.
  [/^dist\/(?!.*\.wasm\.br$)/, 10],
  // Decoders of pictures.
  [/^dist\/.*\.wasm\.br$/, 4.5],
  // Fonts: a monospaced one, Unifont for the rest of Unicode, emoji, and one for each script that needs shaping.
  [/^assets\//, 7],
  [/^docs\/reference\//, 5.5],
  [/^docs\/(pictures|gallery)\//, 2.8],
  [/^examples\//, 6],
  [/^media\//, 2],
];

/** Names that change with the build or the platform, as patterns. */
const general = (file: string) =>
  file
    .replace(/chunk-[A-Z0-9]+\.mjs/, 'chunk-*.mjs')
    .replace(/(@napi-rs\/canvas)-[^/]+\/(.*\.)?/, '$1-PLATFORM/$2')
    .replace(/skia\..+\.node\.br/, 'skia.PLATFORM.node.br')
    .replace(/(@ffmpeg-installer)\/[a-z0-9]+-[a-z0-9]+\//, '$1/PLATFORM/')
    .replace(/ffmpeg\.exe\.br$/, 'ffmpeg.br')
    .replace(/^examples\/.+\.reel$/, 'examples/*.reel')
    .replace(/^examples\/media\/.+$/, 'examples/media/*')
    .replace(/^docs\/reference\/images\/.+$/, 'docs/reference/images/*')
    .replace(/^docs\/(gallery|pictures)\/.+\.(jpg|webp)$/, 'docs/$1/*.$2')
    .replace(/^docs\/.+\.md$/, 'docs/**/*.md');
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
          (/\.(map|ts|tsbuildinfo|test\.)/.test(file) && !/^(examples|assets\/effects)\//.test(file)) ||
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

describe('the documentation in a VSIX', () => {
  const files = filesOf(hostTarget());
  const pages = [...files.keys()].filter((file) => file.startsWith('docs/') && file.endsWith('.md'));

  it('has the guide, the reference, and a picture of each example', () => {
    expect(pages).toEqual(expect.arrayContaining(['docs/language.md', 'docs/vscode.md', 'docs/reference/field.md']));
    expect(pages.filter((page) => /adr|notes/.test(page))).toEqual([]);
    for (const file of files.keys()) {
      const example = /^examples\/(.+)\.reel$/.exec(file)?.[1];
      if (example) expect([...files.keys()]).toContain(`docs/gallery/${example}.webp`);
    }
  });

  it.each(pages)('%s links to nothing that is not inside', (page) => {
    const text = readFileSync(files.get(page)!, 'utf8');
    const folders = new Set([...files.keys()].map((file) => path.posix.dirname(file)));
    const targets = [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => path.posix.join(path.posix.dirname(page), target).replace(/\/$/, ''));
    expect(targets.filter((target) => !files.has(target) && !folders.has(target))).toEqual([]);
  });
});

describe('the texts in a VSIX', () => {
  const files = filesOf(hostTarget());

  it('are there in English and in each language, for the manifest and for the rest', () => {
    for (const language of ['', '.de'])
      for (const file of [`package.nls${language}.json`, `l10n/bundle.l10n${language}.json`])
        expect([...files.keys()]).toContain(file);
    expect([...files.keys()].filter((file) => file.startsWith('l10n/translations'))).toEqual([]);
    expect(manifestOf(hostTarget()).l10n).toBe('./l10n');
  });

  it('have the description of the extension, which the npm package has in its manifest', () => {
    const { description } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const key = manifestOf(hostTarget()).description.slice(1, -1);
    expect(JSON.parse(readFileSync(files.get('package.nls.json')!, 'utf8'))[key]).toBe(description);
  });
});

describe('the page of the extension', () => {
  const page = readFileSync(filesOf(hostTarget()).get('README.md')!, 'utf8');
  const targets = [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);

  it('is written for people who install it, and links to files of the repository that exist', () => {
    expect(page).toContain('Glyphreel: New Reel from Example…');
    expect(page).not.toMatch(/npm |clone/);
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) {
      const file = /^https:\/\/github\.com\/[\w-]+\/[\w-]+\/(?:raw|blob)\/HEAD\/(.+)$/.exec(target)?.[1];
      expect(file && existsSync(path.join(ROOT, file)), target).toBe(true);
    }
  });

  it('keeps links that lead to files inside', () => {
    const isOutside = (file: string) => file !== 'x/b.md';
    expect(absoluteLinks('[a](b.md#c) [d](e.md#f)', 'x', 'URL', isOutside)).toBe(
      '[a](b.md#c) [d](URL/blob/HEAD/x/e.md#f)',
    );
  });

  it.each([
    ['[a](b.md)', '[a](URL/blob/HEAD/x/y/b.md)'],
    ['![a](../b.jpg)', '![a](URL/raw/HEAD/x/b.jpg)'],
    ['[![a](b.jpg)](../../c.md#d)', '[![a](URL/raw/HEAD/x/y/b.jpg)](URL/blob/HEAD/c.md#d)'],
    ['[a](https://b.c) [d](#e)', '[a](https://b.c) [d](#e)'],
  ])('turns %s into %s', (before, after) => expect(absoluteLinks(before, 'x/y', 'URL')).toBe(after));

  it('names only settings and commands that exist', () => {
    const manifest = manifestOf(hostTarget());
    const settings = Object.keys(manifest.contributes.configuration.properties);
    const texts = JSON.parse(readFileSync(filesOf(hostTarget()).get('package.nls.json')!, 'utf8'));
    const titles = manifest.contributes.commands.map(({ title }: { title: string }) => texts[title.slice(1, -1)]);
    for (const [, name] of page.matchAll(/`(glyphreel\.[\w.]+)`/g)) expect(settings).toContain(name);
    for (const [, title] of page.matchAll(/\*\*Glyphreel: ([^*]+)\*\*/g)) expect(titles).toContain(title);
  });
});

describe('a packed VSIX', () => {
  const file = path.join(scratch, 'foreign.vsix');

  it('of another platform holds the canvas for it', { timeout: 240_000 }, async () => {
    const args = ['scripts/package.mjs', '--quick', '--target', FOREIGN, '--out', file];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
    expect(stdout).toMatch(/without ffmpeg\. .*`(brew|winget) install ffmpeg`/);
    expect((await checkVsix(file, FOREIGN)).problems).toEqual([]);
  });

  it('fails the check of any other platform', async () => {
    const { problems } = await checkVsix(file, 'win32-x64');
    expect(problems).toContain(
      'extension/node_modules/@napi-rs/canvas-win32-x64-msvc/skia.win32-x64-msvc.node.br is missing.',
    );
    expect(problems).toContain(
      'extension/node_modules/@napi-rs/canvas-darwin-arm64/skia.darwin-arm64.node.br does not belong in a VSIX.',
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
