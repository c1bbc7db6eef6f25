// Architecture decision records: one number each, the number in the file name equals the one in the heading.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = path.resolve(import.meta.dirname, '../../docs/adr');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md') && /^\d/.test(name));

it('numbers each decision once', () => {
  const numbers = files.map((name) => name.slice(0, 4));
  expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
});

it.each(files)('%s repeats its number in its heading', (name) => {
  const heading = readFileSync(path.join(FOLDER, name), 'utf8').split('\n', 1)[0];
  expect(heading).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `));
});
