// New Reel from Example…: the list, what is copied, and the gallery.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Uri as VsUri } from 'vscode';
import { BLANK_REEL } from '../../src/extension/examples/blank-reel.ts';
import { copyExample, namedFiles } from '../../src/extension/examples/copy-example.ts';
import { galleryHtml } from '../../src/extension/examples/example-gallery.ts';
import { complexity, listExamples, readHeader } from '../../src/extension/examples/example-list.ts';
import { compile } from '../../src/language/compile.ts';
import { reset, Uri } from './support/fake-vscode.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const uri = (file: string) => Uri.file(file) as unknown as VsUri;
const examples = listExamples(uri(ROOT));

beforeEach(reset);

test('a blank reel has no errors and no warnings, and something to preview', () => {
  const { plan, diagnostics } = compile(BLANK_REEL, {});
  expect(diagnostics).toEqual([]);
  expect(plan.scenes).toHaveLength(1);
});

describe('the list', () => {
  test('has a sentence, techniques and a picture for each example', async () => {
    const found = await examples;
    expect(found.length).toBeGreaterThan(10);
    for (const { name, about, techniques, picture } of found) {
      expect(about, name).toMatch(/^[A-Z].*\.$/);
      expect(techniques, name).toMatch(/^[^\n]{10,}$/);
      expect(about + techniques, name).not.toContain('//');
      expect(existsSync(picture.fsPath), name).toBe(true);
    }
  });

  test('begins with the shortest, and ends with those that need a module', async () => {
    const found = await examples;
    const lengths = found.map(({ uri: { fsPath } }) => complexity(readFileSync(fsPath, 'utf8')));
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(found.at(-1)!.name).toBe('custom-effects');
  });

  test('a header goes on over lines, and need not be there', () => {
    expect(readHeader('// One thing. Techniques: a,\n// b.\nreel "x" {}\n// later')).toEqual({
      about: 'One thing.',
      techniques: 'a, b',
    });
    expect(readHeader('reel "x" {}')).toEqual({ about: '', techniques: '' });
  });
});

describe('a copy', () => {
  const folderFor = () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-example-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  };
  const copy = (name: string, folder: string) =>
    copyExample(uri(path.join(ROOT, 'examples', `${name}.reel`)), uri(folder));

  test('of every example has all the files that it names, and no error about a missing one', async () => {
    const folder = folderFor();
    for (const { name } of await examples) {
      const text = readFileSync((await copy(name, folder)).fsPath, 'utf8');
      const missing = namedFiles(text).filter((file) => !existsSync(path.join(folder, file)));
      expect(missing, name).toEqual([]);
    }
    expect(existsSync(path.join(folder, 'glyphreel-effects.d.ts'))).toBe(true);
  });

  test('gets a name that is free, and keeps files that are there', async () => {
    const folder = folderFor();
    await copy('pulse', folder);
    const [media] = namedFiles(readFileSync(path.join(folder, 'pulse.reel'), 'utf8'));
    writeFileSync(path.join(folder, media!), 'mine');
    expect(path.basename((await copy('pulse', folder)).fsPath)).toBe('pulse-2.reel');
    expect(readFileSync(path.join(folder, media!), 'utf8')).toBe('mine');
  });

  test.each([
    ['audio: "media/a.mp3" text "not a.file name here"', ['media/a.mp3']],
    ['lut("looks/x.cube") lut("looks/x.cube")', ['looks/x.cube']],
    ['text "https://a.bc"', []],
    ['text "3.5"', []],
  ])('%s names %j', (text, names) => expect(namedFiles(text).filter((name) => !name.includes(' '))).toEqual(names));
});

test('the gallery has a card with a command link for each example, and escapes what it shows', async () => {
  const [first] = await examples;
  const html = galleryHtml([first!, { ...first!, name: 'a"<b>', about: '<script>' }], {
    style: 'style.css',
    policy: "default-src 'none'",
    picture: ({ name }) => `pictures/${name}.jpg`,
  });
  expect(html).toContain(`href="command:glyphreel.newFromExample?${encodeURIComponent(`["${first!.name}"]`)}"`);
  expect(html).toContain('<p>&lt;script&gt;</p>');
  expect(html).toContain('src="pictures/a&quot;&lt;b&gt;.jpg"');
  expect(html).not.toContain('<script');
});
