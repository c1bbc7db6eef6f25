// Limits of time by how busy the machine is. A laptop that compiles something else runs the same checks, later.

import os from 'node:os';

/** Milliseconds that the measured work takes on a quiet core of a slow machine. */
const QUIET_MS = 15;
const MOST = 12;
let factor = 1;

function work() {
  const began = performance.now();
  let sum = 0;
  for (let i = 0; i < 3_000_000; i++) sum = (sum + i * 31) | 0;
  return sum === 1 ? 0 : performance.now() - began;
}

/** Measures how slow the machine is now, and scales all limits by it. Returns the factor. */
export function measurePace() {
  work(); // Compiles it.
  const slowness = Math.max(...Array.from({ length: 5 }, work)) / QUIET_MS;
  const load = os.loadavg()[0] / os.availableParallelism();
  factor = Math.min(MOST, Math.max(1, slowness, load));
  return factor;
}

/** A limit in milliseconds for a quiet machine, as it is now. */
export const patience = (ms) => Math.round(ms * factor);
