import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chooseWorkers, encoderThreads } from '../../../src/engine/machine/hardware/choose-workers.ts';
import { detectHardware } from '../../../src/engine/machine/hardware/hardware.ts';

const GB = 1024 ** 3;

function machine(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'glyphreel-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

test('no cgroup: the machine as it is', () => {
  expect(detectHardware({ root: machine({}), cores: 8, memoryBytes: 16 * GB })).toMatchObject({
    cores: 8,
    memoryBytes: 16 * GB,
    limits: { cores: null, memoryBytes: null },
  });
});

test('cgroup v2: quota and memory of the own group', () => {
  const root = machine({
    'proc/self/cgroup': '0::/work/job\n',
    'sys/fs/cgroup/work/job/cpu.max': '250000 100000\n',
    'sys/fs/cgroup/work/job/memory.max': `${3 * GB}\n`,
  });
  expect(detectHardware({ root, cores: 16, memoryBytes: 64 * GB })).toMatchObject({
    cores: 2,
    memoryBytes: 3 * GB,
    limits: { cores: 2.5 },
  });
});

test('cgroup v2: a tighter group above wins, "max" is no limit', () => {
  const root = machine({
    'proc/self/cgroup': '0::/work/job\n',
    'sys/fs/cgroup/work/job/cpu.max': 'max 100000\n',
    'sys/fs/cgroup/work/job/memory.max': 'max\n',
    'sys/fs/cgroup/work/cpu.max': '400000 100000\n',
    'sys/fs/cgroup/work/memory.max': `${6 * GB}\n`,
  });
  expect(detectHardware({ root, cores: 16, memoryBytes: 64 * GB })).toMatchObject({ cores: 4, memoryBytes: 6 * GB });
});

test('cgroup v1: quota, period and limit; the huge number that stands for none', () => {
  const files = {
    'proc/self/cgroup': '3:cpu,cpuacct:/box\n2:memory:/box\n',
    'sys/fs/cgroup/cpu/box/cpu.cfs_quota_us': '50000',
    'sys/fs/cgroup/cpu/box/cpu.cfs_period_us': '100000',
  };
  expect(
    detectHardware({
      root: machine({ ...files, 'sys/fs/cgroup/memory/box/memory.limit_in_bytes': `${2 * GB}` }),
      cores: 8,
      memoryBytes: 16 * GB,
    }),
  ).toMatchObject({ cores: 1, memoryBytes: 2 * GB });
  expect(
    detectHardware({
      root: machine({ ...files, 'sys/fs/cgroup/memory/box/memory.limit_in_bytes': '9223372036854771712' }),
      cores: 8,
      memoryBytes: 16 * GB,
    }).memoryBytes,
  ).toBe(16 * GB);
});

test('workers by cores', () => {
  const workers = (cores: number, more = {}) =>
    chooseWorkers({ cores, memoryBytes: 1000 * GB }, { workerBytes: GB, ...more });
  expect([1, 2, 3, 4, 8, 15, 16, 64].map((cores) => workers(cores))).toEqual([1, 2, 3, 3, 7, 14, 14, 62]);
  expect(workers(16, { most: 4 })).toBe(4);
  expect(workers(2, { asked: 5 })).toBe(5);
});

test('workers by memory: at most 60 % of it, at least one', () => {
  const workers = (memory: number) =>
    chooseWorkers({ cores: 16, memoryBytes: memory * GB }, { workerBytes: GB, asked: 12 });
  expect([0.5, 2, 4, 10, 20, 100].map(workers)).toEqual([1, 1, 2, 6, 12, 12]);
});

test('encoder threads share the cores', () => {
  expect(
    [
      [2, 2],
      [2, 1],
      [16, 14],
      [16, 4],
      [64, 1],
    ].map(([cores, encoders]) => encoderThreads(cores, encoders)),
  ).toEqual([1, 2, 1, 4, 16]);
});
