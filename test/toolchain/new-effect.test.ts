// The scaffold: files of every kind are complete, and no existing file is overwritten.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { scaffold } from '../../scripts/new-effect/scaffold.ts';
import { TEMPLATES } from '../../scripts/new-effect/templates.ts';

const root = mkdtempSync(join(tmpdir(), 'new-effect-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('new effects', () => {
  it('exist for every kind that has its own files', () => {
    const folders = Object.values(TEMPLATES).map(({ folder }) => folder);
    expect(folders.sort()).toEqual([
      'colors',
      'distances',
      'feedback',
      'fields',
      'fields',
      'masks',
      'maths',
      'particles',
      'shaders',
      'transforms',
      'transitions',
    ]);
  });

  it.each(Object.keys(TEMPLATES))('%s', (kind) => {
    const { effect, test } = scaffold(root, kind, `softThing${kind}`);
    const text = readFileSync(join(root, effect), 'utf8');
    expect(effect).toMatch(/\/soft-thing[a-z]+\.ts$/);
    expect(text).toMatch(/^\/\/ .+\n\nimport /);
    expect(text).toContain(`name: 'softThing${kind}'`);
    if (kind !== 'feedback') expect(text).toMatch(/doc: '.+\.'/);
    expect(text).toMatch(/example: '.*softThing/);
    expect(`${text}${readFileSync(join(root, test), 'utf8')}`).not.toMatch(/NAME|FILE|SUMMARY/);
  });

  it('rejects existing names, unknown kinds and invalid names', () => {
    scaffold(root, 'field', 'once');
    expect(() => scaffold(root, 'field', 'once')).toThrow(
      'Expected a new name, but src/engine/effects/fields/once.ts exists.',
    );
    expect(() => scaffold(root, 'sound', 'x')).toThrow('Expected a kind, one of field');
    expect(() => scaffold(root, 'field', 'Two Words')).toThrow(
      'Expected a name in camelCase such as softRings, but got Two Words.',
    );
  });
});
