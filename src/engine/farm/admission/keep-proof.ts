// Keeps what the check set gave on this machine, by version of the engine and what decides the bits: two seconds of work, once.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { writeAtomic } from '../../files/write-atomic.ts';
import { engineVersion } from '../../render/cache/engine-version.ts';
import type { Proof } from './draw-proof.ts';

/** `draw` is asked where nothing is kept. */
export async function keptProof(cacheDir: string, draw: () => Promise<Proof>): Promise<Proof> {
  const file = path.join(cacheDir, 'proofs', `${machineKey()}.json`);
  const kept = await readFile(file, 'utf8').then(parse, () => null);
  if (kept) return kept;
  const proof = await draw();
  await writeAtomic(file, JSON.stringify(proof, null, 1)).catch(() => {});
  return proof;
}

/** A cache folder may be shared by machines, so the processor is part of it. */
function machineKey(): string {
  const parts = [engineVersion(), process.version, process.arch, os.hostname(), os.cpus()[0]?.model ?? ''];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);
}

function parse(text: string): Proof | null {
  try {
    const value: unknown = JSON.parse(text);
    const isProof =
      typeof value === 'object' && value !== null && Object.values(value).every((hash) => typeof hash === 'string');
    return isProof ? (value as Proof) : null;
  } catch {
    return null;
  }
}
