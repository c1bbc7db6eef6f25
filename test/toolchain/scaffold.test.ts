// Scaffolds: each plan fits the repository as it is, leaves no placeholder, and overwrites nothing.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createFiles } from '../../scripts/scaffold/create-files.ts';
import { KINDS, planOf } from '../../scripts/scaffold/plans.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Files of a person's own making, its test included, as CONTRIBUTING.md states them. */
const MOST_FILES = { format: 2, input: 2, item: 5, command: 3, 'editor-command': 2 };

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'glyphreel-scaffold-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
});

/** Applies a plan to copies of the files it edits. */
function apply(kind: (typeof KINDS)[number], name: string): string[] {
  const plan = planOf(kind, name);
  for (const { file } of plan.edits) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    cpSync(path.join(ROOT, file), path.join(root, file));
  }
  createFiles(root, plan);
  return [...Object.keys(plan.files), ...new Set(plan.edits.map(({ file }) => file))];
}

describe.each(KINDS)('new %s', (kind) => {
  it('creates its files without placeholders, in as few files as documented', () => {
    const files = apply(kind, 'sample');
    expect(files.length).toBeLessThanOrEqual(MOST_FILES[kind]);
    for (const file of files) {
      const text = readFileSync(path.join(root, file), 'utf8');
      expect(text, file).toMatch(/sample|Sample/);
      expect(text, file).not.toMatch(/\b(NAME|FILE|TITLE|WORDS|UPPER)/);
    }
  });

  it('refuses a name that is taken before it changes anything', () => {
    const [first] = apply(kind, 'sample');
    const before = readFileSync(path.join(root, first), 'utf8');
    expect(() => createFiles(root, planOf(kind, 'sample'))).toThrow(`Expected a new name, but ${first} exists.`);
    expect(readFileSync(path.join(root, first), 'utf8')).toBe(before);
  });

  it('refuses a name that does not fit', () => {
    expect(() => planOf(kind, 'Two Words')).toThrow('but got Two Words.');
  });
});

it('runs a test that exists', () => {
  for (const kind of KINDS) {
    const { test, files } = planOf(kind, 'sample');
    expect(test in files || existsSync(path.join(ROOT, test)), test).toBe(true);
  }
});

it('says what to insert by hand where a file has changed', () => {
  const plan = {
    files: { 'a.ts': '' },
    edits: [{ file: 'b.ts', after: 'anchor', text: 'x' }],
    test: '',
    generators: [],
  };
  cpSync(path.join(ROOT, 'package.json'), path.join(root, 'b.ts'));
  expect(() => createFiles(root, plan)).toThrow(
    'Expected `anchor` once in b.ts, to insert code there. Insert by hand: x',
  );
  expect(existsSync(path.join(root, 'a.ts'))).toBe(false);
});
