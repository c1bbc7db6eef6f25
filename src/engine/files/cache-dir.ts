// Where everything lives that may be thrown away: clips, audio features, logs, notes on this machine.

import os from 'node:os';
import path from 'node:path';
import envPaths from 'env-paths';

/** The cache folder: the one that is named, else GLYPHREEL_CACHE, else the system's place for caches. */
export function cacheRoot(named?: string): string {
  const chosen = named ?? process.env.GLYPHREEL_CACHE;
  if (chosen) return path.resolve(chosen);
  try {
    return envPaths('glyphreel', { suffix: '' }).cache;
  } catch {
    return path.join(os.tmpdir(), 'glyphreel');
  }
}
