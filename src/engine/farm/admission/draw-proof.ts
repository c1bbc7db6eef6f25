// Draws the check set: the hash of a frame of every effect, and of the packed forms that encoders read.

import { createHash } from 'node:crypto';
import { synthesiseFeatures } from '../../frame/features/synthesise-features.ts';
import { openRenderer } from '../../inputs/open-renderer.ts';
import { hashFrame } from '../../render/frame-hash.ts';
import { CHECK_FORMAT, checkPlan } from './check-plan.ts';

/** Hashes by what they check: `field plasma`. */
export type Proof = Record<string, string>;

export const proofDigest = (proof: Proof): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(proof).sort()))
    .digest('hex');

/** The first check that two machines do not agree on; null where they agree on all. */
export function firstDifference(ours: Proof, theirs: Proof): string | null {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort();
  return names.find((name) => ours[name] !== theirs[name]) ?? null;
}

export async function drawProof(): Promise<Proof> {
  const { plan, checks } = checkPlan();
  const frames = checks.reduce((sum, check) => sum + check.frames, 0);
  const audio = synthesiseFeatures({ fps: CHECK_FORMAT.fps, frames, bpm: 120, beatOffset: 0, first: 0 });
  const renderer = await openRenderer({ plan, format: CHECK_FORMAT, audio, checkpointBytes: 0 });
  const proof: Proof = {};
  let from = 0;
  try {
    for (const check of checks) {
      for (let frame = from; frame < from + check.frames; frame++) proof[check.name] = hashFrame(renderer.draw(frame));
      from += check.frames;
      proof['packing to 4:2:0'] ??= sha(renderer.packYuv420());
      proof['packing to RGB'] ??= sha(renderer.packRgb());
    }
  } finally {
    renderer.dispose();
  }
  return proof;
}

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
