// The folder for everything that can be recreated: clips, audio features, logs, measurements of this machine.

import os from 'node:os';
import path from 'node:path';
import envPaths from 'env-paths';

/** The cache folder: the given one, else GLYPHREEL_CACHE, else the system's cache folder. */
export function cacheRoot(named?: string): string {
  const chosen = named ?? process.env.GLYPHREEL_CACHE;
  if (chosen) return path.resolve(chosen);
  try {
    return envPaths('glyphreel', { suffix: '' }).cache;
  } catch {
    return path.join(os.tmpdir(), 'glyphreel');
  }
}
