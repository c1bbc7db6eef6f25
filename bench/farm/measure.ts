// Renders through a real queue and store on this machine, against the local pool with the same encoder.

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue } from '../../src/engine/farm/queue/open-queue.ts';
import { startRedis, tempFolder, type TestServer } from '../../test/farm/support/servers.ts';
import { ROOT } from '../render/prepare.ts';
import { type Run, runCommand } from '../render/run-command.ts';

const CLI = path.join(ROOT, 'bin/glyphreel.mjs');

interface Film {
  file: string;
  clips: number;
  seconds: number;
  size: string;
}

function film(folder: string, clips: number, frames: number, size: string): Film {
  const file = path.join(folder, `film-${clips}.reel`);
  const scenes = Array.from(
    { length: clips },
    (_, i) =>
      `scene s${i} for ${frames / 24}s { layer on md { value: domainWarp(octaves: ${2 + (i % 5)}) + 0.1 * sin(t + ${i})  hue: ${(i % 10) / 10}  palette: dense } }`,
  );
  writeFileSync(file, `reel "Bench" { size: ${size}  fps: 24  seed: 3 }\n${scenes.join('\n')}\n`);
  return { file, clips, seconds: (clips * frames) / 24, size };
}

function render(folder: string, { file }: Film, name: string, args: string[]): Promise<Run> {
  const output = path.join(folder, `${name}.mp4`);
  return runCommand(
    [process.execPath, CLI, 'render', file, '-q', 'production', '-y', '--json', '-o', output, ...args],
    { env: { GLYPHREEL_CACHE: path.join(folder, `cache-${name}`) } },
  );
}

interface Farm {
  queue: string;
  store: string;
  /** CPU seconds of the workers since they took their first clip. */
  cpu(): number;
  end(): Promise<void>;
}

async function startFarm(server: TestServer, folder: string, workers: number): Promise<Farm> {
  const queue = await server.queueUrl('bench');
  const store = path.join(folder, `store-${workers}-${Math.random().toString(36).slice(2)}`);
  const running: ChildProcess[] = [];
  for (let i = 0; i < workers; i++) {
    const child = spawn(process.execPath, [CLI, 'worker', '--queue', queue, '--store', store, '--concurrency', '1'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      // One cache for all: the check set is drawn once.
      env: { ...process.env, GLYPHREEL_CACHE: path.join(folder, 'cache-workers') },
    });
    running.push(child);
    await new Promise<void>((resolve) => {
      let text = '';
      child.stderr!.on('data', (chunk) => {
        text += String(chunk);
        if (text.includes('takes clips of')) resolve();
      });
    });
  }
  const cpuNow = (): number => running.reduce((sum, { pid }) => sum + cpuOfTree(pid!), 0);
  const before = cpuNow();
  return {
    queue,
    store,
    cpu: () => cpuNow() - before,
    async end() {
      for (const child of running) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        await ended;
      }
    },
  };
}

/** User and system time of a process, what it has waited for, and its children (Linux). */
function cpuOfTree(root: number): number {
  const children = new Map<number, number[]>();
  const ticks = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
        .map(Number);
      const parent = fields[1]!;
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      ticks.set(Number(name), fields[11]! + fields[12]! + fields[13]! + fields[14]!);
    } catch {
      /* it has ended */
    }
  }
  const sum = (pid: number): number =>
    (ticks.get(pid) ?? 0) / 100 + (children.get(pid) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root);
}

/** What queue and store cost a clip: clips of two frames, whose drawing costs next to nothing. */
export async function measureOverhead(): Promise<{ wallMs: number; cpuMs: number; clips: number }> {
  const folder = tempFolder('bench');
  const server = await startRedis();
  try {
    const tiny = film(folder, 150, 2, '64x36');
    const local = await render(folder, tiny, 'local', ['--workers', '1', '--store', path.join(folder, 'local')]);
    const farm = await startFarm(server, folder, 1);
    const far = await render(folder, tiny, 'farm', ['--runner', farm.queue, '--store', farm.store]);
    const cpu = far.cpu + farm.cpu();
    await farm.end();
    return {
      wallMs: ((drawingOf(far) - drawingOf(local)) / tiny.clips) * 1000,
      cpuMs: ((cpu - local.cpu) / tiny.clips) * 1000,
      clips: tiny.clips,
    };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds from the start of drawing to the start of joining. */
function drawingOf({ events }: Run): number {
  const at = (phase: string): number =>
    events.find(({ event }) => event.type === 'progress' && event.phase === phase)?.at ?? Number.NaN;
  const joining = Number.isNaN(at('concat')) ? at('mux') : at('concat');
  return joining - (events.find(({ event }) => event.type === 'start')?.at ?? Number.NaN);
}

export interface FarmRun {
  workers: number;
  wall: number;
  cpu: number;
  drawing: number;
  clipSeconds: number[];
}

export async function measureWorkers(
  counts: readonly number[],
): Promise<{
  local: { wall: number; cpu: number; filmSeconds: number; clips: number };
  farms: FarmRun[];
  clipSeconds: number[];
}> {
  const folder = tempFolder('bench');
  const server = await startRedis();
  try {
    const reel = film(folder, 24, 48, '960x540');
    const pool = await render(folder, reel, 'local', ['--store', path.join(folder, 'local')]);
    const farms: FarmRun[] = [];
    for (const workers of counts) {
      const farm = await startFarm(server, folder, workers);
      const run = await render(folder, reel, `farm-${workers}`, ['--runner', farm.queue, '--store', farm.store]);
      const cpu = run.cpu + farm.cpu();
      await farm.end();
      farms.push({ workers, wall: run.wall, cpu, drawing: drawingOf(run), clipSeconds: secondsOf(farm.store) });
    }
    return {
      local: { wall: pool.wall, cpu: pool.cpu, filmSeconds: reel.seconds, clips: reel.clips },
      farms,
      clipSeconds: farms[0]!.clipSeconds,
    };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of every clip in a store: seconds to draw and encode it. */
function secondsOf(store: string): number[] {
  return readdirSync(path.join(store, 'clips'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => (JSON.parse(readFileSync(path.join(store, 'clips', name), 'utf8')) as { seconds: number }).seconds);
}

/** Jobs of the usual size, which nobody draws. */
export async function measureQueue(jobs: number): Promise<{ addPerSecond: number; donePerSecond: number }> {
  const server = await startRedis();
  const connection = await openQueue(await server.queueUrl('bench'));
  try {
    const queue = connection.queue('bench');
    const clips = [
      { index: 0, segment: 1, scene: 's', first: 0, count: 96, targets: [{ output: 0, key: 'a'.repeat(40) }] },
    ];
    const data = { glyphreel: 'clip' as const, version: 1 as const, order: 'b'.repeat(64), clips, wants: ['x'] };
    let began = performance.now();
    await queue.addBulk(
      Array.from({ length: jobs }, (_, i) => ({
        name: 'clips',
        data,
        opts: { jobId: `c${i}`, removeOnComplete: true },
      })),
    );
    const addPerSecond = jobs / ((performance.now() - began) / 1000);
    let done = 0;
    const worker = connection.worker(queue.name, () => Promise.resolve(done++ as never), { concurrency: 50 });
    began = performance.now();
    void worker.run();
    while (done < jobs) await sleep(20);
    const donePerSecond = jobs / ((performance.now() - began) / 1000);
    await worker.close();
    await queue.close();
    return { addPerSecond, donePerSecond };
  } finally {
    await connection.close();
    await server.close();
  }
}
