// A checkout of this project beside this one: built, and loaded into the same process.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { compile } from '../../src/language/compile.ts';
import { type benchReel, type openBench, ROOT } from '../render/prepare.ts';

export interface Tree {
  folder: string;
  /** Its commit, or its folder. */
  name: string;
}

/** The parts of a tree that are run in this process. */
export interface LoadedTree extends Tree {
  benchReel: typeof benchReel;
  openBench: typeof openBench;
  compile: typeof compile;
}

export async function loadTree(tree: Tree): Promise<LoadedTree> {
  const load = (file: string) => import(pathToFileURL(path.resolve(tree.folder, file)).href);
  const [prepare, language] = (await Promise.all([
    load('bench/render/prepare.ts'),
    load('src/language/compile.ts'),
  ])) as [Pick<LoadedTree, 'benchReel' | 'openBench'>, Pick<LoadedTree, 'compile'>];
  return { ...tree, benchReel: prepare.benchReel, openBench: prepare.openBench, compile: language.compile };
}

/** A folder, or a commit that is checked out in build/trees. */
export function checkOut(of: string): Tree {
  if (existsSync(path.join(of, 'package.json'))) return { folder: path.resolve(of), name: of };
  const commit = git('rev-parse', '--verify', `${of}^{commit}`);
  const folder = path.join(ROOT, 'build', 'trees', commit);
  if (!existsSync(path.join(folder, 'package.json'))) {
    mkdirSync(path.dirname(folder), { recursive: true });
    git('worktree', 'prune');
    git('worktree', 'add', '--detach', folder, commit);
  }
  return { folder, name: commit.slice(0, 8) };
}

/** Brings a tree's bundles up to date. It installs its own packages where they differ from ours. */
export function buildTree({ folder, name }: Tree): void {
  const lock = (of: string) => readFileSync(path.join(of, 'package-lock.json'), 'utf8');
  const packages = path.join(folder, 'node_modules');
  if (!existsSync(packages) && lock(folder) === lock(ROOT)) symlinkSync(path.join(ROOT, 'node_modules'), packages);
  const { status } = spawnSync(process.execPath, ['scripts/run.mjs', 'build', '--quiet'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error(`${name} could not be built (exit ${status}).`);
}

/** The newest release before this commit, or else the main branch a day ago. */
export function lastBefore(): string {
  const tag = spawnSync('git', ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', 'HEAD^'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (tag.status === 0) return tag.stdout.trim();
  const commit = git('rev-list', '-1', '--first-parent', '--before=24 hours ago', 'HEAD');
  if (commit === '') throw new Error('There is no release and no commit older than a day: name a commit.');
  return commit;
}

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')} failed: ${stderr.trim()}`);
  return stdout.trim();
}
