// Measures the load by other programs, and how much it slows a render.

import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

export interface MachineLoad {
  /** Number of cores that other running or waiting work could use. */
  others: number;
  /** Slowdown of a render compared with an idle machine; at least 1. */
  slowdown: number;
  /** No core is idle: then the slowdown is the most that is likely, for what a process gets depends on more than how many wait. */
  isFull: boolean;
}

const SAMPLE_MS = 250;
/** Above this fraction of busy cores, work may be waiting that the sample does not show. */
const SATURATED = 0.9;

/** Samples the CPU for a quarter of a second, while this process does nothing. `cores` are those a render may use. */
export async function measureLoad(cores: number): Promise<MachineLoad> {
  const before = cpuTimes();
  await sleep(SAMPLE_MS);
  const after = cpuTimes();
  const total = after.total - before.total;
  const busyShare = total > 0 ? (after.busy - before.busy) / total : 0;
  return loadOf(busyShare, os.cpus().length, os.loadavg()[0]!, cores);
}

/**
 * `busyShare` (0..1) of `allCores` was busy; `average` is the system's load average (0 where it has none), which also counts
 * what waits. A render with as many threads as `cores` gets its fair share of them, or what others leave free if that is more.
 */
export function loadOf(busyShare: number, allCores: number, average: number, cores: number): MachineLoad {
  const busy = busyShare * allCores;
  const isFull = busyShare >= SATURATED;
  const others = isFull ? Math.max(busy, average) : busy;
  const free = cores - Math.min(cores, (others * cores) / allCores);
  const fair = (cores * allCores) / (cores + others);
  const available = Math.max(free, Math.min(cores, fair));
  return { others, slowdown: cores / available, isFull };
}

/**
 * The slowdown of work that took `seconds` and takes `alone` on an idle machine. Load averages follow by a minute, and short work, priorities and
 * groups of processes get other shares than an average says: on a full machine what our own work took says more.
 */
export const slowdownOf = ({ slowdown, isFull }: MachineLoad, seconds: number, alone: number): number =>
  isFull && alone > 0 ? Math.max(1, Math.min(slowdown, seconds / alone)) : slowdown;

function cpuTimes(): { busy: number; total: number } {
  let busy = 0,
    total = 0;
  for (const { times } of os.cpus()) {
    const used = times.user + times.nice + times.sys + times.irq;
    busy += used;
    total += used + times.idle;
  }
  return { busy, total };
}
