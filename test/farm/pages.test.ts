// The files to copy in docs/farm.md and the pages beside it: scripts parse, and name only options that there are.

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/commands/commands.ts';
import { ROOT } from '../cli/run-cli.ts';

const pages = ['farm.md', ...readdirSync(path.join(ROOT, 'docs/farm')).map((name) => `farm/${name}`)];
const read = (page: string): string => readFileSync(path.join(ROOT, 'docs', page), 'utf8');
const blocks = (page: string, language: string): string[] =>
  [...read(page).matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].flatMap(([, info, text]) =>
    info === language ? [text!] : [],
  );

/** `clip`: `--store`, `--out` … */
const options = new Map(
  (await loadCommands()).map((command) => [command.name(), new Set(command.options.map(({ long }) => long))]),
);

describe.each(pages)('%s', (page) => {
  it('has scripts that parse', () => {
    for (const script of blocks(page, 'sh').filter((text) => text.startsWith('#!')))
      expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
    for (const script of blocks(page, 'js'))
      expect(spawnSync(process.execPath, ['--input-type=module', '--check'], { input: script })).toMatchObject({
        status: 0,
      });
  });

  it('names options that the commands have', () => {
    const text = read(page).replaceAll('\\\n', ' ');
    const wrong = [...text.matchAll(/glyphreel (render|worker|clip|doctor)\b([^\n`"|>]*)/g)].flatMap(
      ([, command, rest]) =>
        [...rest!.matchAll(/(?<=\s)--[a-z-]+/g)]
          .map(([option]) => option)
          .filter((option) => !options.get(command!)!.has(option)),
    );
    expect(wrong).toEqual([]);
  });
});
