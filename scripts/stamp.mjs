// Decides whether a build step must run again, by comparing names, sizes and times of its inputs with those of its last success. Times
// rather than contents, because this runs before every command and must take only milliseconds.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';

const FOLDER = path.join(ROOT, 'build', 'stamps');

/** All files under the given paths (files or folders, relative to the root), sorted. Missing ones are skipped. */
export function filesUnder(paths) {
  const found = [];
  const visit = (file) => {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (stat.isDirectory()) for (const name of readdirSync(file)) visit(path.join(file, name));
    else found.push(file);
  };
  for (const each of paths) visit(path.join(ROOT, each));
  return found.sort();
}

function describe(inputs) {
  return filesUnder(inputs)
    .map((file) => {
      const { size, mtimeMs } = statSync(file);
      return `${path.relative(ROOT, file)} ${size} ${Math.round(mtimeMs)}`;
    })
    .join('\n');
}

/**
 * Runs `work` if an input changed since its last success or an output is missing. Returns 'fresh' or 'done'. An error of `work` is rethrown,
 * and leaves no stamp.
 */
export async function whenStale({ name, inputs, outputs }, work) {
  const stamp = path.join(FOLDER, name);
  const before = describe(inputs);
  const fresh =
    existsSync(stamp) && readFileSync(stamp, 'utf8') === before && outputs.every((o) => existsSync(path.join(ROOT, o)));
  if (fresh) return 'fresh';
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(FOLDER, { recursive: true });
  // The state before the work, so that an edit made meanwhile is noticed next time.
  writeFileSync(stamp, before);
  return 'done';
}
