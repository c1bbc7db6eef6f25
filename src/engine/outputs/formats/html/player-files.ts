// The player's scripts, as scripts/bundles.mjs builds them: in dist/player, whether the engine runs from a bundle in dist/ or from source.

import { readFileSync } from 'node:fs';
import { playerMissing } from '../../../errors/render-errors.ts';

export interface PlayerFiles {
  /** The script of a film's page. */
  page: string;
  /** The script of the worker that draws. */
  engine: string;
}

let read: PlayerFiles | null = null;

/** Throws `machine-engine` where they have not been built. */
export function playerFiles(): PlayerFiles {
  if (read) return read;
  const folder = import.meta.url.endsWith('.ts') ? '../../../../../dist/player/' : './player/';
  const file = (name: string): string => readFileSync(new URL(folder + name, import.meta.url), 'utf8');
  try {
    return (read = { page: file('page.js'), engine: file('engine.js') });
  } catch {
    throw playerMissing();
  }
}
