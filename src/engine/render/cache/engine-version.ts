// The version of the engine in cache keys: the release and a digest of the code itself, so that neither a new release nor an edit of the
// source reuses old clips.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { processEntry, RUNS_FROM_SOURCE } from '../../process-entry.ts';

let known: string | null = null;

/** `0.1.0+4f1c2a9b` */
export function engineVersion(): string {
  return (known ??= `${packageVersion()}+${codeDigest().slice(0, 8)}`);
}

/** `0.1.0` */
export function packageVersion(): string {
  for (
    let folder = path.dirname(fileURLToPath(import.meta.url));
    folder !== path.dirname(folder);
    folder = path.dirname(folder)
  ) {
    try {
      const { name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
        name?: string;
        version?: string;
      };
      if (name === 'glyphreel' && version) return version;
    } catch {
      /* further up */
    }
  }
  return '0.0.0';
}

function codeDigest(): string {
  const hash = createHash('sha256');
  if (!RUNS_FROM_SOURCE) {
    for (const entry of ['worker', 'decoder'] as const) hash.update(readFileSync(processEntry(entry)));
    return hash.digest('hex');
  }
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|wasm)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${path.relative(root, file)}:${size}:${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
