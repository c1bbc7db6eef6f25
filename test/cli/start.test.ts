// What a command loads before it runs: `--version` and `--help` are answered, and reels checked, without the parts that draw.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/cli/commands/commands.ts';
import { ROOT, runCli } from './run-cli.ts';

const COMMANDS = 'src/cli/commands';
const files = readdirSync(path.join(ROOT, COMMANDS))
  .filter((name) => name.endsWith('.ts') && name !== 'commands.ts')
  .map((name) => `${COMMANDS}/${name}`);

let inputs: Metafile['inputs'];
beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: ['src/cli/main.ts', ...files],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'build/unused',
    format: 'esm',
    platform: 'node',
    packages: 'external',
  });
  inputs = metafile.inputs;
});

/** Everything that is loaded together with a file. */
function loadedWith(entry: string): Set<string> {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const { path: next, kind } of inputs[file]?.imports ?? []) if (kind !== 'dynamic-import') visit(next);
  };
  visit(entry);
  return seen;
}

describe('what is loaded', () => {
  it('with the program itself is neither the language nor the engine', () => {
    const loaded = loadedWith('src/cli/main.ts');
    expect(loaded).not.toContain('src/language/compile.ts');
    expect(loaded).not.toContain('langium');
    expect(loaded).not.toContain('src/cli/commands/render.ts');
    expect(loaded).not.toContain('string-width');
    expect(loaded.size).toBeLessThan(40);
  });

  it.each(files)('with %s is nothing that draws', (file) => {
    const loaded = loadedWith(file);
    expect(loaded.size).toBeGreaterThan(1);
    expect(loaded).not.toContain('@napi-rs/canvas');
    expect(loaded).not.toContain('string-width');
    expect(loaded).not.toContain('src/engine/frame/renderer/create-renderer.ts');
    expect(loaded).not.toContain('src/engine/kernels/wasm.generated.ts');
  });
});

it('loads the command that is asked for, and all for help', async () => {
  expect((await loadCommands('still')).map((command) => command.name())).toEqual(['still']);
  const all = (await loadCommands()).map((command) => command.name());
  expect(all).toHaveLength(files.length);
  expect(all.slice(0, 3)).toEqual(['check', 'render', 'convert']);
  expect((await loadCommands('toString')).length).toBe(all.length);
});

it('suggests a command for one that there is not', async () => {
  const { code, err } = await runCli(['rendr', 'a.reel']);
  expect(code).toBe(2);
  expect(err).toContain('Did you mean render?');
});
