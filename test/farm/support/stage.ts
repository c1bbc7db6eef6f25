// Renders and workers as processes of the built command line, as people run them.

import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'vitest';
import type { RenderEvent } from '../../../src/contract/render.ts';
import { ROOT } from '../../cli/run-cli.ts';
import { freePort, tempFolder, type TestServer, type TestStore } from './servers.ts';

const CLI = path.join(ROOT, 'bin', 'glyphreel.mjs');
type RowEvent = RenderEvent & { row?: number };

export interface Process {
  child: ChildProcess;
  out: () => string;
  err: () => string;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<number | null>;
}

export interface TestRender extends Process {
  events: RowEvent[];
  /** Resolves with the first event that fits, also a past one. */
  until(fits: (event: RowEvent) => boolean): Promise<RowEvent>;
  output: string;
}

export interface TestWorker extends Process {
  /** Waits until it takes clips. */
  ready: Promise<void>;
  /** Values of `glyphreel_…` by name with labels: `clips_total{how="drawn"}`. */
  metrics(): Promise<Record<string, number>>;
}

/** One test's farm: a queue of its own on the server, and its processes, which end with the test. */
export async function stage({ onTestFinished }: TestContext, server: TestServer, store: TestStore) {
  const folder = tempFolder('farm');
  const queue = await server.queueUrl(path.basename(folder).toLowerCase());
  const running: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const child of running) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await Promise.all(running.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')));
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });
  const start = (args: string[], env: Record<string, string> = {}, onOutput = () => {}): Process => {
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1', ...store.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      onOutput();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      onOutput();
    });
    return {
      child,
      out: () => out,
      // With --json the error is the last event of the output.
      err: () => err || out.split('\n').slice(-2).join('\n'),
      kill: (signal) => child.kill(signal),
      ended: new Promise((resolve) => child.once('close', resolve)),
    };
  };
  let number = 0;

  return {
    folder,
    queue,
    store: store.url,
    start,
    write(name: string, text: string): string {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    /** `cache`: names the machine; another one has no clips yet. */
    render(reel: string, args: string[] = [], { cache = 'sender', env = {} } = {}): TestRender {
      const output = path.join(folder, `out-${++number}.mp4`);
      const events: RowEvent[] = [];
      const waiting: { fits: (event: RowEvent) => boolean; resolve: (event: RowEvent) => void }[] = [];
      let read = 0;
      const process = start(
        ['render', reel, '-o', output, '-y', '--json', '-q', 'production', '--store', store.url, ...args],
        { GLYPHREEL_CACHE: path.join(folder, cache), ...env },
        () => {
          const lines = process.out().split('\n');
          for (; read < lines.length - 1; read++) {
            const event = JSON.parse(lines[read]!) as RowEvent;
            events.push(event);
            for (const each of waiting) if (each.fits(event)) each.resolve(event);
          }
        },
      );
      return {
        ...process,
        events,
        output,
        until: (fits) => {
          const past = events.find(fits);
          if (past) return Promise.resolve(past);
          return Promise.race([
            new Promise<RowEvent>((resolve) => waiting.push({ fits, resolve })),
            process.ended.then(() => {
              throw new Error(`The render ended before that:\n${process.out()}\n${process.err()}`);
            }),
          ]);
        },
      };
    },
    async worker(args: string[] = [], env: Record<string, string> = {}): Promise<TestWorker> {
      const port = await freePort();
      const cache = path.join(folder, `worker-${++number}`);
      const options = ['--queue', queue, '--store', store.url, '--listen', String(port), '--lease', '2'];
      let tell = () => {};
      const ready = new Promise<void>((resolve) => (tell = resolve));
      const process = start(
        ['worker', ...options, '--concurrency', '1', ...args],
        { GLYPHREEL_CACHE: cache, ...env },
        () => {
          if (process.err().includes('takes clips of')) tell();
        },
      );
      const isReady = Promise.race([
        ready,
        process.ended.then((code) => {
          throw new Error(`The worker ended with ${code}:\n${process.err()}`);
        }),
      ]);
      isReady.catch(() => {});
      return {
        ...process,
        ready: isReady,
        async metrics() {
          const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
          return Object.fromEntries(
            [...text.matchAll(/^glyphreel_(\S+) (\S+)$/gm)].map(([, name, value]) => [name!, Number(value)]),
          );
        },
      };
    },
  };
}

/** A scene is a clip of 96 frames that takes seconds; `seed` gives the clips keys of their own. */
export function film(seed: number, scenes = 3): string {
  const names = Array.from({ length: scenes }, (_, i) => `part${i}`);
  const bodies = names.map(
    (name, i) => `scene ${name} for 4s {
  layer on sm { value: domainWarp(octaves: 6) * 0.8 + 0.2 * sin(t + ${i})  hue: ${(i / 10).toFixed(1)} + t * 0.05  palette: dense }
}`,
  );
  const timeline = `timeline { ${names.map((name) => `play ${name}`).join('  ')} }`;
  return [`reel "Farm" { size: 320x180  fps: 24  seed: ${seed} }`, ...bodies, timeline, ''].join('\n');
}

export const digestOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Machines that have reported drawing, with the clips of each. */
export function clipsByMachine(events: readonly RenderEvent[]): Map<string, Set<number>> {
  const machines = new Map<string, Set<number>>();
  for (const event of events)
    if (event.type === 'clip') machines.set(event.machine, new Set(machines.get(event.machine)).add(event.clip));
  return machines;
}
