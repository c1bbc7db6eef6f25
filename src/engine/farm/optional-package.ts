// Loads the packages that only rendering on many machines needs. They are optional peer dependencies: who renders on one machine
// neither installs nor loads them. The extension has no node_modules to install into, so npm's global folder is searched
// too.

import type * as bullmq from 'bullmq';
import type * as ioredis from 'ioredis';
import type * as pg from 'pg';
import type * as promClient from 'prom-client';
import type * as s3mini from 's3mini';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageMissing } from '../errors/farm-errors.ts';

/** Version ranges are in package.json under `peerDependencies`. */
export interface OptionalPackages {
  bullmq: typeof bullmq;
  ioredis: typeof ioredis;
  pg: typeof pg;
  s3mini: typeof s3mini;
  'prom-client': typeof promClient;
}

/** Throws `machine-package`, whose sentence says what to install. `what` begins that sentence: `A queue on Redis`. */
export async function optionalPackage<K extends keyof OptionalPackages>(
  name: K,
  what: string,
): Promise<OptionalPackages[K]> {
  for (const from of searchedFolders()) {
    const require = createRequire(from);
    let file: string;
    try {
      file = require.resolve(name);
    } catch {
      continue;
    }
    // BullMQ loads `pg` with `require`, which its ES module does not have.
    if (name !== 's3mini') return require(name) as OptionalPackages[K];
    return (await import(pathToFileURL(file).href)) as OptionalPackages[K];
  }
  throw packageMissing(name, what);
}

function searchedFolders(): string[] {
  const isWindows = process.platform === 'win32';
  const folders = (list: string | undefined): string[] => (list ?? '').split(path.delimiter).filter(Boolean);
  // Beside a `node` or `npm` is npm's global folder: the editor runs on a Node of its own.
  const programs = [path.dirname(process.execPath), ...folders(process.env.PATH ?? process.env.Path)];
  const globals = programs
    .filter((folder) => existsSync(path.join(folder, isWindows ? 'npm.cmd' : 'npm')))
    .map((folder) => path.join(folder, isWindows ? '.' : '../lib'));
  const beside = [process.cwd(), ...folders(process.env.NODE_PATH).map((folder) => path.dirname(path.resolve(folder)))];
  return [import.meta.url, ...[...beside, ...globals].map((folder) => path.join(folder, 'package.json'))];
}
