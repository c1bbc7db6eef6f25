// A real engine process with a cache of its own, for all tests of a file.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { forkEngine } from './fork-engine.ts';

export function useEngine(): { engine: ReturnType<typeof forkEngine>; cache: string } {
  const cache = mkdtempSync(path.join(tmpdir(), 'glyphreel-engine-'));
  const engine = forkEngine(cache);
  beforeAll(() => engine.hello());
  afterAll(async () => {
    engine.child.disconnect();
    await engine.gone();
    rmSync(cache, { recursive: true, force: true });
  });
  return { engine, cache };
}
