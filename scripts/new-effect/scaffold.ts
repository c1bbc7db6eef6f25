// Creates the files of a new effect from its kind's template. Never overwrites a file.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TEMPLATES } from './templates.ts';

/** Returns the paths of the effect and its test, relative to the root. Throws an Error with a message for the user. */
export function scaffold(root: string, kind: string, name: string): { effect: string; test: string } {
  const template = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined;
  if (template === undefined)
    throw new Error(`Expected a kind, one of ${Object.keys(TEMPLATES).join(', ')}, but got ${kind}.`);
  if (!/^[a-z][A-Za-z0-9]*$/.test(name))
    throw new Error(`Expected a name in camelCase such as softRings, but got ${name}.`);
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const effect = `src/engine/effects/${template.folder}/${file}.ts`;
  const test = `test/effects/${kind === 'lattice' ? 'lattices' : template.folder}/${file}.test.ts`;
  for (const path of [effect, test])
    if (existsSync(join(root, path))) throw new Error(`Expected a new name, but ${path} exists.`);
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const summary = `${words[0].toUpperCase()}${words.slice(1)}: describe in one sentence what it looks like.`;
  const fill = (text: string): string =>
    text.replaceAll('NAME', name).replaceAll('FILE', file).replaceAll('SUMMARY', summary);
  for (const [path, text] of [
    [effect, template.effect],
    [test, template.test],
  ]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), fill(text));
  }
  return { effect, test };
}
