// Where the code of a process or worker is: as source in the repository, as a bundle beside this one in dist/. One place
// knows both names, so that everything that starts a process works in either.

import { fileURLToPath } from 'node:url';

const ENTRIES = {
  pool: ['./render/pool/pool-process.ts', './pool.mjs'],
  worker: ['./render/pool/clip-worker.ts', './worker.mjs'],
  drawer: ['./farm/worker/drawer-process.ts', './drawer.mjs'],
  engine: ['./process/main.ts', './engine.mjs'],
  gif: ['./outputs/formats/gif/gif-worker.ts', './gif.mjs'],
  decoder: ['./inputs/decoder/decoder-worker.ts', './decoder.mjs'],
} as const;
export type ProcessEntry = keyof typeof ENTRIES;

/** True where the engine runs from its TypeScript source. */
export const RUNS_FROM_SOURCE = import.meta.url.endsWith('.ts');

export function processEntry(name: ProcessEntry): string {
  const [source, bundle] = ENTRIES[name];
  return fileURLToPath(new URL(RUNS_FROM_SOURCE ? source : bundle, import.meta.url));
}
