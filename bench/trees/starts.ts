// CPU time of commands, and memory of a worker, in processes of their own.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { MemoryRow } from '../render/memory.ts';
import { cannotTime, runCommand } from '../render/run-command.ts';
import { inTurn, type Measure, type Trees } from './measure.ts';

const REEL = 'bench/reels/reference.reel';

export function startMeasures(trees: Trees, limit: number): Measure[] {
  const command = (name: string, args: (folder: string, scratch: string) => string[]): Measure => ({
    name,
    limit,
    open: async () => {
      const reason = cannotTime();
      if (reason !== null) return reason;
      const scratch = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-trees-'));
      const env = { GLYPHREEL_CACHE: path.join(scratch, 'cache') };
      const run = async (at: 0 | 1) => {
        const { folder } = trees[at];
        const { cpu } = await runCommand(
          [process.execPath, path.join(folder, 'bin/glyphreel.mjs'), ...args(folder, scratch)],
          { env },
        );
        return 1000 * cpu;
      };
      await inTurn(0, run); // reads the files from the disk
      return { sample: (first) => inTurn(first, run), close: () => rmSync(scratch, { recursive: true, force: true }) };
    },
  });
  return [
    command('start: --version', () => ['--version']),
    command('start: check', (folder) => ['check', path.join(folder, REEL)]),
    command('start: first still', (folder, scratch) => [
      'still',
      path.join(folder, REEL),
      '--at',
      '0s',
      '-o',
      path.join(scratch, `${performance.now()}.png`),
    ]),
    memory(trees, 'memory: kernel memory of a worker', limit, ({ kernelMegabytes }) => kernelMegabytes),
    memory(trees, 'memory: each further worker', limit, ({ furtherMegabytes }) => furtherMegabytes),
    activation(trees, limit),
  ];
}

function memory(trees: Trees, name: string, limit: number, of: (row: MemoryRow) => number): Measure {
  const run = (at: 0 | 1): number =>
    of(
      JSON.parse(
        nodeOutput(trees[at].folder, [path.join(trees[at].folder, 'bench/render/memory.ts'), REEL]),
      ) as MemoryRow,
    );
  return { name, limit, open: async () => ({ sample: (first) => inTurn(first, run), close: () => undefined }) };
}

/** Loading and activating the extension in front of an editor that does nothing. */
function activation(trees: Trees, limit: number): Measure {
  const script = path.join(import.meta.dirname, 'activate.mjs');
  const run = (at: 0 | 1): number =>
    Number(nodeOutput(trees[at].folder, [script, path.join(trees[at].folder, 'dist/extension.cjs')]));
  return {
    name: 'activation',
    limit,
    open: async () => {
      await inTurn(0, run);
      return { sample: (first) => inTurn(first, run), close: () => undefined };
    },
  };
}

function nodeOutput(cwd: string, args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} failed: ${stderr.trim().split('\n').at(-1)}`);
  return stdout;
}
