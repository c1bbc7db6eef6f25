// Says whether a step must run again: its inputs' names, sizes and times against those noted after its last success.
// Times rather than contents, because this stands before every command and must cost milliseconds.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './bootstrap.mjs';

const FOLDER = path.join(ROOT, 'build', 'stamps');

/** All files under the given paths (files or folders, relative to the root), sorted; absent ones are left out. */
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
 * Runs `work` only where an input changed since it last succeeded or an output is gone.
 * Returns 'fresh' or 'done'; what `work` throws passes through and leaves no stamp.
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
  // What was described before the work: an edit made while it ran is seen next time.
  writeFileSync(stamp, before);
  return 'done';
}
