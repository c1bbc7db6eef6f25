// Cores and memory available to a render, within a container's limits (cgroup v1 and v2).

import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Hardware {
  /** Usable cores; at least 1. */
  cores: number;
  memoryBytes: number;
  cpu: string;
  platform: string;
  /** The cgroup's limits; null where it sets none. */
  limits: { cores: number | null; memoryBytes: number | null };
}

export interface HardwareSource {
  root?: string;
  cores?: number;
  memoryBytes?: number;
}

/** Detects the hardware. `root` stands for `/` in tests. */
export function detectHardware(source: HardwareSource = {}): Hardware {
  const root = source.root ?? '/';
  const limits = process.platform === 'linux' || source.root ? cgroupLimits(root) : { cores: null, memoryBytes: null };
  const cores = source.cores ?? os.availableParallelism();
  const memoryBytes = source.memoryBytes ?? os.totalmem();
  return {
    cores: Math.max(1, Math.floor(Math.min(cores, limits.cores ?? cores))),
    memoryBytes: Math.min(memoryBytes, limits.memoryBytes ?? memoryBytes),
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    platform: `${process.platform}-${process.arch}`,
    limits,
  };
}

/** The tightest limit from this process's own group up to the root of its hierarchy. */
function cgroupLimits(root: string): Hardware['limits'] {
  const memberships = read(path.join(root, 'proc/self/cgroup'))?.split('\n') ?? [];
  let cores: number | null = null,
    memoryBytes: number | null = null;
  const tighten = (coreLimit: number | null, memoryLimit: number | null) => {
    if (coreLimit !== null && coreLimit > 0) cores = Math.min(cores ?? Infinity, coreLimit);
    if (memoryLimit !== null && memoryLimit > 0 && memoryLimit < 2 ** 60)
      memoryBytes = Math.min(memoryBytes ?? Infinity, memoryLimit);
  };
  const groupOf = (controller: string) =>
    memberships
      .find((line) =>
        controller === '' ? line.startsWith('0::') : line.split(':')[1]?.split(',').includes(controller),
      )
      ?.split(':')
      .slice(2)
      .join(':') ?? '/';
  for (const folder of ancestors(path.join(root, 'sys/fs/cgroup'), groupOf(''))) {
    const [quota, period] = (read(path.join(folder, 'cpu.max')) ?? 'max').trim().split(/\s+/);
    tighten(
      quota === 'max' ? null : Number(quota) / Number(period || 100_000),
      number(read(path.join(folder, 'memory.max'))),
    );
  }
  for (const folder of ancestors(path.join(root, 'sys/fs/cgroup/cpu'), groupOf('cpu'))) {
    const quota = number(read(path.join(folder, 'cpu.cfs_quota_us'))),
      period = number(read(path.join(folder, 'cpu.cfs_period_us')));
    if (quota !== null && quota > 0 && period) tighten(quota / period, null);
  }
  for (const folder of ancestors(path.join(root, 'sys/fs/cgroup/memory'), groupOf('memory'))) {
    tighten(null, number(read(path.join(folder, 'memory.limit_in_bytes'))));
  }
  return { cores, memoryBytes };
}

/** The folder of a group and of every group above it. Inside a container the group's own path may not be there; the root is. */
function ancestors(base: string, group: string): string[] {
  const parts = group.split('/').filter(Boolean);
  return Array.from({ length: parts.length + 1 }, (_, i) => path.join(base, ...parts.slice(0, parts.length - i)));
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function number(text: string | null): number | null {
  const value = text === null ? NaN : Number(text.trim());
  return Number.isFinite(value) ? value : null;
}
