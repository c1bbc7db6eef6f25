// The chunks of dist/ that given bundles import, directly or through others: the command line has chunks of its own.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} folder
 * @param {readonly string[]} entries names of bundles in the folder
 * @returns {string[]} names of all files, the entries included
 */
export function reachableChunks(folder, entries) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name)) return;
    found.add(name);
    for (const [, next] of readFileSync(path.join(folder, name), 'utf8').matchAll(/"\.\/([\w-]+\.mjs)"/g))
      if (existsSync(path.join(folder, next))) visit(next);
  };
  for (const name of entries) visit(name);
  return [...found];
}
